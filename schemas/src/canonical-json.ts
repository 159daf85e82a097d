import { LinliError } from './linli-error.ts'

/** The one text of a JSON value: keys sorted by code unit, no white space, as in RFC 8785. Equal values have equal texts,
 *  whatever order their keys were written in. A key whose value is `undefined` is left out.
 *  Throws `invariant.broken` for what JSON cannot hold (NaN, infinities, functions): silence would change the value (F5). */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value)
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
  for (const key of Object.keys(record).sort()) {
    const item = record[key]
    if (item === undefined) continue
    text += `${text === '' ? '{' : ','}${JSON.stringify(key)}:${canonicalJson(item)}`
  }
  return text === '' ? '{}' : `${text}}`
}
