import { codeForSamples, isCodeFormat } from '@linli/runtime/core'
import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { PATTERNS } from './patterns.ts'

interface SampleGround {
  /** Gives other answers; the same one gives the same. */
  readonly seed: number
  /** Ids of places that may be chosen. */
  readonly nodes: readonly string[]
}

/** Answers of somebody who does not exist, to see a form filled in. What cannot be made up (photos, people, a shape that nobody named) is
 *  left out. */
export function sampleAnswers(form: FormDefinition, ground: SampleGround): JsonObject {
  const draw = drawing(ground.seed)
  return objectOf(form.schema, { draw, nodes: ground.nodes })
}

interface Making {
  /** A whole number below the given one. */
  readonly draw: (below: number) => number
  readonly nodes: readonly string[]
}

/** Mulberry32 by Tommy Ettinger (public domain). */
function drawing(seed: number): Making['draw'] {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

function objectOf(schema: FieldSchema, making: Making): JsonObject {
  const answers: Record<string, JsonValue> = {}
  for (const [key, field] of Object.entries(schema.properties ?? {})) {
    const value = answerTo(field, making)
    if (value !== null) answers[key] = value
  }
  return answers
}

function answerTo(schema: FieldSchema, making: Making): JsonValue {
  if (schema.const !== undefined) return schema.const
  const choices = schema.oneOf?.map((choice) => choice.const) ?? schema.enum
  if (choices !== undefined) return choices[making.draw(choices.length)] ?? null
  switch (schema.type) {
    case 'object':
      return groupOf(schema, making)
    case 'array':
      return listOf(schema, making)
    case 'boolean':
      return making.draw(2) === 0
    case 'integer':
    case 'number':
      return numberOf(schema, making)
    case 'string':
      return textOf(schema, making)
    case 'null':
      return null
  }
}

/** Parts that hang together: the end not before the start, a place that is none of the tree's, a name in the place of a hand. */
function groupOf(schema: FieldSchema, making: Making): JsonValue {
  switch (schema.format) {
    case 'date-range': {
      const start = 1 + making.draw(14)
      const end = start + making.draw(14)
      const day = (date: number) => `2026-10-${String(date).padStart(2, '0')}`
      return { start: day(start), end: day(end) }
    }
    case 'room': {
      const floor = 1 + making.draw(6)
      return { building: `${1 + making.draw(9)}号楼`, unit: '1单元', room: `${floor}01` }
    }
    case 'signature':
      return { name: `${SURNAMES[making.draw(SURNAMES.length)]}示例` }
    default:
      return objectOf(schema, making)
  }
}

function listOf({ items, minItems = 1, maxItems = 3 }: FieldSchema, making: Making): JsonValue {
  if (items === undefined || items.format === 'linli-file') return null
  const choices = items.oneOf?.map((choice) => choice.const) ?? items.enum
  const least = Math.max(1, minItems)
  const count = least + making.draw(Math.max(1, Math.min(maxItems, least + 2) - least + 1))
  if (choices !== undefined) return choices.slice(0, Math.min(count, choices.length))
  return Array.from({ length: count }, () => answerTo(items, making)).filter(
    (answer) => answer !== null,
  )
}

function numberOf({ minimum, maximum, format }: FieldSchema, making: Making): number {
  const low = Math.ceil(minimum ?? Math.min(0, maximum ?? 0))
  const high = Math.floor(maximum ?? low + (format === 'money-fen' ? 500_000 : 20))
  return low + making.draw(Math.max(1, high - low + 1))
}

const SURNAMES = [...'赵钱孙李周吴郑王']
const SENTENCES = ['楼道灯不亮，晚上看不清台阶。', '希望尽快处理，谢谢。', '三号楼门口积水。']

function textOf(schema: FieldSchema, making: Making): JsonValue {
  const { format } = schema
  if (format !== undefined && isCodeFormat(format)) return codeForSamples(format, making.draw(1000))
  const digits = (count: number) => Array.from({ length: count }, () => making.draw(10)).join('')
  switch (format) {
    case 'date':
      return `2026-0${1 + making.draw(9)}-1${making.draw(10)}`
    case 'date-time':
      return `2026-0${1 + making.draw(9)}-1${making.draw(10)}T10:00:00+08:00`
    case 'phone-cn':
      return `138${digits(8)}`
    case 'linli-node':
      return making.nodes[making.draw(Math.max(1, making.nodes.length))] ?? null
    case 'linli-file':
    case 'linli-person':
      return null
  }
  if (schema.pattern !== undefined) {
    return PATTERNS.find(({ pattern }) => pattern === schema.pattern)?.sample ?? null
  }
  const isLong = (schema.maxLength ?? 60) > 60
  const text = isLong
    ? SENTENCES[making.draw(SENTENCES.length)]
    : `${SURNAMES[making.draw(SURNAMES.length)]}示例`
  return fitted(text ?? '', schema)
}

function fitted(text: string, { minLength = 0, maxLength }: FieldSchema): string {
  return text.padEnd(minLength, '例').slice(0, maxLength)
}
