import { CASE_FACTS, CASE_INITIATOR, fieldMarks, paperList } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { FieldSchema } from '@linli/schemas/form-definition'
import type { Locale } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'

export interface NamedField {
  /** As a paper names it. */
  readonly value: string
  /** `申请书 · 姓名` */
  readonly label: string
}

/** All that a text of a paper may name; in one that is repeated for a list, what an item has comes first. */
export function fieldOptions(
  definition: Definition,
  { each, locale }: { readonly each?: string | undefined; readonly locale: Locale },
): readonly NamedField[] {
  const facts = Object.entries(CASE_FACTS).map(([fact, [zh, en]]) => ({
    value: `case.${fact}`,
    label: locale === 'en' ? en : zh,
  }))
  return [...rowOptions(definition, { each, locale }), ...facts, ...answers(definition, locale)]
}

/** The lists that a text may be repeated for. */
export function listOptions(definition: Definition, locale: Locale): readonly NamedField[] {
  return answers(definition, locale).filter(({ value }) => paperList(value, definition) !== null)
}

/** The marked fields that a paper may say in plain. */
export function markedOptions(definition: Definition, locale: Locale): readonly NamedField[] {
  const marks = fieldMarks(definition)
  const known = new Map(answers(definition, locale).map(({ value, label }) => [value, label]))
  const own = [...marks.keys()].filter((field) => /^(?!event |reading )/.test(field))
  // A list whose items have something marked may be said whole.
  const lists = own
    .map((field) => field.replace(/\.[^.]+$/, ''))
    .filter((field) => known.has(field))
  const fields = [...new Set([...lists, ...own])].map((value) => ({
    value,
    label: known.get(value) ?? inList(value, known),
  }))
  const [zh, en] = CASE_FACTS.initiator
  return [{ value: CASE_INITIATOR, label: locale === 'en' ? en : zh }, ...fields]
}

/** What is in a list has no name of its own among the fields. */
function inList(value: string, known: ReadonlyMap<string, string>): string {
  const dot = value.lastIndexOf('.')
  const list = known.get(value.slice(0, dot))
  return list === undefined ? value : `${list} · ${value.slice(dot + 1)}`
}

function rowOptions(
  definition: Definition,
  { each, locale }: { readonly each?: string | undefined; readonly locale: Locale },
): readonly NamedField[] {
  const list = each === undefined ? null : paperList(each, definition)
  if (list === null) return []
  const [ordinal, row] = locale === 'en' ? ['Row: number', 'Row'] : ['这一项：序号', '这一项']
  return [{ value: 'row', label: ordinal }, ...inside(list.item, { owner: 'row', before: row })]
}

function answers(definition: Definition, locale: Locale): readonly NamedField[] {
  const { forms, context } = definition
  const remembered = locale === 'en' ? 'Data of the case' : '工单数据'
  return [
    ...Object.entries(forms).flatMap(([owner, { title, schema }]) =>
      inside(schema, { owner, before: textIn(title, locale) }),
    ),
    ...inside(context.schema, { owner: 'context', before: remembered }),
  ]
}

function inside(
  { properties = {} }: FieldSchema,
  { owner, before }: { readonly owner: string; readonly before: string },
): readonly NamedField[] {
  return Object.entries(properties).flatMap(([key, field]) => {
    if (field.type === 'null') return []
    const here = { owner: `${owner}.${key}`, before: `${before} · ${field.title ?? key}` }
    return [{ value: here.owner, label: here.before }, ...inside(field, here)]
  })
}
