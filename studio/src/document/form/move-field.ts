import { renamedField } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { FormDefinition } from '@linli/schemas/form-definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { EditLabel } from '../edit-history.ts'
import { containerPlace, putField, type Slot } from './add-field.ts'
import { followUsesOf } from './blocks/block-uses.ts'
import { placeField } from './field-order.ts'
import {
  childKeys,
  containerOf,
  type FieldPath,
  fieldAt,
  formPointer,
  insideOf,
  isSamePath,
  isWithin,
  rulePath,
  schemaPointer,
  uiAt,
  uiPointer,
} from './field-path.ts'
import { does, type FormDeed, unlessItBreaks } from './form-deed.ts'
import { type Patching, patching } from './patching.ts'
import { detach, translationsOf, translationsPointer } from './remove-field.ts'
import { renameAnswers } from './rename-answers.ts'

export interface FieldMove {
  readonly form: string
  readonly path: FieldPath
  readonly to: Slot
  /** Its key there; the same one without it. */
  readonly key?: string
}

/** Where a field is after a move, and how it gets there; null where it cannot stand there or stands there already. Everything that
 *  names the field follows it; a move after which something names it in vain is refused with the list. */
export function moveField(
  definition: Definition,
  move: FieldMove,
): { readonly deed: FormDeed; readonly path: FieldPath } | null {
  const form = definition.forms[move.form]
  const { path, to } = move
  const own = path.at(-1)
  if (form === undefined || own === undefined) return null
  const key = move.key ?? own
  const after = [...to.container, key]
  if (!mayStand(form, path, after)) return null
  const making = patching(definition)
  const isHere = isSamePath(to.container, containerOf(path))
  if (isHere && key === own) {
    if (to.before === own) return null
    placeField(making, containerPlace(move.form, form, to.container), { key, before: to.before })
    if (making.patch.length === 0) return null
    return { deed: does(commandOf(making, move, 'fieldMoved', after)), path: after }
  }
  const changes = pathChanges(form, path, after)
  if (isHere) renameIn(making, move.form, { path, key })
  else carry(making, move, { key, from: form })
  follow(making, move.form, changes)
  followUsesOf(making, move.form, { from: path, to: after })
  const label = isHere ? 'fieldKey' : 'fieldMoved'
  const command = commandOf(making, move, label, after)
  return { deed: unlessItBreaks(definition, making.now(), command), path: after }
}

function mayStand(form: FormDefinition, path: FieldPath, after: FieldPath): boolean {
  const container = containerOf(after)
  if (fieldAt(form, path) === null || isWithin(container, path)) return false
  if (fieldAt(form, container)?.type !== 'object') return false
  return isSamePath(after, path) || fieldAt(form, after) === null
}

/** A field gets another key. */
export function renameKey(
  definition: Definition,
  {
    form: id,
    path,
    key,
  }: { readonly form: string; readonly path: FieldPath; readonly key: string },
): { readonly deed: FormDeed; readonly path: FieldPath } | null {
  const form = definition.forms[id]
  if (form === undefined || !/^(?!has__)[A-Za-z][A-Za-z0-9_]{0,63}$/.test(key)) return null
  const container = containerOf(path)
  const keys = childKeys(form, container)
  const before = keys[keys.indexOf(path.at(-1) ?? '') + 1] ?? null
  if (key === path.at(-1)) return null
  return moveField(definition, { form: id, path, to: { container, before }, key })
}

/** The slot one step up or down from a field, among its siblings; null at the end. */
export function slotBeside(form: FormDefinition, path: FieldPath, by: -1 | 1): Slot | null {
  const container = containerOf(path)
  const keys = childKeys(form, container)
  const at = keys.indexOf(path.at(-1) ?? '')
  if (by === -1) return at <= 0 ? null : { container, before: keys[at - 1] ?? null }
  return at === -1 || at === keys.length - 1 ? null : { container, before: keys[at + 2] ?? null }
}

