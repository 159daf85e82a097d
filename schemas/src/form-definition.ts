import type { JsonObject, JsonValue } from './json.ts'
import type { LocaleText } from './locale-text.ts'

/** What an answer says of a person (个人信息保护法 art. 4 and 28): `sensitive` is what may hurt somebody when it is known, such as
 *  an ID number, health, money, whereabouts, and anything of a child under 14. */
export const PERSONAL_MARKS = ['personal', 'sensitive'] as const
export type PersonalMark = (typeof PERSONAL_MARKS)[number]

/** The JSON Schema 2020-12 subset a form or context may use; anything else is refused by the parser.
 *  No `if/then/else`, `allOf/anyOf/not`, `dependencies`: conditions are rules (CEL) beside the schema. */
export interface FieldSchema {
  readonly type: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean'
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
  /** `date | date-time | phone-cn | linli-file` (id of an uploaded file) | `linli-node` (id of an org node) | `linli-person`
   *  (account id of somebody of the staff with a post; not where residents answer). */
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
   *  checkbox | consent | checkboxes | photos | place | person`; without one, the schema decides. */
  readonly ui?: JsonObject
  readonly rules?: readonly FormRule[]
  /** Pointers begin with `/schema` or `/ui`. */
  readonly i18n?: Translations
}

/** locale → JSON Pointer into what stands beside → text. */
export interface Translations {
  readonly en?: Readonly<Record<string, string>>
}
