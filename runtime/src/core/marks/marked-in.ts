import type { GuardDefinition } from '@linli/schemas/definition'
import type { ExpressionNames } from '../expression-names.ts'
import { namedNodes, nameOfNode } from '../named-node.ts'
import { parseExpression } from '../parse-expression.ts'
import type { MarkedField } from './marked-field.ts'

/** The marked fields that a condition asks for, whatever it asks of them. */
export function markedIn(guard: GuardDefinition, names: ExpressionNames): readonly MarkedField[] {
  switch (guard.type) {
    case 'and':
    case 'or':
      return guard.params.guards.flatMap((part) => markedIn(part, names))
    case 'not':
      return markedIn(guard.params.guard, names)
    case 'in':
      return []
    case 'expr':
      return markedInExpression(guard.params.cel, names)
  }
}

function markedInExpression(cel: string, names: ExpressionNames): readonly MarkedField[] {
  const tree = parseExpression(cel)
  if (tree === null) return []
  return namedNodes(tree, names).flatMap((part) => {
    const name = nameOfNode(part.node, part.names)
    return name?.personal === undefined ? [] : [name.personal]
  })
}
