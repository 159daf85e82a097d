import type { Definition, WorkflowInvocation } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { listNames } from '@linli/schemas/list-names'
import { checkExpressionAt } from '../check-expression-at.ts'
import { errorAt, unknownName } from '../definition-finding.ts'
import type { DefinitionScopes } from '../definition-scopes.ts'
import { createScopes } from '../definition-scopes.ts'
import type { StateSite } from '../definition-tree.ts'
import { childInvocationsOf, statesOf, transitionsOf } from '../definition-tree.ts'
import { structOfSchema } from '../expression-types.ts'
import { fieldMarks, handsOnMarked } from '../marks/field-marks.ts'
import type { FieldMarks } from '../marks/marked-field.ts'

/** The published definitions of a tenant. */
export interface Neighbours {
  readonly refs: readonly string[]
  /** Null for a version that is not there; the newest for a version of null. */
  definitionOf(ref: string, version: number | null): Definition | null
}

/** What a definition says of other workflows that it starts, compared with those that are published: whether they are there, can
 *  begin with what they are given, end where the definition expects, and do not start it again. For one without errors. */
export function checkNeighbours(definition: Definition, neighbours: Neighbours): Finding[] {
  const sites = statesOf(definition.machine)
  const scopes = createScopes(definition)
  const marks = fieldMarks(definition)
  return sites.flatMap((site) =>
    childInvocationsOf(site).flatMap(({ path, invoke }) => {
      const { ref, version = null } = invoke.input
      const missing = unknownName({
        ...{ path: `${path}/input/ref`, name: ref, thing: 'service' },
        known: neighbours.refs,
      })
      if (missing.length > 0) return missing
      const child = neighbours.definitionOf(ref, version)
      if (child === null) return [noVersion(path, invoke)]
      const called: Called = { path, invoke, child }
      return [
        ...checkGiven(called, scopes),
        ...checkMarks(called, marks),
        ...checkBeginning(called),
        ...checkEnds(called, site),
        ...checkCircle(definition, called, neighbours),
      ]
    }),
  )
}

interface Called {
  readonly path: string
  readonly invoke: WorkflowInvocation
  readonly child: Definition
}

function noVersion(path: string, { input }: WorkflowInvocation): Finding {
  return errorAt(`${path}/input/version`, 'child.no-version', [
    `“${input.ref}”没有第 ${input.version} 版。`,
    `“${input.ref}” has no version ${input.version}.`,
  ])
}

function checkGiven({ path, invoke, child }: Called, { state: scope }: DefinitionScopes) {
  const { fields } = structOfSchema(child.context.schema)
  return Object.entries(invoke.input.set).flatMap(([name, cel]) => {
    const at = `${path}/input/set/${name}`
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    return field === undefined
      ? unknownName({ path: at, name, thing: 'context field', known: Object.keys(fields) })
      : checkExpressionAt(at, cel, { scope, wanted: [field.type] })
  })
}

/** What is personal stays so: who reads the child, and when it is erased, goes by the child's own marks. */
function checkMarks({ path, invoke, child }: Called, marks: FieldMarks): Finding[] {
  const theirs = fieldMarks(child)
  return Object.entries(invoke.input.set).flatMap(([name, cel]) =>
    handsOnMarked(cel, marks) && !theirs.has(`context.${name}`)
      ? [
          errorAt(`${path}/input/set/${name}`, 'child.unmarked', [
            `“${name}”要交出个人信息，但“${invoke.input.ref}”里没有给它标个人信息。`,
            `“${name}” hands on personal data, and “${invoke.input.ref}” does not mark it as such.`,
          ]),
        ]
      : [],
  )
}

/** A child has no form: what its context needs, it is born with, or its parent gives. */
function checkBeginning({ path, invoke, child }: Called): Finding[] {
  const { schema, initial } = child.context
  const needed = (schema.required ?? []).filter(
    (field) => !Object.hasOwn(initial, field) && !Object.hasOwn(invoke.input.set, field),
  )
  if (needed.length === 0) return []
  const names = listNames(needed)
  return [
    errorAt(`${path}/input/set`, 'child.cannot-start', [
      `“${invoke.input.ref}”启动不了：还缺 ${names['zh-CN']}。`,
      `“${invoke.input.ref}” cannot start: it lacks ${names.en}.`,
    ]),
  ]
}

const PLAIN_END = /^\s*output\.ended\s*==\s*(['"])([^'"]*)\1\s*$/

function checkEnds({ invoke, child }: Called, site: StateSite): Finding[] {
  const known = endsOf(child)
  return expectedEnds(site, invoke).flatMap(({ path, name }) =>
    unknownName({ path, name, thing: 'state uid', known }),
  )
}

/** The ends of a child that the conditions of its state ask for, with their places. Only the plain comparison with one state is
 *  understood. */
export function expectedEnds(site: StateSite, invoke: WorkflowInvocation) {
  return transitionsOf(site).flatMap(({ path, cause, transition: { guard } }) => {
    if (cause.kind !== 'child' || cause.invoke !== invoke || guard?.type !== 'expr') return []
    const name = PLAIN_END.exec(guard.params.cel)?.[2]
    return name === undefined ? [] : [{ path: `${path}/guard/params/cel`, name }]
  })
}

/** The uids of the states in which an instance may end. */
function endsOf({ machine }: Definition): string[] {
  return Object.values(machine.states ?? {}).flatMap(({ type, meta }) =>
    type === 'final' ? [meta.uid] : [],
  )
}

/** A way from a definition back to itself is a case that starts cases without end. */
function checkCircle(
  { id }: Definition,
  { path, invoke, child }: Called,
  neighbours: Neighbours,
): Finding[] {
  const seen = new Set<string>()
  const leadsBack = (ref: string, way: readonly string[]): readonly string[] | null => {
    if (ref === id) return way
    if (seen.has(ref)) return null
    seen.add(ref)
    // The version that is started here; what that starts is asked as it is now.
    const next = way.length === 2 ? child : neighbours.definitionOf(ref, null)
    const refs = next === null ? [] : refsOf(next)
    for (const each of refs) {
      const found = leadsBack(each, [...way, each])
      if (found !== null) return found
    }
    return null
  }
  const circle = leadsBack(invoke.input.ref, [id, invoke.input.ref])
  if (circle === null || invoke.input.ref === id) return []
  const told = circle.map((each) => `“${each}”`).join(' → ')
  return [
    errorAt(`${path}/input/ref`, 'child.endless', [
      `子流程绕了一圈又启动这个事项：${told}，会没完没了。`,
      `The sub-workflow leads back to this service: ${told}, without end.`,
    ]),
  ]
}

function refsOf({ machine }: Definition): string[] {
  return statesOf(machine)
    .flatMap(childInvocationsOf)
    .map(({ invoke }) => invoke.input.ref)
}
