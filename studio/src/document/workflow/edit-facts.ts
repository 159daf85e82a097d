import type { Definition } from '@linli/schemas/definition'
import type { FieldSchema, ObjectSchema, Translations } from '@linli/schemas/form-definition'
import type { JsonValue } from '@linli/schemas/json'
import { escapePointer, valueAt } from '@linli/schemas/json-pointer'
import type { LocaleText } from '@linli/schemas/locale-text'
import { newErrors } from '../form/form-deed.ts'
import { keyFromTitle } from '../key-from-title.ts'
import { editAt } from './edit-at.ts'
import type { Removed } from './unused-parts.ts'

/** JSON Pointer of what has facts: `/context` (what an instance remembers), an event (what comes with it), a trigger of devices
 *  (what a reading holds). */
export type FactsOwner = string

/** What may be said of one fact. `initial` is only of the context. */
export interface Fact {
  readonly key: string
  readonly schema: FieldSchema
  readonly title: LocaleText | null
  /** The values it may have, each with what it is called; null where it may have any, or where they have no names. */
  readonly choices: readonly FactChoice[] | null
  readonly isRequired: boolean
  readonly initial: JsonValue | undefined
}

export interface FactChoice {
  readonly value: string | number
  readonly title: LocaleText
}

interface Owner {
  readonly schema?: ObjectSchema
  readonly i18n?: Translations
  readonly initial?: Readonly<Record<string, JsonValue>>
}

/** The facts of an owner, in their order; none where it is not there. */
export function factsAt(definition: Definition, owner: FactsOwner): readonly Fact[] {
  const { schema, i18n, initial } = ownerAt(definition, owner)
  const told = (chinese: string, pointer: string): LocaleText => {
    const en = i18n?.en?.[pointer]
    return en === undefined ? { 'zh-CN': chinese } : { 'zh-CN': chinese, en }
  }
  return Object.entries(schema?.properties ?? {}).map(([key, field]) => {
    const choices = field.oneOf?.map(({ const: value, title }, index) => {
      return { value, title: told(title, choicePointer(key, index)) }
    })
    return {
      key,
      schema: field,
      title: field.title === undefined ? null : told(field.title, titlePointer(key)),
      choices: choices ?? null,
      isRequired: schema?.required?.includes(key) ?? false,
      initial: initial?.[key],
    }
  })
}

export const FACT_TYPES = ['string', 'boolean', 'integer', 'number', 'array'] as const
export type FactType = (typeof FACT_TYPES)[number]

/** A fact of a type, which is always known: of the context, with a value from the beginning. The key comes from the title where none
 *  is given; null where it is taken or is none. */
export function addFact(
  definition: Definition,
  owner: FactsOwner,
  { title, key, type }: { readonly title: string; readonly key?: string; readonly type: FactType },
): { readonly definition: Definition; readonly key: string } | null {
  const had = ownerAt(definition, owner)
  const taken = Object.keys(had.schema?.properties ?? {})
  const name = key ?? keyFromTitle(title, taken)
  if (!/^(?!has__)[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name) || taken.includes(name)) return null
  const base = had.schema ?? { type: 'object', properties: {} }
  const field = { ...plainSchema(type), ...(title === '' ? {} : { title }) }
  const schema: ObjectSchema = {
    ...base,
    properties: { ...base.properties, [name]: field },
    required: [...(base.required ?? []), name],
  }
  let next = editAt<ObjectSchema>(definition, `${owner}/schema`, () => schema)
  if (owner === '/context') next = editAt(next, initialPointer(name), () => INITIAL[type])
  return { definition: next, key: name }
}

function plainSchema(type: FactType): FieldSchema {
  return type === 'array' ? { type, items: { type: 'string' } } : { type }
}

const INITIAL: Readonly<Record<FactType, JsonValue>> = {
  string: '',
  boolean: false,
  integer: 0,
  number: 0,
  array: [],
}

/** What values a fact may have; its title is kept. */
export function setFact(
  definition: Definition,
  at: { readonly owner: FactsOwner; readonly key: string },
  schema: FieldSchema,
): Definition {
  return editAt<FieldSchema>(definition, factPointer(at), (had) => {
    const { title: _another, ...said } = schema
    return had?.title === undefined ? said : { ...said, title: had.title }
  })
}

