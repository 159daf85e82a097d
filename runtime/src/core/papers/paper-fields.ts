import type { Definition } from '@linli/schemas/definition'
import type { FieldSchema } from '@linli/schemas/form-definition'

/** What a paper may say of its case whatever was answered, and what that is called. */
export const CASE_FACTS = {
  number: ['受理编号', 'Number of the case'],
  service: ['事项', 'Service'],
  street: ['街道', 'Street'],
  place: ['所属社区或网格', 'Community or grid'],
  initiator: ['提交人', 'Who submitted it'],
  started: ['提交日期', 'Date of submission'],
  given: ['本文书的日期', 'Date of this paper'],
} as const
export type CaseFact = keyof typeof CASE_FACTS

/** A field of the account, and so personal whatever the definition marks. */
export const CASE_INITIATOR = 'case.initiator'

/** What stands between the braces of a paper. */
export type PaperField =
  | { readonly kind: 'case'; readonly fact: CaseFact }
  | {
      readonly kind: 'answer'
      /** Id of a form, or `context`. */
      readonly owner: string
      readonly path: readonly string[]
      readonly schema: FieldSchema
    }
  /** Of the item that a text is repeated for; its ordinal where no field is named. */
  | {
      readonly kind: 'row'
      readonly path: readonly string[]
      readonly schema: FieldSchema | null
    }

/** The field that a paper's text names; null where there is none of that name. `item` is what the items of the repeated list are
 *  like, null outside of one. */
export function paperField(
  name: string,
  definition: Pick<Definition, 'forms' | 'context'>,
  item: FieldSchema | null,
): PaperField | null {
  const [first = '', ...rest] = name.split('.')
  if (first === 'case') return caseFact(rest)
  if (first === 'row') return item === null ? null : rowField(rest, item)
  return answerField(name, definition)
}

/** The list that a text of a paper is repeated for, with what its items are like. */
export function paperList(
  name: string,
  definition: Pick<Definition, 'forms' | 'context'>,
): { readonly field: Extract<PaperField, { kind: 'answer' }>; readonly item: FieldSchema } | null {
  const field = answerField(name, definition)
  const item = field?.schema.type === 'array' ? field.schema.items : undefined
  return field === null || item === undefined ? null : { field, item }
}

function caseFact(rest: readonly string[]): PaperField | null {
  const [fact = '', ...more] = rest
  if (more.length > 0 || !Object.hasOwn(CASE_FACTS, fact)) return null
  return { kind: 'case', fact: fact as CaseFact }
}

function rowField(path: readonly string[], item: FieldSchema): PaperField | null {
  if (path.length === 0) return { kind: 'row', path, schema: null }
  const schema = fieldIn(item, path)
  return schema === null ? null : { kind: 'row', path, schema }
}

function answerField(
  name: string,
  { forms, context }: Pick<Definition, 'forms' | 'context'>,
): Extract<PaperField, { kind: 'answer' }> | null {
  // A form's id may have dots, so the longest one counts.
  const owner = ['context', ...Object.keys(forms)]
    .filter((each) => name.startsWith(`${each}.`))
    .sort((one, other) => other.length - one.length)[0]
  if (owner === undefined) return null
  const path = name.slice(owner.length + 1).split('.')
  const schema = owner === 'context' ? context.schema : forms[owner]?.schema
  const field = schema === undefined ? null : fieldIn(schema, path)
  return field === null ? null : { kind: 'answer', owner, path, schema: field }
}

/** A field by its keys; nothing is looked for inside a list, which is repeated instead. */
function fieldIn(schema: FieldSchema, path: readonly string[]): FieldSchema | null {
  let field: FieldSchema = schema
  for (const key of path) {
    const inner = field.properties
    const next = inner !== undefined && Object.hasOwn(inner, key) ? inner[key] : undefined
    if (next === undefined) return null
    field = next
  }
  // What is only read has no answer.
  return field.type === 'null' ? null : field
}
