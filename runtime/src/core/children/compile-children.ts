import type { WorkflowInvocation } from '@linli/schemas/definition'
import type { DefinitionScopes } from '../definition-scopes.ts'
import type { StateSite } from '../definition-tree.ts'
import { childInvocationsOf } from '../definition-tree.ts'
import type { Expression } from '../expression.ts'
import { compileExpression } from '../expression.ts'

/** What a state gives to a child, ready to be asked. */
export interface CompiledChild {
  readonly invoke: WorkflowInvocation
  readonly node: Expression | null
  readonly set: readonly (readonly [field: string, value: Expression])[]
}

/** By invoke id. Throws `definition.invalid` for an expression that does not compile. */
export function compileChildren(
  sites: readonly StateSite[],
  { state }: DefinitionScopes,
): ReadonlyMap<string, CompiledChild> {
  return new Map(
    sites.flatMap(childInvocationsOf).map(({ invoke }) => {
      const { node, set } = invoke.input
      const compiled: CompiledChild = {
        invoke,
        node: node === undefined ? null : compileExpression(node, state),
        set: Object.entries(set).map(([field, cel]) => [field, compileExpression(cel, state)]),
      }
      return [invoke.id, compiled] as const
    }),
  )
}
