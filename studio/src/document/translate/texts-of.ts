import type { Definition } from '@linli/schemas/definition'
import type { FieldSchema, Translations } from '@linli/schemas/form-definition'
import { escapePointer, valueAt } from '@linli/schemas/json-pointer'
import type { LocaleText } from '@linli/schemas/locale-text'

/** One text that people read, in both languages. */
export interface PlacedText {
  /** JSON Pointer of the Chinese text; what the text is known by in a file. */
  readonly path: string
  /** Of the English one, whether or not there is one. */
  readonly englishPath: string
  /** Null where none was written. */
  readonly english: string | null
  readonly chinese: string
}

/** The texts of one part of a definition. */
export interface TextGroup {
  readonly part: (typeof PARTS)[number] | 'definition'
  /** Of a form. */
  readonly title?: LocaleText
  readonly texts: readonly PlacedText[]
}

/** In the order in which somebody reads a service. */
const PARTS = [
  ...(['forms', 'tasks', 'machine', 'events', 'timers', 'notices', 'papers'] as const),
  ...(['triggers', 'context', 'nearby', 'invariants', 'scenarios'] as const),
]

/** Every text of a definition that people read, part by part, each in the order of the document. Answers, initial values and what
 *  scenarios enter are no such texts. */
export function textsOf(definition: Definition): readonly TextGroup[] {
  const { title, description } = definition
  const head = { title, ...(description === undefined ? {} : { description }) }
  const groups = [
    { part: 'definition' as const, texts: pairsIn(head, '') },
    ...PARTS.flatMap((part) => groupsOf(definition, part)),
  ]
  return groups.filter(({ texts }) => texts.length > 0)
}

export function isUntranslated({ english }: PlacedText): boolean {
  return english === null || english.trim() === ''
}

function groupsOf(definition: Definition, part: (typeof PARTS)[number]): readonly TextGroup[] {
  if (part === 'forms') {
    return Object.entries(definition.forms).map(([id, form]) => {
      const path = `/forms/${escapePointer(id)}`
      const { schema: _, ui: __, i18n: ___, ...rest } = form
      return { part, title: form.title, texts: [...pairsIn(rest, path), ...titlesOf(form, path)] }
    })
  }
  if (part === 'context') return [{ part, texts: titlesOf(definition.context, '/context') }]
  if (part === 'events') {
    const texts = Object.entries(definition.events).flatMap(([name, event]) => {
      const path = `/events/${escapePointer(name)}`
      return [...pairsIn({ title: event.title }, path), ...titlesOf(event, path)]
    })
    return [{ part, texts }]
  }
  if (part === 'scenarios') {
    const texts = definition.scenarios.flatMap(({ title }, index) =>
      pairsIn({ title }, `/scenarios/${index}`),
    )
    return [{ part, texts }]
  }
  return [{ part, texts: pairsIn(definition[part] ?? [], `/${part}`) }]
}

/** Texts that hold both languages themselves. */
function pairsIn(value: unknown, path: string): PlacedText[] {
  if (typeof value !== 'object' || value === null) return []
  if ('zh-CN' in value) {
    const { 'zh-CN': chinese, en } = value as LocaleText
    return [{ path: `${path}/zh-CN`, englishPath: `${path}/en`, chinese, english: en ?? null }]
  }
  return Object.entries(value).flatMap(([key, member]) =>
    pairsIn(member, `${path}/${escapePointer(key)}`),
  )
}

interface Translated {
  readonly schema?: FieldSchema
  readonly ui?: unknown
  readonly i18n?: Translations
}

/** Texts of a schema and its controls, whose English stands beside it. */
function titlesOf(translated: Translated, path: string): PlacedText[] {
  const english = translated.i18n?.en ?? {}
  const schema = translated.schema === undefined ? [] : fieldTexts(translated.schema, '/schema')
  // What a control says is a text where somebody has translated it.
  const controls = Object.keys(english).filter((pointer) => pointer.startsWith('/ui/'))
  return [...schema, ...controls].flatMap((pointer) => {
    const chinese = valueAt(translated, pointer)
    if (typeof chinese !== 'string') return []
    const englishPath = `${path}/i18n/en/${escapePointer(pointer)}`
    return [{ path: path + pointer, englishPath, chinese, english: english[pointer] ?? null }]
  })
}

function fieldTexts(schema: FieldSchema, pointer: string): string[] {
  return [
    ...(schema.title === undefined ? [] : [`${pointer}/title`]),
    ...(schema.description === undefined ? [] : [`${pointer}/description`]),
    ...(schema.oneOf ?? []).map((_, index) => `${pointer}/oneOf/${index}/title`),
    ...Object.keys(schema['x-messages'] ?? {}).map((limit) => `${pointer}/x-messages/${limit}`),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
      fieldTexts(field, `${pointer}/properties/${escapePointer(name)}`),
    ),
    ...(schema.items === undefined ? [] : fieldTexts(schema.items, `${pointer}/items`)),
  ]
}
