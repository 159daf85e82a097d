import type { ConditionField, Literal } from '@linli/runtime/core'
import type { Row } from './condition-draft.ts'

/** Whether a row holds where its field has no value; null where that is no question, or hangs on something else. An unanswered text,
 *  list or yes/no field reads as empty, as it does in the core. */
export function holdsWhenEmpty(row: Row, field: ConditionField): boolean | null {
  if (!field.isOptional || row.relation === 'filled' || row.relation === 'empty') return null
  if (row.whenEmpty !== null) return row.whenEmpty === 'yes'
  if (row.other !== null) return null
  switch (field.kind) {
    case 'bool':
      return row.relation === 'no'
    case 'list':
      return row.relation === 'includesNot'
    case 'string':
      return textHolds(row)
    default:
      return null
  }
}

function textHolds({ relation, value, values }: Row): boolean | null {
  if (relation === 'oneOf') return values.includes('')
  if (relation === 'noneOf') return !values.includes('')
  return typeof value === 'string' ? emptyAgainst(relation, value) : null
}

function emptyAgainst(relation: Row['relation'], value: Literal & string): boolean | null {
  switch (relation) {
    case 'is':
    case 'contains':
    case 'startsWith':
    case 'endsWith':
    case 'atLeast':
      return value === ''
    case 'isNot':
    case 'containsNot':
    case 'less':
      return value !== ''
    case 'atMost':
      return true
    case 'more':
      return false
    default:
      return null
  }
}
