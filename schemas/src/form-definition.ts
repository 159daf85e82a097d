import type { JsonObject, JsonValue } from './json.ts'
import type { LocaleText } from './locale-text.ts'

/** What an answer says of a person (个人信息保护法 art. 4 and 28): `sensitive` is what may hurt somebody when it is known, such as
 *  an ID number, health, money, whereabouts, and anything of a child under 14. */
export const PERSONAL_MARKS = ['personal', 'sensitive'] as const
export type PersonalMark = (typeof PERSONAL_MARKS)[number]

/** What an answer may be beside its JSON type; the core checks each (`formats/`). Of a text, unless it says otherwise:
 *  - `date`, `date-time`; `time-of-day` is `HH:MM` on a clock of 24 hours.
 *  - `phone-cn` is a mobile or landline number, `landline-cn` a landline with its area code.
 *  - `id-number-cn` (GB 11643) and `credit-code-cn` (GB 32100) have check characters; `plate-cn` has 7 or 8 (GA 36).
 *  - `money-fen` is an **integer**: fen, so that sums and limits are exact.
 *  - `date-range` is an **object** of two days `start` and `end`, the end not before the start.
 *  - `room` is an **object** of texts `building`, `unit`, `room`; `node` is the deepest place of the tree that was chosen.
 *  - `signature` is an **object** of `drawing` (a picture of a hand) or `name` (typed): one of the two is a signature.
 *  - `household` is an **array** of the people of one home; nobody's `idNumber` stands there twice.
 *  - `page` is of a **null**: the questions after it stand on a page of their own.
 *  - `linli-file` is the id of an uploaded file, of the kinds `x-accept` lists; `linli-node` the id of a node of the tree;
 *    `linli-person` the account id of somebody of the staff with a post, not where residents answer. */
export const FIELD_FORMATS = [
  'date',
  'date-time',
  'time-of-day',
  'phone-cn',
  'landline-cn',
  'id-number-cn',
  'credit-code-cn',
  'plate-cn',
  'money-fen',
  'date-range',
  'room',
  'signature',
  'household',
  'page',
  'linli-file',
  'linli-node',
  'linli-person',
] as const

/** Kinds of file that may be uploaded: a picture, a PDF, a Word or Excel document without macros, sound, film. */
export const FILE_KINDS = ['photo', 'pdf', 'office', 'audio', 'video'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** The rules of a field that may say in words of their own what is wrong. */
export const LIMITS = [
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
] as const
export type FieldLimit = (typeof LIMITS)[number]

/** The JSON Schema 2020-12 subset a form or context may use; anything else is refused by the parser.
 *  No `if/then/else`, `allOf/anyOf/not`, `dependencies`: conditions are rules (CEL) beside the schema. */
export interface FieldSchema {
  /** A `null` asks nothing: its title and description are there to be read, and it has no answer. */
  readonly type: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null'
  /** zh-CN text; translations live in the `i18n` beside the outermost schema. */
  readonly title?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, FieldSchema>>
  readonly required?: readonly string[]
  readonly items?: FieldSchema
  readonly enum?: readonly (string | number)[]
  readonly oneOf?: readonly { readonly const: string | number; readonly title: string }[]
  readonly const?: JsonValue
  readonly default?: JsonValue
  /** One of `FIELD_FORMATS`. */
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  /** Whether the answer is personal data, and of which kind; of a group or list, of all that is in it. */
  readonly 'x-personal'?: PersonalMark
  /** Of a `linli-file`: the kinds of file it takes; photos where nothing is said. */
  readonly 'x-accept'?: readonly FileKind[]
  /** zh-CN sentences in place of the common ones, for whoever's answer is beyond a limit that the schema sets; translated like titles. */
  readonly 'x-messages'?: Readonly<Partial<Record<FieldLimit, string>>>
}

export interface ObjectSchema extends FieldSchema {
  readonly type: 'object'
  readonly properties: Readonly<Record<string, FieldSchema>>
}

/** `field` is a dotted path of property names ("location.text"). All expressions are CEL over `form` (typed by the schema). */
export interface FormRule {
  readonly field: string
  readonly visibleWhen?: string
  readonly requiredWhen?: string
  readonly compute?: string
  readonly validate?: { readonly cel: string; readonly message: LocaleText }
}

export interface FormDefinition {
  readonly title: LocaleText
  readonly description?: LocaleText
  readonly schema: ObjectSchema
  /** RJSF uiSchema keys. Widgets of our theme: `text | textarea | number | phone | date | datetime | radio | faces | select |
   *  checkbox | consent | checkboxes | photos | place | person`; without one, and for all others, the schema decides. */
  readonly ui?: JsonObject
  readonly rules?: readonly FormRule[]
  readonly eligibility?: EligibilityRule
  /** Pointers begin with `/schema` or `/ui`. */
  readonly i18n?: Translations
}

/** Whether one may ask for it at all, and what to bring (能不能办、带什么). The questions that these expressions read are asked before all
 *  others, on a page of their own; they are questions of the form, so nobody is asked twice, and the answers that were sent give the same
 *  verdict again on the version that they were sent to. */
export interface EligibilityRule {
  /** The first whose `when` holds decides; where none does, she may. */
  readonly verdicts: readonly EligibilityVerdict[]
  /** In the order in which they are told; without `when` everybody brings it. */
  readonly bring?: readonly { readonly what: LocaleText; readonly when?: string }[]
}

export interface EligibilityVerdict {
  /** CEL over `form`. */
  readonly when: string
  /** `no`: it is not taken, in the browser or on the server. `ask`: it is taken, and she is told whom to ask before. */
  readonly verdict: 'no' | 'ask'
  readonly because: LocaleText
  /** What she may do. */
  readonly instead: LocaleText
  /** Whom to call, as people write it; the community's own number without it. */
  readonly phone?: string
}

/** locale → JSON Pointer into what stands beside → text. */
export interface Translations {
  readonly en?: Readonly<Record<string, string>>
}
