import type { Definition, InvokeDefinition, StateDefinition } from '@linli/schemas/definition'
import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import { escapePointer, pointerKeys } from '@linli/schemas/json-pointer'
import type { LocaleText } from '@linli/schemas/locale-text'
import { remarkOf, remarkText } from './workflow/edit-remarks.ts'

/** Stands for a state where what begins an instance is looked at. */
export const START = 'start'
/** The same for what the whole has. No state is called so: a uid has no dot. */
export const WHOLE = '.whole'

/** Where in the studio a part of a definition is looked at. */
export interface DocumentPlace {
  readonly tab: 'canvas' | 'forms' | 'papers' | 'scenarios' | 'json'
  /** What to select there, as the query of the page's address. */
  readonly query: Readonly<Record<string, string>>
  /** What people call it, from the outside in: the state, the form, its field. */
  readonly names: readonly LocaleText[]
}

type Finder = (definition: Definition, keys: readonly string[]) => DocumentPlace | null

const FINDERS: Readonly<Record<string, Finder>> = {
  machine: ofState,
  tasks: (definition, [name = '', part = 'task']) =>
    ofUser(definition, (state) => hasTask(state, name), part),
  timers: (definition, [name = '']) =>
    ofUser(definition, (state) => Object.hasOwn(state.after ?? {}, name), 'after'),
  forms: ofForm,
  scenarios: ofScenario,
  blocks: (definition, [index = '']) => {
    const use = definition.blocks?.[Number(index)]
    return use === undefined ? null : ofForm(definition, [use.form])
  },
  triggers: ({ title }) => aside(START, null, [title]),
  context: ({ title }) => aside(WHOLE, 'context', [title]),
  title: ({ title }) => aside(WHOLE, 'title', [title]),
  description: ({ title }) => aside(WHOLE, 'description', [title]),
  retention: ({ title }) => aside(WHOLE, 'retention', [title]),
  nearby: ({ title }) => aside(WHOLE, 'nearby', [title]),
  invariants: (definition, [index = '']) => {
    const said = definition.invariants?.[Number(index)]
    return aside(WHOLE, 'invariants', [said?.title ?? definition.title])
  },
  events: ({ events }, [name = '']) => named(events, name, 'events'),
  notices: ({ notices }, [name = '']) => named(notices, name, 'notices'),
  remarks: ofRemark,
  papers: ({ papers = {} }, [name = '']) => {
    const paper = Object.hasOwn(papers, name) ? papers[name] : undefined
    return paper === undefined
      ? null
      : { tab: 'papers', query: { paper: name }, names: [paper.title] }
  },
}

/** What no state has, but what a panel beside the flow shows. */
function aside(state: string, part: string | null, names: readonly LocaleText[]): DocumentPlace {
  return { tab: 'canvas', query: { state, ...(part === null ? {} : { part }) }, names }
}

/** What a note says has one language; so much of it is told that it is known again. */
function ofRemark(definition: Definition, [id = '']: readonly string[]): DocumentPlace | null {
  const remark = remarkOf(definition, id)
  if (remark === null) return null
  const text = Array.from(remarkText(remark).trim()).slice(0, 20).join('')
  const [zh, en] = remark.kind === 'note' ? ['便笺', 'note'] : ['框', 'frame']
  const name =
    text === '' ? { 'zh-CN': zh, en } : { 'zh-CN': `${zh}“${text}”`, en: `${en} “${text}”` }
  return { tab: 'canvas', query: { view: 'pro' }, names: [name] }
}

function named(
  parts: Readonly<Record<string, { readonly title: LocaleText }>>,
  name: string,
  part: string,
): DocumentPlace | null {
  const found = Object.hasOwn(parts, name) ? parts[name] : undefined
  return found === undefined ? null : aside(WHOLE, part, [found.title])
}

/** The place of what a JSON Pointer points at; of what no designer shows, the text. */
export function placeOf(definition: Definition | null, pointer: string): DocumentPlace {
  const [part = '', ...keys] = pointerKeys(pointer)
  const found = definition === null ? null : (FINDERS[part]?.(definition, keys) ?? null)
  return found ?? { tab: 'json', query: { at: pointer }, names: [] }
}

