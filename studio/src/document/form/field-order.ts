import type { FieldSchema } from '@linli/schemas/form-definition'
import { isJsonObject, type JsonObject, type JsonValue } from '@linli/schemas/json'
import { namesInOrder } from '../../form-view/names-in-order.ts'
import type { Patching } from './patching.ts'

/** Pointers, in the whole document, of a container's schema and of what `ui` says of it. */
export interface ContainerPlace {
  readonly schema: string
  readonly ui: string
}

/** Puts a field of a container before another one, or last (null). The schema keeps its order; only `ui:order` says another one, and
 *  a `*` in it stays. */
export function placeField(
  making: Patching,
  { schema, ui }: ContainerPlace,
  { key, before }: { readonly key: string; readonly before: string | null },
): void {
  const order = `${ui}/ui:order`
  if (isBefore(namesAt(making, { schema, ui }), key, before) && isNamed(making.at(order), key))
    return
  const names = Object.keys(schemaAt(making, schema).properties ?? {})
  if (!Array.isArray(making.at(order))) {
    const others = names.filter((name) => name !== key)
    const at = before === null ? others.length : others.indexOf(before)
    making.put(order, [...others.toSpliced(at, 0, key), '*'])
    return
  }
  leaveOrder(making, ui, key)
  const listed = making.at(order) as readonly JsonValue[]
  const rest = names.filter((name) => name !== key && !listed.includes(name))
  const { at, named } = entryFor(listed, rest, { key, before })
  for (const [index, value] of named.entries()) {
    making.run({ op: 'add', path: `${order}/${at + index}`, value })
  }
}

/** Whether an order has a place for a field. */
function isNamed(order: JsonValue | undefined, key: string): boolean {
  return !Array.isArray(order) || order.includes(key) || order.includes('*')
}

/** Where to write what into an order, so that a field comes before another one. */
function entryFor(
  listed: readonly JsonValue[],
  rest: readonly string[],
  { key, before }: { readonly key: string; readonly before: string | null },
): { readonly at: number; readonly named: readonly string[] } {
  const wildcard = listed.indexOf('*')
  // Without a star, what is not named stands at the end.
  if (before === null) {
    return { at: listed.length, named: wildcard === -1 ? [...rest, key] : [key] }
  }
  const at = listed.indexOf(before)
  if (at !== -1) return { at, named: [key] }
  // The other one stands where the star does: what stands before it there is named now.
  const named = [...rest.slice(0, rest.indexOf(before)), key]
  return { at: wildcard === -1 ? listed.length : wildcard, named }
}

/** Takes a field out of `ui:order`, where it is named in it. */
export function leaveOrder(making: Patching, ui: string, key: string): void {
  const listed = making.at(`${ui}/ui:order`)
  if (!Array.isArray(listed)) return
  const at = listed.indexOf(key)
  if (at !== -1) making.run({ op: 'remove', path: `${ui}/ui:order/${at}` })
}

/** Keys of the fields of a container, in the order of the page. */
export function namesAt(making: Patching, { schema, ui }: ContainerPlace): readonly string[] {
  const said = making.at(ui)
  return namesInOrder(schemaAt(making, schema), isJsonObject(said) ? said : {})
}

function schemaAt(making: Patching, pointer: string): FieldSchema {
  return (making.at(pointer) ?? {}) as unknown as FieldSchema & JsonObject
}

function isBefore(names: readonly string[], key: string, before: string | null): boolean {
  const at = names.indexOf(key)
  return at !== -1 && (names[at + 1] ?? null) === before
}
