import { checkSubmission } from '@linli/runtime/core'
import type { FieldSchema, FormDefinition, ObjectSchema } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import type { Street } from '@linli/schemas/street'

/** Gives a whole number from 0 to `below - 1`. */
export type Draw = (below: number) => number

/** The same seed draws the same numbers. Source: mulberry32. */
export function drawFrom(seed: number): Draw {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const TRIES = 40

/** Answers that the form accepts, drawn by chance, or null where none was found in a few tries. */
export function randomAnswers(form: FormDefinition, street: Street, draw: Draw): JsonObject | null {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const answers = randomObject(form.schema, street, draw)
    if (checkSubmission(form, answers).problems.length === 0) return answers
  }
  return null
}

/** Every required field, and every other one as often as not. */
export function randomObject(schema: ObjectSchema, street: Street, draw: Draw): JsonObject {
  const entries = Object.entries(schema.properties).map(([key, field]) => [
    key,
    randomValue(field, street, draw),
  ])
  return Object.fromEntries(entries)
}

function randomValue(schema: FieldSchema, street: Street, draw: Draw): JsonValue {
  if (schema.const !== undefined) return schema.const
  const choices = schema.oneOf?.map((each) => each.const) ?? schema.enum
  if (choices !== undefined) return choices[draw(choices.length)] ?? null
  switch (schema.type) {
    case 'object':
      return randomObject({ properties: {}, ...schema, type: 'object' }, street, draw)
    case 'array':
      return randomList(schema, street, draw)
    case 'boolean':
      return draw(2) === 0
    case 'integer':
    case 'number': {
      const [least, most] = [schema.minimum ?? 0, schema.maximum ?? 100]
      return least + draw(Math.floor(most - least) + 1)
    }
    case 'string':
      return randomText(schema, street, draw)
    case 'null':
      return null
  }
}

function randomList(schema: FieldSchema, street: Street, draw: Draw): JsonValue[] {
  const items = schema.items ?? { type: 'string' }
  const choices = items.oneOf?.map((each) => each.const)
  const least = schema.minItems ?? 0
  if (choices === undefined) {
    return Array.from({ length: least + draw(2) }, () => randomValue(items, street, draw))
  }
  const count = least + draw(choices.length - least + 1)
  return [...choices].sort(() => draw(3) - 1).slice(0, count)
}

function randomText(schema: FieldSchema, street: Street, draw: Draw): string {
  switch (schema.format) {
    case 'date':
      return '2026-09-28'
    case 'date-time':
      return '2026-09-28T09:00:00+08:00'
    case 'phone-cn':
      return `1390000${String(draw(10_000)).padStart(4, '0')}`
    case 'linli-file':
      return '01890000-0000-7000-8000-000000000001'
    case 'linli-node':
      return street.nodes[draw(street.nodes.length)]?.id ?? ''
    default:
      return '试'.repeat(Math.max(schema.minLength ?? 0, 1) + draw(4))
  }
}