/** The query of the place in the page's address. */
export function placeQuery({ tab, query }: DocumentPlace): string {
  return new URLSearchParams({ tab, ...query }).toString()
}

function ofState(definition: Definition, keys: readonly string[]): DocumentPlace | null {
  const names: LocaleText[] = []
  let states = definition.machine.states
  let found: StateDefinition | undefined
  let at = 0
  for (; keys[at] === 'states'; at += 2) {
    const state: StateDefinition | undefined = states?.[keys[at + 1] ?? '']
    if (state === undefined) break
    names.push(state.meta.title)
    found = state
    states = state.states
  }
  if (found === undefined) return null
  const part = keys[at]
  return stateQuery(found, names, part === undefined ? {} : { part })
}

function stateQuery(
  state: StateDefinition,
  names: readonly LocaleText[],
  more: Readonly<Record<string, string>>,
): DocumentPlace {
  return { tab: 'canvas', query: { state: state.meta.uid, ...more }, names }
}

function ofUser(
  definition: Definition,
  uses: (state: StateDefinition) => boolean,
  part: string,
): DocumentPlace | null {
  const find = (
    states: StateDefinition['states'],
    outer: readonly LocaleText[],
  ): DocumentPlace | null => {
    for (const state of Object.values(states ?? {})) {
      const names = [...outer, state.meta.title]
      if (uses(state)) return stateQuery(state, names, { part })
      const inner = find(state.states, names)
      if (inner !== null) return inner
    }
    return null
  }
  return find(definition.machine.states, [])
}

function hasTask({ invoke = [] }: StateDefinition, task: string): boolean {
  const invoked = Array.isArray(invoke)
    ? (invoke as readonly InvokeDefinition[])
    : [invoke as InvokeDefinition]
  return invoked.some((each) => each.src === 'humanTask' && each.input.task === task)
}

function ofForm(
  definition: Definition,
  [id = '', ...keys]: readonly string[],
): DocumentPlace | null {
  const form = definition.forms[id]
  if (form === undefined) return null
  const field = fieldOf(form, keys)
  const names = [form.title]
  if (field.length === 0) return { tab: 'forms', query: { form: id }, names }
  const title = titleOf(form, field)
  return {
    tab: 'forms',
    query: { form: id, field: field.join('.') },
    names: title === undefined ? names : [...names, title],
  }
}

/** Property names on the way to the field that is meant. */
function fieldOf(form: FormDefinition, keys: readonly string[]): readonly string[] {
  const [part, first, second] = keys
  if (part === 'schema') return propertiesIn(keys.slice(1))
  if (part === 'rules') return form.rules?.[Number(first)]?.field.split('.') ?? []
  if (part === 'ui') return keys.slice(1).filter((key) => !key.startsWith('ui:') && key !== 'items')
  // A translation: its key is a pointer itself.
  return part === 'i18n' && second !== undefined ? fieldOf(form, pointerKeys(second)) : []
}

function propertiesIn(keys: readonly string[]): readonly string[] {
  const [key, name, ...rest] = keys
  if (key === 'properties' && name !== undefined) return [name, ...propertiesIn(rest)]
  if (key === 'items') return propertiesIn(keys.slice(1))
  return []
}

function titleOf(form: FormDefinition, field: readonly string[]): LocaleText | undefined {
  let schema: FieldSchema | undefined = form.schema
  let pointer = '/schema'
  for (const name of field) {
    if (schema?.items !== undefined) [schema, pointer] = [schema.items, `${pointer}/items`]
    schema = schema?.properties?.[name]
    pointer = `${pointer}/properties/${escapePointer(name)}`
  }
  if (schema?.title === undefined) return undefined
  const en = form.i18n?.en?.[`${pointer}/title`]
  return { 'zh-CN': schema.title, ...(en === undefined ? {} : { en }) }
}

function ofScenario(definition: Definition, [index = '']: readonly string[]): DocumentPlace | null {
  const scenario = definition.scenarios[Number(index)]
  if (scenario === undefined) return null
  return { tab: 'scenarios', query: { scenario: index }, names: [scenario.title] }
}
