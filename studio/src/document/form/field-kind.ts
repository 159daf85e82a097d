/** What the palette offers: kinds of field that the theme can ask for and the format can hold. */
export const FIELD_KINDS = [
  'text',
  'textarea',
  'number',
  'integer',
  'money',
  'date',
  'datetime',
  'time',
  'dateRange',
  'phone',
  'landline',
  'idNumber',
  'creditCode',
  'plate',
  'radio',
  'select',
  'checkboxes',
  'faces',
  'checkbox',
  'consent',
  'photos',
  'video',
  'voice',
  'files',
  'signature',
  'place',
  'location',
  'room',
  'person',
  'household',
  'group',
  'list',
  'page',
  'note',
] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

/** What a new field says in words, in the language of the form's author. */
export interface KindWords {
  readonly title: string
  /** Titles of the first choices; five of them for faces, the best one first; of a location, of its two questions. */
  readonly choices?: readonly string[]
  /** Titles of the parts of a field that has some, in their order. */
  readonly parts?: readonly string[]
}
