import type { Fields } from './condition-draft.ts'
import type { Option } from './option.ts'

/** What all parts of one condition know. */
export interface ConditionFacts {
  readonly fields: Fields
  /** Places, for fields that hold one. */
  readonly nodes: readonly Option[]
  /** CEL as a sentence in the reader's language; the text itself where it is malformed. */
  readonly say: (cel: string) => string
}
