import type { JsonValue } from '@linli/schemas/json'

/** A version's body as text to edit. */
export function documentText(body: JsonValue): string {
  return `${JSON.stringify(body, null, 2)}\n`
}

/** The same document always as the same text, whatever the order of its keys: for comparing versions. */
export function comparableText(text: string): string {
  try {
    return JSON.stringify(sorted(JSON.parse(text) as JsonValue), null, 2)
  } catch {
    return text
  }
}

function sorted(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]))
}
