import type {
  Definition,
  EventDeclaration,
  StateDefinition,
  TransitionList,
  Trigger,
} from '@linli/schemas/definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { LocaleText } from '@linli/schemas/locale-text'
import { editAt } from './edit-at.ts'
import { connect } from './edit-ways.ts'
import { freshName } from './fresh-name.ts'
import { placedStates } from './placed-states.ts'
import { takenNames } from './step-kinds.ts'
import type { Removed } from './unused-parts.ts'

/** An event that nobody hears yet; its name begins with `base`. */
export function declareEvent(
  definition: Definition,
  declared: EventDeclaration,
  base = 'event',
): { readonly definition: Definition; readonly event: string } {
  const event = freshName(base, takenNames(definition))
  return {
    definition: { ...definition, events: { ...definition.events, [event]: declared } },
    event,
  }
}

/** An event that is declared anew, on which a state leads to another one. */
export function addEvent(
  definition: Definition,
  at: { readonly from: string; readonly to: string },
  declared: EventDeclaration,
): Definition {
  const made = declareEvent(definition, declared, `${at.from}_event`)
  const wakes = { kind: 'event', name: made.event } as const
  return connect(made.definition, { ...at, wakes })?.definition ?? definition
}

/** An event that is heard in every state: the first way it wakes only acts. */
export function hearEverywhere(definition: Definition, event: string): Definition {
  const on = definition.machine.on ?? {}
  if (Object.hasOwn(on, event)) return definition
  return editAt<Readonly<Record<string, TransitionList>>>(definition, '/machine/on', () => ({
    ...on,
    [event]: {},
  }))
}

/** An event goes; refused while a state hears it, an action or a device gives it, or a scenario sends it. */
export function removeEvent(definition: Definition, name: string): Removed {
  const { machine, triggers, scenarios } = definition
  const isNamedIn = ({ states: _inside, ...own }: Omit<StateDefinition, 'meta'>) =>
    Object.hasOwn(own.on ?? {}, name) || gives(JSON.stringify(own), name)
  const heard = [
    ...(isNamedIn(machine) ? [definition.title] : []),
    ...placedStates(machine).flatMap(({ state }) => (isNamedIn(state) ? [state.meta.title] : [])),
  ]
  const started = triggers.some((each) => each.kind === 'device' && each.event === name)
  const played = scenarios.filter(({ steps }) => {
    return steps.some((step) => 'send' in step && step.send.event === name)
  })
  const by = [...heard, ...(started ? [definition.title] : []), ...played.map(({ title }) => title)]
  if (by.length > 0) return { kind: 'refused', by }
  const pointer = `/events/${escapePointer(name)}`
  return { kind: 'removed', definition: editAt(definition, pointer, () => undefined) }
}

function gives(text: string, event: string): boolean {
  return text.includes(`"event":${JSON.stringify(event)}`)
}

/** What an event is called and who gives it. */
export function setEvent(
  definition: Definition,
  name: string,
  declared: EventDeclaration,
): Definition {
  return editAt(definition, `/events/${escapePointer(name)}`, () => declared)
}

/** What happens once a resident has sent it, which she reads before (`/schema/description`); an empty text is taken out. */
export function sayConsequence(declared: EventDeclaration, text: LocaleText): EventDeclaration {
  const { description: _said, ...schema } = declared.schema ?? { type: 'object', properties: {} }
  const { [CONSEQUENCE]: _en, ...en } = declared.i18n?.en ?? {}
  const said = text['zh-CN'] === '' ? {} : { description: text['zh-CN'] }
  const told = text.en === undefined || text.en === '' ? en : { ...en, [CONSEQUENCE]: text.en }
  const { i18n: _texts, ...rest } = declared
  return {
    ...rest,
    schema: { ...schema, ...said, type: 'object', properties: schema.properties },
    ...(Object.keys(told).length === 0 ? {} : { i18n: { en: told } }),
  }
}

/** The text that `sayConsequence` puts there; null where nothing is said. */
export function consequenceOf({ schema, i18n }: EventDeclaration): LocaleText | null {
  if (schema?.description === undefined) return null
  const en = i18n?.en?.[CONSEQUENCE]
  return { 'zh-CN': schema.description, ...(en === undefined ? {} : { en }) }
}

const CONSEQUENCE = '/schema/description'

/** One of the ways an instance begins; put behind the others where there is none of the index, null takes it away. */
export function setTrigger(
  definition: Definition,
  index: number,
  trigger: Trigger | null,
): Definition {
  const { triggers } = definition
  const next =
    trigger === null ? triggers.toSpliced(index, 1) : triggers.toSpliced(index, 1, trigger)
  return { ...definition, triggers: next }
}
