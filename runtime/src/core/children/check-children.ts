import type { Definition, WorkflowInvocation } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { checkExpressionAt } from '../check-expression-at.ts'
import { errorAt } from '../definition-finding.ts'
import type { DefinitionScopes } from '../definition-scopes.ts'
import type { StateSite } from '../definition-tree.ts'
import { childInvocationsOf } from '../definition-tree.ts'
import { BOOL, DOUBLE, INT, STRING } from '../expression-types.ts'

interface Called {
  readonly path: string
  readonly invoke: WorkflowInvocation
}

/** Whether what a definition says of other workflows that it starts makes sense by itself. What those are is asked where they are
 *  known (check-neighbours.ts). */
export function checkChildren(
  definition: Definition,
  sites: readonly StateSite[],
  scopes: DefinitionScopes,
): Finding[] {
  return sites
    .flatMap(childInvocationsOf)
    .flatMap((called) => [
      ...checkSelf(definition, called),
      ...checkPin(called),
      ...checkFailure(called),
      ...checkGiven(called, scopes),
    ])
}

function checkSelf({ id }: Definition, { path, invoke }: Called): Finding[] {
  if (invoke.input.ref !== id) return []
  return [
    errorAt(`${path}/input/ref`, 'child.endless', [
      '事项不能启动自己：一张工单会没完没了地启动下一张。',
      'A service cannot start itself: each case would start the next, without end.',
    ]),
  ]
}

function checkPin({ path, invoke: { input } }: Called): Finding[] {
  const isExact = input.pin === 'exact'
  if (isExact === (input.version !== undefined)) return []
  return [
    isExact
      ? errorAt(`${path}/input/pin`, 'child.version', [
          '固定版本要写明是第几版（version）。',
          'A pin to one version says which (version).',
        ])
      : errorAt(`${path}/input/version`, 'child.version', [
          '用启动时的最新版本，就不写第几版。',
          'The newest version at the start has no number: leave it out.',
        ]),
  ]
}

/** A child may be cancelled by an official, or may not start: the parent would wait for ever. */
function checkFailure({ path, invoke }: Called): Finding[] {
  const ways = invoke.onError
  if (ways !== undefined && (!Array.isArray(ways) || ways.length > 0)) return []
  return [
    errorAt(path, 'child.no-cancel-path', [
      '没有写子流程被终止或启动不了时怎么办（onError），工单会一直等下去。',
      'Nothing says what follows when the sub-workflow is cancelled or cannot be started (onError): the case would wait for ever.',
    ]),
  ]
}

function checkGiven({ path, invoke: { input } }: Called, { state: scope }: DefinitionScopes) {
  const wanted = [STRING, INT, DOUBLE, BOOL, { kind: 'list', item: STRING }] as const
  return [
    ...Object.entries(input.set).flatMap(([field, cel]) =>
      checkExpressionAt(`${path}/input/set/${field}`, cel, { scope, wanted }),
    ),
    ...(input.node === undefined
      ? []
      : checkExpressionAt(`${path}/input/node`, input.node, { scope, wanted: [STRING] })),
  ]
}
