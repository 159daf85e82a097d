import type { PersonalMark } from '@linli/schemas/form-definition'

/** Which fields of a definition are personal data, by owner and dotted path: `report.phone` of a form, `context.phone`,
 *  `event moved.phone`, `reading 1.card`. A mark counts for all that is inside; a field that is set or computed from a marked one
 *  is marked as that is, whatever it says itself. */
export type FieldMarks = ReadonlyMap<string, PersonalMark>

/** A marked field, as whoever decides about it is asked. */
export interface MarkedField {
  readonly field: string
  readonly mark: PersonalMark
}
