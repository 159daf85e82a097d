/** A condition as a visual builder shows it: plain JSON. `field` is a path of names as CEL writes them
 *  (`context.level`). What cannot be said this way stays text, as a whole (`toBuilder`) or where it stands (`toLockedBuilder`). */
export type ConditionTree =
  /** All of the parts, or one of them; at least two parts, none of them a group of the same kind. */
  | { readonly kind: 'all' | 'any'; readonly parts: readonly ConditionTree[] }
  | { readonly kind: 'not'; readonly part: ConditionTree }
  /** Both sides are of one type; yes/no knows only `==` and `!=`. */
  | {
      readonly kind: 'compare'
      readonly field: string
      readonly operator: ComparisonOperator
      readonly to: Operand
    }
  /** One of at least one written value. */
  | { readonly kind: 'one-of'; readonly field: string; readonly values: readonly Literal[] }
  /** A list that holds the value. */
  | { readonly kind: 'includes'; readonly field: string; readonly item: Operand }
  | { readonly kind: 'has'; readonly field: string }
  | {
      readonly kind: 'text'
      readonly field: string
      readonly test: TextTest
      readonly sought: Operand
    }
  /** A yes/no field that says yes. */
  | { readonly kind: 'yes'; readonly field: string }
  /** CEL that cannot be said in any of these ways: it can be read, moved and taken out. */
  | { readonly kind: 'locked'; readonly cel: string }

export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>='
export type TextTest = 'contains' | 'startsWith' | 'endsWith'
export type Literal = string | number | boolean
export type Operand = { readonly value: Literal } | { readonly field: string }

export const TEXT_TESTS: readonly TextTest[] = ['contains', 'startsWith', 'endsWith']
