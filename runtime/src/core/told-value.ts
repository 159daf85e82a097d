import type { JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import type { SpokenName } from './expression-names.ts'

/** A value as a step's explanation keeps it: enough to say why, and no more of it. Null where nothing was answered. A group
 *  is true where there is one. */
export type ToldValue =
  | string
  | number
  | boolean
  | null
  /** A long text: its beginning, and its length in UTF-16 units. */
  | { readonly cut: string; readonly length: number }
  /** A list: how many, and the first of them where they are choices. */
  | { readonly items: readonly (string | number)[]; readonly length: number }

/** Letters of a text, and choices of a list, that are kept. */
const MAX_TEXT = 60
const MAX_ITEMS = 5

/** What is kept of a value. */
export function toldValue(value: JsonValue | undefined, name: SpokenName | null): ToldValue {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return cutText(value)
  if (typeof value !== 'object') return value
  if (isJsonObject(value)) return true
  const hasChoices = name?.item?.choices !== undefined
  const items = value.filter((item) => typeof item === 'string' || typeof item === 'number')
  return { items: hasChoices ? items.slice(0, MAX_ITEMS) : [], length: value.length }
}

function cutText(text: string): ToldValue {
  if (text.length <= MAX_TEXT) return text
  // Never half a letter.
  return { cut: text.slice(0, MAX_TEXT).replace(/[\ud800-\udbff]$/, ''), length: text.length }
}