/** What a fact is called, also in translation; null for what needs no name. */
export function setFactTitle(
  definition: Definition,
  at: { readonly owner: FactsOwner; readonly key: string },
  title: LocaleText | null,
): Definition {
  const chinese = title === null || title['zh-CN'] === '' ? undefined : title['zh-CN']
  const named = editAt(definition, `${factPointer(at)}/title`, () => chinese)
  const english = chinese === undefined ? undefined : title?.en
  return translated(named, at, {
    kept: (pointer) => pointer !== titlePointer(at.key),
    said: [[titlePointer(at.key), english]],
  })
}

/** The values a fact may have, each with what it is called; any where there are none. */
export function setFactChoices(
  definition: Definition,
  at: { readonly owner: FactsOwner; readonly key: string },
  choices: readonly FactChoice[],
): Definition {
  const oneOf = choices.map(({ value, title }) => ({ const: value, title: title['zh-CN'] }))
  const said = choices.map(({ title }, index) => [choicePointer(at.key, index), title.en] as const)
  const listed = editAt<FieldSchema['oneOf']>(definition, `${factPointer(at)}/oneOf`, () =>
    oneOf.length === 0 ? undefined : oneOf,
  )
  const kept = (pointer: string) => !pointer.startsWith(`${choicesPointer(at.key)}/`)
  return translated(listed, at, { kept, said })
}

/** Whether it must be there. */
export function setFactRequired(
  definition: Definition,
  { owner, key }: { readonly owner: FactsOwner; readonly key: string },
  isRequired: boolean,
): Definition {
  return editAt<readonly string[]>(definition, `${owner}/schema/required`, (had = []) => {
    const others = had.filter((each) => each !== key)
    if (isRequired) return had.includes(key) ? had : [...had, key]
    return others.length === 0 ? undefined : others
  })
}

/** What a fact of the context is while nobody has said otherwise; undefined for nothing. */
export function setInitialValue(
  definition: Definition,
  key: string,
  value: JsonValue | undefined,
): Definition {
  return editAt(definition, initialPointer(key), () => value)
}

/** A fact goes with its translation and first value; refused with the sentences of what would break. */
export function removeFact(
  definition: Definition,
  at: { readonly owner: FactsOwner; readonly key: string },
): Removed {
  let next = editAt(definition, factPointer(at), () => undefined)
  const kept = (pointer: string) => !pointer.startsWith(`${propertyPointer(at.key)}/`)
  next = setFactRequired(translated(next, at, { kept, said: [] }), at, false)
  if (at.owner === '/context') next = setInitialValue(next, at.key, undefined)
  const by = newErrors(definition, next).map(({ message }) => message)
  return by.length === 0 ? { kind: 'removed', definition: next } : { kind: 'refused', by }
}

/** The translations of an owner: those that are kept, and what is said anew. */
function translated(
  definition: Definition,
  { owner }: { readonly owner: FactsOwner },
  { kept, said }: Translating,
): Definition {
  const had = ownerAt(definition, owner).i18n
  const others = Object.entries(had?.en ?? {}).filter(([pointer]) => kept(pointer))
  const fresh = said.filter(([, text]) => text !== undefined && text !== '')
  if (had === undefined && fresh.length === 0) return definition
  const en = Object.fromEntries([...others, ...fresh])
  const next = Object.keys(en).length === 0 ? undefined : { ...had, en }
  return editAt<Translations>(definition, `${owner}/i18n`, () => next as Translations | undefined)
}

interface Translating {
  readonly kept: (pointer: string) => boolean
  readonly said: readonly (readonly [pointer: string, text: string | undefined])[]
}

function ownerAt(definition: Definition, owner: FactsOwner): Owner {
  return (valueAt(definition as unknown as JsonValue, owner) ?? {}) as unknown as Owner
}

function factPointer({ owner, key }: { readonly owner: FactsOwner; readonly key: string }): string {
  return `${owner}${propertyPointer(key)}`
}

function propertyPointer(key: string): string {
  return `/schema/properties/${escapePointer(key)}`
}

function titlePointer(key: string): string {
  return `${propertyPointer(key)}/title`
}

function choicesPointer(key: string): string {
  return `${propertyPointer(key)}/oneOf`
}

function choicePointer(key: string, index: number): string {
  return `${choicesPointer(key)}/${index}/title`
}

function initialPointer(key: string): string {
  return `/context/initial/${escapePointer(key)}`
}
