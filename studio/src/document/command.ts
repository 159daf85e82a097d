import type { JsonChange } from '@linli/schemas/json-change'
import type { EditLabel } from './edit-history.ts'

/** What a designer does to the definition in one step. It is made by a pure function of the definition that is shown, and
 *  changes nothing but what its patch names: everything else stays as somebody wrote it, unknown keys too. */
export interface Command {
  readonly label: EditLabel
  readonly patch: readonly JsonChange[]
  /** Commands that follow each other with the same key within a breath are one step: typing in one field. */
  readonly mergeKey?: string
  /** JSON Pointer of what is looked at afterwards. */
  readonly place?: string
}
