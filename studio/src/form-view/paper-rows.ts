import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { Locale } from '@linli/schemas/locale-text'
import { widgetOf } from './field-plan.ts'
import { localizeForm } from './localize-form.ts'
import { namesInOrder } from './names-in-order.ts'

/** One question as it stands on paper. */
export interface PaperRow {
  /** Dotted path. */
  readonly field: string
  readonly question: string
  readonly hint: string | undefined
  readonly isRequired: boolean
  /** It is asked only of some. */
  readonly isConditional: boolean
  readonly room: PaperRoom
}

/** What is left free for the answer. */
type PaperRoom =
  | { readonly kind: 'line' | 'lines' | 'date' | 'attach' | 'enclose' | 'sign' | 'heading' }
  | { readonly kind: 'tick'; readonly choices: readonly string[]; readonly isMany: boolean }

/** Every question of a form in the order of the page, for a pen: also those that a screen would ask only of some. Computed fields are
 *  left out. */
export function paperRows(form: FormDefinition, locale: Locale): readonly PaperRow[] {
  const localized = localizeForm(form, locale)
  const rules = localized.rules ?? []
  const namedIn = (what: 'visibleWhen' | 'compute') =>
    new Set(rules.filter((rule) => rule[what] !== undefined).map(({ field }) => field))
  const context = { conditional: namedIn('visibleWhen'), computed: namedIn('compute') }
  return rowsOf(localized.schema, localized.ui ?? {}, { ...context, path: '' })
}

interface Inside {
  readonly path: string
  readonly conditional: ReadonlySet<string>
  readonly computed: ReadonlySet<string>
}

function rowsOf(schema: FieldSchema, ui: JsonObject, inside: Inside): readonly PaperRow[] {
  return namesInOrder(schema, ui).flatMap((name) => {
    const child = schema.properties?.[name]
    const path = inside.path === '' ? name : `${inside.path}.${name}`
    if (child === undefined || inside.computed.has(path)) return []
    const below = branchOf(ui, name)
    const row = {
      ...{
        field: path,
        question: child.title ?? (child.type === 'null' ? '' : name),
        hint: child.description,
      },
      isRequired: schema.required?.includes(name) === true,
      isConditional: inside.conditional.has(path),
    }
    const group = groupOf(child)
    if (group === null) return [{ ...row, room: roomOf(child, below) }]
    const heading: PaperRow = { ...row, room: { kind: 'heading' } }
    return [heading, ...rowsOf(group, below, { ...inside, path })]
  })
}

/** What has questions of its own; null for a field that is asked by itself. */
function groupOf(schema: FieldSchema): FieldSchema | null {
  const group = schema.type === 'object' ? schema : schema.items
  return group?.type === 'object' && group.format !== 'signature' ? group : null
}

function roomOf(schema: FieldSchema, ui: JsonObject): PaperRoom {
  // A note, or the head of a page.
  if (schema.type === 'null') return { kind: 'heading' }
  if (schema.format === 'signature') return { kind: 'sign' }
  const choices = choicesOf(schema) ?? choicesOf(schema.items)
  if (choices !== undefined) return { kind: 'tick', choices, isMany: schema.type === 'array' }
  switch (widgetOf(schema, ui['ui:widget'])) {
    case 'consent':
      return { kind: 'sign' }
    case 'checkbox':
      return { kind: 'tick', choices: [''], isMany: true }
    case 'textarea':
      return { kind: 'lines' }
    case 'photos':
      return { kind: 'attach' }
    case 'files':
    case 'video':
      return { kind: 'enclose' }
    case 'date':
    case 'datetime':
      return { kind: 'date' }
    default:
      return { kind: 'line' }
  }
}

function choicesOf(schema: FieldSchema | undefined): readonly string[] | undefined {
  return schema?.oneOf?.map(({ title }) => title) ?? schema?.enum?.map(String)
}

function branchOf(ui: JsonObject, name: string): JsonObject {
  const branch = ui[name]
  if (typeof branch !== 'object' || branch === null || Array.isArray(branch)) return {}
  return branch as JsonObject
}
