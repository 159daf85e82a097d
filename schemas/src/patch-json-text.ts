import type { JsonValue } from './json.ts'
import type { JsonChange } from './json-change.ts'
import { pointerKeys } from './json-pointer.ts'
import {
  endOfValue,
  type JsonEntry,
  type JsonRange,
  jsonEntries,
  jsonStart,
} from './json-source.ts'
import { invariant } from './linli-error.ts'

/** Applies changes one after the other to a JSON text and leaves everything else as somebody wrote it. Throws
 *  `invariant.broken` where a change names what is not there. */
export function patchJsonText(text: string, patch: readonly JsonChange[]): string {
  return patch.reduce(changed, text)
}

/** An object or list, and a key in it that may not be there yet. */
interface Place {
  /** Where the object or list begins. */
  readonly from: number
  readonly entries: readonly JsonEntry[]
  readonly key: string
}

function changed(text: string, change: JsonChange): string {
  const place = placeOf(text, change.op === 'move' ? change.from : change.path)
  switch (change.op) {
    case 'test': {
      const { from, to } = entryAt(place).value
      invariant(text.slice(from, to) === JSON.stringify(change.value), 'It says what it said.')
      return text
    }
    case 'remove':
      return without(text, place)
    case 'replace': {
      const at = entryAt(place).value
      return splice(text, at, written(change.value, indentAt(text, at.from)))
    }
    case 'move': {
      const { from, keyTo } = entryAt(place)
      invariant(keyTo > from, 'Only a key of an object is moved.')
      const name = pointerKeys(change.path).at(-1) ?? ''
      return splice(text, { from, to: keyTo }, JSON.stringify(name))
    }
    case 'add':
      return withMore(text, place, change.value)
  }
}

function placeOf(text: string, path: string): Place {
  const keys = pointerKeys(path)
  const key = keys.pop()
  invariant(key !== undefined, 'The whole document is not changed.')
  const from = keys.reduce((place, step) => childFrom(text, place, step), jsonStart(text))
  return { from, entries: [...jsonEntries(text, from)], key }
}

function childFrom(text: string, place: number, key: string): number {
  for (const entry of jsonEntries(text, place)) if (entry.key === key) return entry.value.from
  invariant(false, `There is nothing at '${key}'.`)
}

function entryAt({ entries, key }: Place): JsonEntry {
  const entry = entries.find((each) => each.key === key)
  invariant(entry, `There is nothing at '${key}'.`)
  return entry
}

function splice(text: string, { from, to }: JsonRange, put: string): string {
  return text.slice(0, from) + put + text.slice(to)
}

function without(text: string, place: Place): string {
  const at = entryAt(place)
  const index = place.entries.indexOf(at)
  const [before, after] = [place.entries[index - 1], place.entries[index + 1]]
  if (after !== undefined) return splice(text, { from: at.from, to: after.from }, '')
  if (before !== undefined) return splice(text, { from: before.to, to: at.to }, '')
  return splice(text, inside(text, place), '')
}

function withMore(text: string, place: Place, value: JsonValue): string {
  const { from, entries, key } = place
  const isObject = text.charAt(from) === '{'
  const last = entries.at(-1)
  const isInline =
    last !== undefined && !text.slice(entries.at(-2)?.to ?? from, last.from).includes('\n')
  const outer = indentAt(text, from)
  const indent = isInline || last === undefined ? `${outer}  ` : indentAt(text, last.from)
  const name = isObject ? `${JSON.stringify(key)}: ` : ''
  const entry = `${name}${isInline ? JSON.stringify(value) : written(value, indent)}`
  const gap = isInline ? ' ' : `\n${indent}`
  const next = isObject || key === '-' ? undefined : entries[Number(key)]
  if (next !== undefined) return splice(text, { from: next.from, to: next.from }, `${entry},${gap}`)
  invariant(
    isObject || key === '-' || Number(key) === entries.length,
    `There is no place '${key}'.`,
  )
  if (last !== undefined) return splice(text, { from: last.to, to: last.to }, `,${gap}${entry}`)
  return splice(text, inside(text, place), `${gap}${entry}\n${outer}`)
}

/** Between the brackets. */
function inside(text: string, { from }: Place): JsonRange {
  return { from: from + 1, to: endOfValue(text, from) - 1 }
}

/** White space that the line of a place begins with. */
function indentAt(text: string, at: number): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  return /^[ \t]*/.exec(line)?.[0] ?? ''
}

function written(value: JsonValue, indent: string): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`)
}
