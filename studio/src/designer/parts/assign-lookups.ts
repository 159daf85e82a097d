import type { Option } from './option.ts'

/** What the rules of an assignment may name. Whoever shows an editor looks these up. */
export interface AssignLookups {
  readonly posts: readonly Option[]
  /** Kinds of teams. */
  readonly teams: readonly Option[]
  /** Accounts of staff, by id. */
  readonly people: readonly Option[]
  /** The definition's tasks, by name. */
  readonly tasks: readonly Option[]
  /** The context's text fields, by key. */
  readonly fields: readonly Option[]
}
