import type {
  FieldLimit,
  FieldSchema,
  FormDefinition,
  ObjectSchema,
  Translations,
} from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { MatchedKey } from './matched-keys.ts'
import { matchKeys, presentKeys } from './matched-keys.ts'

/** A field of a form, context, event or reading with all that is written about it elsewhere in the form. */
export interface FieldNode {
  readonly schema: FieldSchema
  /** Its part of the form's `ui`. */
  readonly ui: JsonObject
  /** JSON Pointer into the form; translations are found by it. */
  readonly pointer: string
  readonly english: Readonly<Record<string, string>>
}

export function rootOfForm(form: FormDefinition): FieldNode {
  const ui = form.ui ?? {}
  return { schema: form.schema, ui, pointer: '/schema', english: form.i18n?.en ?? {} }
}

/** Of a context, event or reading; its translations stand beside it. */
export function rootOfSchema(schema: ObjectSchema | undefined, i18n?: Translations): FieldNode {
  const empty = { type: 'object', properties: {} } as const
  return { schema: schema ?? empty, ui: {}, pointer: '/schema', english: i18n?.en ?? {} }
}

/** The field of a group, or the items of a list (`items`). */
export function childOf(node: FieldNode, key: string): FieldNode | undefined {
  const { schema, ui, pointer, english } = node
  const inner: JsonValue | undefined = Object.hasOwn(ui, key) ? ui[key] : undefined
  const own = isJsonObject(inner) ? inner : {}
  if (schema.properties !== undefined && Object.hasOwn(schema.properties, key)) {
    const field = schema.properties[key]
    return field && { schema: field, ui: own, pointer: `${pointer}/properties/${key}`, english }
  }
  if (key !== 'items' || schema.items === undefined) return undefined
  return { schema: schema.items, ui: own, pointer: `${pointer}/items`, english }
}

/** A text of the schema in both languages. */
export function textOf(
  { schema, pointer, english }: FieldNode,
  key: 'title' | 'description',
): LocaleText | undefined {
  const zh = schema[key]
  return zh === undefined ? undefined : localized(zh, english[`${pointer}/${key}`])
}

/** What the schema says in both languages where an answer is beyond a limit. */
export function messageOf(
  { schema, pointer, english }: FieldNode,
  limit: FieldLimit,
): LocaleText | undefined {
  const zh = schema['x-messages']?.[limit]
  return zh === undefined ? undefined : localized(zh, english[`${pointer}/x-messages/${limit}`])
}

/** What may be chosen, whether it has titles or not. */
export interface Choice {
  readonly value: string | number
  readonly title: LocaleText
  readonly tail: string
}

export function choicesOf({ schema, pointer, english }: FieldNode): Choice[] {
  const plain = (schema.enum ?? []).map((value, index): Choice => {
    return { value, title: { 'zh-CN': String(value) }, tail: `/enum/${index}` }
  })
  const titled = (schema.oneOf ?? []).map((choice, index): Choice => {
    const tail = `/oneOf/${index}`
    const title = localized(choice.title, english[`${pointer}${tail}/title`])
    return { value: choice.const, title, tail }
  })
  return [...plain, ...titled]
}

function localized(zh: string, en: string | undefined): LocaleText {
  return en === undefined ? { 'zh-CN': zh } : { 'zh-CN': zh, en }
}

/** Which fields of two groups are the same one. */
export function matchFields(before: FieldSchema, after: FieldSchema): MatchedKey[] {
  return matchKeys(before.properties ?? {}, after.properties ?? {}, ({ title }) => title)
}

/** Dotted path of a field before → now, of those whose path changed. */
export function movedPaths(before: FieldSchema, after: FieldSchema): ReadonlyMap<string, string> {
  const moved = new Map<string, string>()
  for (const [from, to] of presentKeys(matchFields(before, after))) {
    if (from !== to) moved.set(from, to)
    const [was, is] = [before.properties?.[from], after.properties?.[to]]
    if (was === undefined || is === undefined) continue
    const inner = [...Object.keys(was.properties ?? {})]
    const deeper = movedPaths(was, is)
    for (const key of inner) {
      if (from !== to) moved.set(`${from}.${key}`, `${to}.${key}`)
    }
    for (const [one, other] of deeper) moved.set(`${from}.${one}`, `${to}.${other}`)
  }
  return moved
}
