import type { BlockUse } from '@linli/schemas/definition'
import { isJsonObject, type JsonObject } from '@linli/schemas/json'
import { escapePointer } from '@linli/schemas/json-pointer'
import { type FieldPath, isWithin } from '../field-path.ts'
import type { Patching } from '../patching.ts'

/* A definition says which of its fields came out of a block of the street (`blocks`, outside of its meaning). What is said there follows the
 * fields and forms that it speaks of; what it says of none is left as somebody wrote it. */

/** Says where a block was put; in place of a use that said so before, or behind the others (null). */
export function writeUse(making: Patching, use: BlockUse, index: number | null): void {
  const value = { ...use } as unknown as JsonObject
  if (index !== null) making.put(`/blocks/${index}`, value)
  else if (making.now().blocks === undefined) making.put('/blocks', [value])
  else making.put('/blocks/-', value)
}

/** A field, with all that is in it, has another path now. */
export function followUsesOf(
  making: Patching,
  form: string,
  { from, to }: { readonly from: FieldPath; readonly to: FieldPath },
): void {
  for (const { place, at } of fieldsWithin(making, form, from)) {
    making.put(place, [...to, ...at.slice(from.length)].join('.'))
  }
}

/** A field goes, with all that is in it; a use goes with its last one. */
export function forgetUsesOf(making: Patching, form: string, path: FieldPath): void {
  for (const { place } of fieldsWithin(making, form, path)) making.remove(place)
  forget(making, (use) => use.form === form && Object.keys(use.fields).length === 0)
}

/** A form goes. */
export function forgetUsesIn(making: Patching, form: string): void {
  forget(making, (use) => use.form === form)
}

/** A form has another id now. */
export function followFormIn(
  making: Patching,
  { from, to }: { readonly from: string; readonly to: string },
): void {
  for (const [index, { form }] of (making.now().blocks ?? []).entries()) {
    if (form === from) making.put(`/blocks/${index}/form`, to)
  }
}

function forget(making: Patching, isGone: (use: BlockUse) => boolean): void {
  const uses = making.now().blocks ?? []
  const gone = uses.flatMap((use, index) => (isGone(use) ? [index] : []))
  if (gone.length === 0) return
  if (gone.length === uses.length) making.remove('/blocks')
  else for (const index of gone.reverse()) making.remove(`/blocks/${index}`)
}

/** Pointers to what is said of a field, and of those in it, with where each is. */
function fieldsWithin(making: Patching, form: string, outer: FieldPath) {
  return (making.now().blocks ?? []).flatMap((use, index) => {
    // Whoever writes by hand may leave out anything while she writes.
    const isOf = use.form === form && isJsonObject(use.fields as unknown as JsonObject)
    return (isOf ? Object.entries(use.fields) : [])
      .map(([key, text]) => ({
        place: `/blocks/${index}/fields/${escapePointer(key)}`,
        at: text.split('.'),
      }))
      .filter(({ at }) => isWithin(at, outer))
  })
}
