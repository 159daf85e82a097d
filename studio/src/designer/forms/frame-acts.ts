import type { Slot } from '../../document/form/add-field.ts'
import type { FieldPath } from '../../document/form/field-path.ts'

/** What can be done with the field of a frame; the same object for good. */
export interface FrameActs {
  readonly choose: (path: FieldPath) => void
  readonly insertAt: (slot: Slot) => void
  readonly move: (path: FieldPath, by: -1 | 1) => void
  readonly step: (path: FieldPath, by: -1 | 1) => void
  readonly remove: (path: FieldPath) => void
  readonly duplicate: (path: FieldPath) => void
  readonly edit: (path: FieldPath) => void
}
