import type { Definition } from '@linli/schemas/definition'
import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import { escapePointer, pointerKeys } from '@linli/schemas/json-pointer'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Command } from '../command.ts'
import { keyFromTitle } from '../key-from-title.ts'
import { edit, type FieldPlace, textAt, writeText } from './edit-field.ts'
import { type FieldPath, fieldAt, formPointer, rulePath, schemaPointer } from './field-path.ts'
import { type FormDeed, unlessItBreaks } from './form-deed.ts'
import { type Patching, patching } from './patching.ts'
import { translationsOf, translationsPointer } from './remove-field.ts'
import { replaceAnswers } from './rename-answers.ts'

/** One choice of a field: what is stored, and what people read. */
export interface FieldChoice {
  readonly value: string | number
  readonly title: LocaleText
}

/** The choices of a field, or null where it offers none. */
export function choicesAt(form: FormDefinition, path: FieldPath): readonly FieldChoice[] | null {
  const field = fieldAt(form, path)
  const choices = field === null ? undefined : listOf(field)
  if (choices === undefined) return null
  const pointer = choicesPointer(form, path)
  return choices.map(({ const: value, title }, index) => ({
    value,
    title: textAt(form, `${pointer}/${index}/title`, title) ?? { 'zh-CN': title },
  }))
}

/** One more choice at the end. What is stored comes from its title, or is the next number. */
export function addChoice(
  definition: Definition,
  place: FieldPlace,
  title: string,
): Command | null {
  if (title.trim() === '') return null
  return edit(definition, place, { key: 'choicesEdited' }, (making, form, field) => {
    const values = (listOf(field) ?? []).map((choice) => choice.const)
    const isNumber = field.type === 'integer' || field.type === 'number'
    const value = isNumber
      ? Math.max(0, ...values.map(Number)) + 1
      : keyFromTitle(title, values.map(String))
    making.put(`${formPointer(place.form)}${choicesPointer(form, place.path)}/-`, {
      const: value,
      title: title.trim(),
    })
  })
}

/** Says a choice anew; what is stored stays. An empty title is not taken. */
export function retitleChoice(
  definition: Definition,
  place: FieldPlace,
  { index, title }: { readonly index: number; readonly title: LocaleText },
): Command | null {
  if (title['zh-CN'] === '') return null
  return edit(
    definition,
    place,
    { key: 'choicesEdited', merge: `choice ${index}` },
    (making, form) =>
      writeText(making, place.form, {
        pointer: `${choicesPointer(form, place.path)}/${index}/title`,
        value: title,
      }),
  )
}

/** What is stored of a choice, for those who write conditions; refused where one names the former in vain then, null where it is taken
 *  or no value. Numbers stay numbers. The answers of the scenarios follow. */
export function setChoiceValue(
  definition: Definition,
  place: FieldPlace,
  { index, value }: { readonly index: number; readonly value: string },
): FormDeed | null {
  const command = edit(definition, place, { key: 'choicesEdited' }, (making, form, field) => {
    const choices = listOf(field) ?? []
    const had = choices[index]?.const
    const next = typeof had === 'number' ? Number(value) : value
    const isTaken = choices.some((choice) => choice.const === next)
    if (had === undefined || isTaken || !isChoiceValue(next)) return
    making.put(`${formPointer(place.form)}${choicesPointer(form, place.path)}/${index}/const`, next)
    const path = rulePath(form, place.path)
    if (path !== null) replaceAnswers(making, { form: place.form, path }, { from: had, to: next })
  })
  if (command === null) return null
  const made = patching(definition)
  made.run(...command.patch)
  return unlessItBreaks(definition, made.now(), command)
}

function isChoiceValue(value: string | number): boolean {
  return typeof value === 'number' ? Number.isFinite(value) : /^[\w.-]{1,64}$/.test(value)
}

/** Takes a choice out; the last one stays. */
export function removeChoice(
  definition: Definition,
  place: FieldPlace,
  index: number,
): Command | null {
  return reordered(definition, place, (order) =>
    order.length < 2 ? order : order.filter((at) => at !== index),
  )
}

/** Moves a choice to another place among the choices. */
export function moveChoice(
  definition: Definition,
  place: FieldPlace,
  { index, to }: { readonly index: number; readonly to: number },
): Command | null {
  return reordered(definition, place, (order) => {
    const moved = order[index]
    if (moved === undefined || to < 0 || to >= order.length) return order
    return order.toSpliced(index, 1).toSpliced(to, 0, moved)
  })
}

/** The choices in another order, each with its translation. */
function reordered(
  definition: Definition,
  place: FieldPlace,
  change: (order: readonly number[]) => readonly number[],
): Command | null {
  return edit(definition, place, { key: 'choicesEdited' }, (making, form, field) => {
    const choices = listOf(field) ?? []
    const before = choices.map((_, index) => index)
    const after = change(before)
    if (after.join() === before.join()) return
    const pointer = choicesPointer(form, place.path)
    rearrange(making, formPointer(place.form) + pointer, { before, after })
    carryTranslations(making, place.form, { pointer, after })
  })
}

/** Takes out and puts in as little as an order of items needs: what stands in the same row before and after stays. */
function rearrange(
  making: Patching,
  list: string,
  { before, after }: { readonly before: readonly number[]; readonly after: readonly number[] },
): void {
  const now = [...before]
  for (const index of [...now].reverse()) {
    if (after.includes(index)) continue
    making.remove(`${list}/${now.indexOf(index)}`)
    now.splice(now.indexOf(index), 1)
  }
  for (const [to, index] of after.entries()) {
    const from = now.indexOf(index)
    if (from === to) continue
    const value = making.at(`${list}/${from}`)
    if (value === undefined) continue
    making.remove(`${list}/${from}`)
    making.run({ op: 'add', path: `${list}/${to}`, value })
    now.splice(to, 0, ...now.splice(from, 1))
  }
}

function carryTranslations(
  making: Patching,
  form: string,
  { pointer, after }: { readonly pointer: string; readonly after: readonly number[] },
): void {
  const root = translationsPointer(form)
  const steps = pointerKeys(pointer).length
  const texts = translationsOf(making, form, [pointer]).map((place) => ({
    place,
    text: making.at(`${root}/${escapePointer(place)}`),
    keys: pointerKeys(place),
  }))
  const moved = texts.map(({ place, text, keys }) => {
    const to = after.indexOf(Number(keys[steps]))
    const keysNow = keys.with(steps, String(to))
    return { place, text, to: to === -1 ? null : `/${keysNow.map(escapePointer).join('/')}` }
  })
  for (const { place, to } of moved)
    if (to !== place) making.remove(`${root}/${escapePointer(place)}`)
  for (const { place, to, text } of moved) {
    if (to !== null && to !== place && text !== undefined) {
      making.put(`${root}/${escapePointer(to)}`, text)
    }
  }
}

function listOf(field: FieldSchema): FieldSchema['oneOf'] {
  return field.type === 'array' ? field.items?.oneOf : field.oneOf
}

function choicesPointer(form: FormDefinition, path: FieldPath): string {
  const isList = fieldAt(form, path)?.type === 'array'
  return `${schemaPointer(form, path)}${isList ? '/items' : ''}/oneOf`
}
