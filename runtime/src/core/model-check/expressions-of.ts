import type { Definition, GuardDefinition } from '@linli/schemas/definition'
import type { ASTNode } from '@marcbachmann/cel-js'
import { actionsOf } from '../definition-actions.ts'
import type { StateSite } from '../definition-tree.ts'
import { transitionsOf } from '../definition-tree.ts'

/** An assignment of the machine or of a trigger. */
export interface AssignmentText {
  readonly to: string
  readonly cel: string
}

/** The CEL texts of all guards. */
export function conditionsOf(sites: readonly StateSite[]): string[] {
  return sites.flatMap((site) =>
    transitionsOf(site).flatMap(({ transition: { guard } }) =>
      guard === undefined ? [] : celOf(guard),
    ),
  )
}

function celOf(guard: GuardDefinition): string[] {
  switch (guard.type) {
    case 'expr':
      return [guard.params.cel]
    case 'and':
    case 'or':
      return guard.params.guards.flatMap(celOf)
    case 'not':
      return celOf(guard.params.guard)
    case 'in':
      return []
  }
}

/** Every `set` of the machine, then those of the triggers. */
export function assignmentsOf(
  { triggers }: Definition,
  sites: readonly StateSite[],
): AssignmentText[] {
  const inMachine = sites.flatMap((site) =>
    actionsOf(site).flatMap(({ action }) => (action.type === 'set' ? [action.params] : [])),
  )
  const inTriggers = triggers.flatMap(({ set }) =>
    Object.entries(set).map(([to, cel]) => ({ to, cel })),
  )
  return [...inMachine, ...inTriggers]
}

/** `['context', 'level']` of `context.level`, or null where the node is no plain chain of names. */
export function namesOf(node: ASTNode): string[] | null {
  if (node.op === 'id') return [node.args]
  if (node.op !== '.') return null
  const group = namesOf(node.args[0])
  return group === null ? null : [...group, node.args[1]]
}
