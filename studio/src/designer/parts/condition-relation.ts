import type { ComparisonOperator, ConditionField } from '@linli/runtime/core'

/** How a field may stand to a value. */
export type Relation =
  | 'is'
  | 'isNot'
  | 'less'
  | 'atMost'
  | 'more'
  | 'atLeast'
  | 'oneOf'
  | 'noneOf'
  | 'contains'
  | 'containsNot'
  | 'startsWith'
  | 'endsWith'
  | 'includes'
  | 'includesNot'
  | 'yes'
  | 'no'
  | 'filled'
  | 'empty'

export const OPERATORS: Partial<Readonly<Record<Relation, ComparisonOperator>>> = {
  is: '==',
  isNot: '!=',
  less: '<',
  atMost: '<=',
  more: '>',
  atLeast: '>=',
}

const EQUAL: readonly Relation[] = ['is', 'isNot']
const ORDER: readonly Relation[] = ['less', 'atMost', 'more', 'atLeast']
const SETS: readonly Relation[] = ['oneOf', 'noneOf']
const TEXT: readonly Relation[] = ['contains', 'containsNot', 'startsWith', 'endsWith']
const PRESENCE: readonly Relation[] = ['filled', 'empty']

/** The relations that a field of its type may have, the usual one first; whether it has a value only where that is a question. */
export function relationsOf(field: ConditionField): readonly Relation[] {
  const presence = field.isOptional ? PRESENCE : []
  return [...ownRelations(field), ...presence]
}

function ownRelations({ kind, choices, format, item, isInstant }: ConditionField) {
  switch (kind) {
    case 'bool':
      return ['yes', 'no'] as const
    case 'int':
    case 'double':
      if (choices.length > 0) return [...EQUAL, ...SETS, ...ORDER]
      return isInstant ? [...ORDER, ...EQUAL] : [...EQUAL, ...ORDER, ...SETS]
    case 'string':
      if (choices.length > 0 || format === 'linli-node') return [...EQUAL, ...SETS]
      if (format === 'date' || format === 'date-time') return [...EQUAL, ...ORDER]
      return [...EQUAL, ...TEXT, ...SETS]
    case 'list':
      return item === null || item.kind === 'struct' || item.kind === 'list'
        ? []
        : (['includes', 'includesNot'] as const)
    case 'struct':
      return []
  }
}

/** What a relation needs besides its field. */
export function needs(relation: Relation): 'nothing' | 'one' | 'some' {
  switch (relation) {
    case 'yes':
    case 'no':
    case 'filled':
    case 'empty':
      return 'nothing'
    case 'oneOf':
    case 'noneOf':
      return 'some'
    default:
      return 'one'
  }
}
