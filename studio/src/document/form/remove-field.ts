import type { Definition } from '@linli/schemas/definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { Command } from '../command.ts'
import { containerPlace, unrequire } from './add-field.ts'
import { forgetUsesOf } from './blocks/block-uses.ts'
import { forgetAccessTo } from './field-access.ts'
import { leaveOrder } from './field-order.ts'
import {
  containerOf,
  type FieldPath,
  fieldAt,
  formPointer,
  isWithin,
  rulePath,
  schemaPointer,
  uiPointer,
} from './field-path.ts'
import { keysAt, type Patching, patching } from './patching.ts'

/** Takes fields out with all that is said of them: their rules, translations, the right to read them and what tasks may do with them. What else names them is not
 *  touched and is a problem from then on. */
export function removeFields(
  definition: Definition,
  id: string,
  paths: readonly FieldPath[],
): Command | null {
  const making = patching(definition)
  const gone = paths.filter((path) => takeOut(making, id, path))
  const first = gone[0]
  const form = definition.forms[id]
  if (first === undefined || form === undefined) return null
  const what = fieldAt(form, first)?.title ?? first.at(-1) ?? ''
  const place = formPointer(id) + schemaPointer(form, containerOf(first))
  return { label: { key: 'fieldRemoved', what }, patch: making.patch, place }
}

/** Takes a field out as `removeFields` does; whether it was there. */
export function takeOut(making: Patching, id: string, path: FieldPath): boolean {
  const form = making.now().forms[id]
  const key = path.at(-1)
  if (form === undefined || key === undefined || fieldAt(form, path) === null) return false
  const own = schemaPointer(form, path)
  const field = rulePath(form, path)
  if (field !== null) forget(making, { form: id, field })
  for (const pointer of translationsOf(making, id, [own, uiPointer(path)])) {
    making.remove(`${translationsPointer(id)}/${escapePointer(pointer)}`)
  }
  forgetUsesOf(making, id, path)
  detach(making, id, path)
  return true
}

/** Takes the field itself out of the schema, the required ones, `ui` and its order. */
export function detach(making: Patching, id: string, path: FieldPath): void {
  const form = making.now().forms[id]
  const key = path.at(-1)
  if (form === undefined || key === undefined) return
  const place = containerPlace(id, form, containerOf(path))
  leaveOrder(making, place.ui, key)
  unrequire(making, place.schema, key)
  making.remove(`${place.ui}/${escapePointer(key)}`)
  making.remove(`${place.schema}/properties/${escapePointer(key)}`)
}

/** Takes out the rules of a field, who may read it and what tasks may do with it. */
function forget(making: Patching, { form, field }: { form: string; field: string }): void {
  const root = formPointer(form)
  const rules = making.now().forms[form]?.rules ?? []
  for (const [index, rule] of [...rules.entries()].reverse()) {
    if (isWithin(rule.field.split('.'), field.split('.'))) making.remove(`${root}/rules/${index}`)
  }
  forgetAccessTo(making, form, field)
  for (const [task, { reads = [] }] of Object.entries(making.now().tasks)) {
    for (const [index, read] of [...reads.entries()].reverse()) {
      if (isWithin(read.split('.'), [form, ...field.split('.')])) {
        making.remove(`/tasks/${escapePointer(task)}/reads/${index}`)
      }
    }
  }
}

export function translationsPointer(form: string): string {
  return `${formPointer(form)}/i18n/en`
}

/** Pointers that translations of a form stand at and that lead to one of the places or inside it. */
export function translationsOf(
  making: Patching,
  form: string,
  places: readonly string[],
): readonly string[] {
  return keysAt(making, translationsPointer(form)).filter((pointer) =>
    places.some((place) => pointer === place || pointer.startsWith(`${place}/`)),
  )
}
