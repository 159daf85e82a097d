import { LinliError } from './linli-error.ts'

/** The one text of a JSON value: keys sorted by code unit, no white space, as in RFC 8785. Equal values have equal texts,
 *  whatever order their keys were written in. A key whose value is `undefined` is left out.
 *  Throws `invariant.broken` for what JSON cannot hold (NaN, infinities, functions): silence would change the value. */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return stringText(value)
    case 'number':
      if (Number.isFinite(value)) return JSON.stringify(value)
      break
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? arrayText(value) : objectText(value)
    default:
  }
  throw new LinliError('invariant.broken', `A ${typeof value} '${String(value)}' is not JSON.`)
}

function arrayText(items: readonly unknown[]): string {
  let text = '['
  for (let index = 0; index < items.length; index++) {
    if (index > 0) text += ','
    text += items[index] === undefined ? 'null' : canonicalJson(items[index])
  }
  return `${text}]`
}

function objectText(value: object): string {
  const record = value as Record<string, unknown>
  let text = ''
  const keys = Object.keys(record)
  if (!isSorted(keys)) keys.sort()
  for (const key of keys) {
    const item = record[key]
    if (item === undefined) continue
    text += `${text === '' ? '{' : ','}${stringText(key)}:${canonicalJson(item)}`
  }
  return text === '' ? '{}' : `${text}}`
}

/** Most texts are short and need no escape; the native function costs more to call than to run on them. */
function stringText(text: string): string {
  return text.length < 64 && PLAIN.test(text) ? `"${text}"` : JSON.stringify(text)
}
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/

function isSorted(keys: readonly string[]): boolean {
  for (let index = 1; index < keys.length; index++) {
    if ((keys[index - 1] ?? '') > (keys[index] ?? '')) return false
  }
  return true
}
