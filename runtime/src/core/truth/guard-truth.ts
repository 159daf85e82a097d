import type { GuardDefinition } from '@linli/schemas/definition'
import type { ComparisonOperator, ConditionTree, Literal, TextTest } from '../condition-tree.ts'
import type { Cell, Holding } from './value-cells.ts'

/** True, false, or null where that hangs on something that is not known. */
export type Truth = boolean | null

/** A guard with its expressions as trees; `unknown` for what no tree says. */
export type GuardTree = ConditionTree | { readonly kind: 'unknown' }

/** Whether a guard holds, given what the fields hold. Never wrong: what it cannot tell is null. */
export function guardTruth(
  guard: GuardDefinition,
  holding: Holding,
  treeOf: (cel: string) => GuardTree,
): Truth {
  const inner = (each: GuardDefinition) => guardTruth(each, holding, treeOf)
  switch (guard.type) {
    case 'expr': {
      const tree = treeOf(guard.params.cel)
      return tree.kind === 'unknown' ? null : truthOf(tree, holding)
    }
    case 'and':
      return allOf(guard.params.guards.map(inner))
    case 'or':
      return anyOf(guard.params.guards.map(inner))
    case 'not':
      return contrary(inner(guard.params.guard))
    case 'in':
      return null
  }
}

/** The same for a condition. */
export function truthOf(tree: ConditionTree, holding: Holding): Truth {
  switch (tree.kind) {
    case 'all':
      return allOf(tree.parts.map((part) => truthOf(part, holding)))
    case 'any':
      return anyOf(tree.parts.map((part) => truthOf(part, holding)))
    case 'not':
      return contrary(truthOf(tree.part, holding))
    case 'locked':
      return null
    default: {
      const cell = holding.get(tree.field)
      return cell === undefined ? null : leafTruth(tree, cell)
    }
  }
}

function allOf(truths: readonly Truth[]): Truth {
  return truths.includes(false) ? false : truths.includes(null) ? null : true
}

function anyOf(truths: readonly Truth[]): Truth {
  return truths.includes(true) ? true : truths.includes(null) ? null : false
}

function contrary(truth: Truth): Truth {
  return truth === null ? null : !truth
}

type Leaf = Exclude<ConditionTree, { kind: 'all' | 'any' | 'not' | 'locked' }>

function leafTruth(leaf: Leaf, cell: Cell): Truth {
  switch (leaf.kind) {
    case 'compare':
      return 'value' in leaf.to ? compared(cell, leaf.operator, leaf.to.value) : null
    case 'one-of':
      return anyOf(leaf.values.map((value) => compared(cell, '==', value)))
    case 'includes': {
      if (!('value' in leaf.item)) return null
      if (cell.kind === 'absent') return false
      return cell.kind === 'list' ? cell.items.includes(leaf.item.value) : null
    }
    case 'has':
      return cell.kind !== 'absent'
    case 'text':
      return 'value' in leaf.sought ? textTruth(cell, leaf.test, leaf.sought.value) : null
    case 'yes':
      return compared(cell, '==', true)
  }
}

function compared(cell: Cell, operator: ComparisonOperator, to: Literal): Truth {
  switch (cell.kind) {
    case 'value':
      return ordered(cell.value, operator, to)
    case 'absent': {
      const empty = typeof to === 'string' ? '' : typeof to === 'boolean' ? false : null
      // A number without a value has no answer: the condition must ask for that first.
      return empty === null ? null : ordered(empty, operator, to)
    }
    case 'other':
      if (operator !== '==' && operator !== '!=') return null
      return cell.named.includes(to) ? operator === '!=' : null
    case 'between':
      return beside(cell, operator, to)
    case 'list':
      return null
  }
}

function ordered(value: Literal, operator: ComparisonOperator, to: Literal): boolean {
  switch (operator) {
    case '==':
      return value === to
    case '!=':
      return value !== to
    case '<':
      return value < to
    case '<=':
      return value <= to
    case '>':
      return value > to
    case '>=':
      return value >= to
  }
}

/** What lies strictly between two values against a third, which is never inside. */
function beside(
  { above, below }: Cell & { readonly kind: 'between' },
  operator: ComparisonOperator,
  to: Literal,
): Truth {
  const isLess = below !== null && below <= to ? true : above !== null && above >= to ? false : null
  // Of a bound that the schema sets nothing is named beyond it.
  if (isLess === null) return null
  switch (operator) {
    case '==':
      return false
    case '!=':
      return true
    case '<':
    case '<=':
      return isLess
    case '>':
    case '>=':
      return !isLess
  }
}

function textTruth(cell: Cell, test: TextTest, sought: Literal): Truth {
  const text = cell.kind === 'absent' ? '' : cell.kind === 'value' ? cell.value : null
  if (typeof text !== 'string' || typeof sought !== 'string') return null
  switch (test) {
    case 'contains':
      return text.includes(sought)
    case 'startsWith':
      return text.startsWith(sought)
    case 'endsWith':
      return text.endsWith(sought)
  }
}