/** The places a field can be moved to that are not among its siblings: the end of each group, of each list, of the form. */
export function slotsElsewhere(form: FormDefinition, path: FieldPath): Slot[] {
  const groups = (container: FieldPath): FieldPath[] =>
    childKeys(form, container).flatMap((key) => {
      const inside = insideOf(form, [...container, key])
      const isOwn = isSamePath([...container, key], path)
      return inside === null || isOwn ? [] : [inside, ...groups(inside)]
    })
  return [[], ...groups([])]
    .filter((container) => !isSamePath(container, containerOf(path)))
    .filter((container) => fieldAt(form, [...container, path.at(-1) ?? '']) === null)
    .map((container) => ({ container, before: null }))
}

interface PathChanges {
  readonly schema: readonly [string, string]
  readonly ui: readonly [string, string]
  /** Null on the side where no rule can name it. */
  readonly rule: readonly [string | null, string | null]
}

function pathChanges(form: FormDefinition, from: FieldPath, to: FieldPath): PathChanges {
  return {
    schema: [
      schemaPointer(form, from),
      `${schemaPointer(form, containerOf(to))}/properties/${escapePointer(to.at(-1) ?? '')}`,
    ],
    ui: [uiPointer(from), uiPointer(to)],
    rule: [rulePath(form, from), rulePath(form, to)],
  }
}

function renameIn(
  making: Patching,
  id: string,
  { path, key }: { readonly path: FieldPath; readonly key: string },
): void {
  const form = making.now().forms[id]
  const own = path.at(-1)
  if (form === undefined || own === undefined) return
  const place = containerPlace(id, form, containerOf(path))
  making.rename(`${place.schema}/properties/${escapePointer(own)}`, key)
  making.remove(`${place.ui}/${escapePointer(key)}`)
  making.rename(`${place.ui}/${escapePointer(own)}`, key)
  for (const list of [`${place.schema}/required`, `${place.ui}/ui:order`]) {
    const names = making.at(list)
    const at = Array.isArray(names) ? names.indexOf(own) : -1
    if (at !== -1) making.put(`${list}/${at}`, key)
  }
}

function carry(
  making: Patching,
  move: FieldMove,
  { key, from }: { readonly key: string; readonly from: FormDefinition },
): void {
  const { form: id, path, to } = move
  const schema = fieldAt(from, path)
  if (schema === null) return
  const isRequired =
    fieldAt(from, containerOf(path))?.required?.includes(path.at(-1) ?? '') ?? false
  const ui = uiAt(from, path)
  detach(making, id, path)
  putField(making, { form: id, slot: to, key }, { schema, ui, isRequired })
}

/** Whatever names the field names it where it is now. */
function follow(making: Patching, id: string, { schema, ui, rule }: PathChanges): void {
  for (const [from, to] of [schema, ui]) {
    for (const pointer of translationsOf(making, id, [from])) {
      const root = translationsPointer(id)
      making.rename(`${root}/${escapePointer(pointer)}`, to + pointer.slice(from.length))
    }
  }
  const [from, to] = rule
  if (from === null || to === null) return
  const root = formPointer(id)
  making.run(...renamedField(making.now(), { form: id, from, to }))
  for (const [index, { field }] of (making.now().forms[id]?.rules ?? []).entries()) {
    if (field === from || field.startsWith(`${from}.`)) {
      making.put(`${root}/rules/${index}/field`, to + field.slice(from.length))
    }
  }
  renameAnswers(making, { form: id, from, to })
}

// biome-ignore lint/complexity/useMaxParams: what was done, to what, and where it is now
function commandOf(
  making: Patching,
  { form: id, path }: FieldMove,
  key: EditLabel['key'],
  after: FieldPath,
) {
  const form = making.now().forms[id]
  const what = form === undefined ? '' : (fieldAt(form, after)?.title ?? path.at(-1) ?? '')
  const place = form === undefined ? '' : formPointer(id) + schemaPointer(form, after)
  return { label: { key, what }, patch: making.patch, place }
}
