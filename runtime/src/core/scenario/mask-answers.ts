import type { Definition } from '@linli/schemas/definition'
import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import type { Street } from '@linli/schemas/street'
import { textsIn } from '../expression-places.ts'
import { codeForSamples, isCodeFormat } from '../formats/code-samples.ts'
import { nodeForSamples, personForSamples } from './sample-answers.ts'

/** Puts answers of the same shape in the place of those that somebody gave. */
export interface Mask {
  /** Choices, and the texts that the definition itself compares with, stay unless they are marked as personal. Equal answers stay equal, and different ones
   *  different as far as their shape has room for it. */
  answers(schema: FieldSchema, answers: JsonObject): JsonObject
}

export interface Masking {
  readonly definition: Definition
  readonly street: Street
  /** Whether numbers stay: where they decide, others lead elsewhere. */
  readonly keepsNumbers: boolean
  /** Texts of the instance, none of which may come out of the mask. */
  readonly secrets: ReadonlySet<string>
}

export function createMask(masking: Masking): Mask {
  const { definition, street, keepsNumbers } = masking
  const words = wordsOf(definition)
  const known = new Map<string, string>()
  const text = (schema: FieldSchema, value: string, isMarked: boolean): string => {
    if (value === '' || (words.has(value) && !isMarked)) return value
    if (schema.format === 'linli-node') return nodeForSamples(street)
    if (schema.format === 'linli-person') return personForSamples(street)
    const key = `${schema.format ?? schema.pattern ?? ''} ${value}`
    const before = known.get(key)
    if (before !== undefined) return before
    const masked = freshText({ schema, value }, masking.secrets, new Set(known.values()))
    known.set(key, masked)
    return masked
  }
  const single = (schema: FieldSchema, value: JsonValue, isMarked: boolean): JsonValue => {
    if (typeof value === 'string') return text(schema, value, isMarked)
    if (typeof value === 'number' && (isMarked || !keepsNumbers)) return sampleNumber(schema)
    return isMarked && value === true ? false : value
  }
  const mask = (schema: FieldSchema, value: JsonValue, isInside: boolean): JsonValue => {
    const isMarked = isInside || schema['x-personal'] !== undefined
    if (isFixed(schema)) return isMarked ? firstChoice(schema, value) : value
    if (isJsonObject(value)) return group(schema, value, isMarked)
    if (!Array.isArray(value)) return single(schema, value, isMarked)
    const { items } = schema
    return items === undefined ? [] : value.map((item: JsonValue) => mask(items, item, isMarked))
  }
  const group = (
    { properties = {} }: FieldSchema,
    values: JsonObject,
    isMarked: boolean,
  ): JsonObject =>
    Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => {
        const schema = Object.hasOwn(properties, name) ? properties[name] : undefined
        return schema === undefined ? [] : [[name, mask(schema, value, isMarked)] as const]
      }),
    )
  return {
    answers: (schema, answers) => group(schema, answers, schema['x-personal'] !== undefined),
  }
}

function isFixed(schema: FieldSchema): boolean {
  return schema.const !== undefined || schema.enum !== undefined || schema.oneOf !== undefined
}

/** Which one somebody chose says something about her. */
function firstChoice({ enum: choices, oneOf }: FieldSchema, value: JsonValue): JsonValue {
  return choices?.[0] ?? oneOf?.[0]?.const ?? value
}

/** Texts that expressions of the definition write out: whoever answers with one uses the definition's own word. */
function wordsOf({ scenarios: _, ...definition }: Definition): ReadonlySet<string> {
  const words = new Set<string>()
  const visit = (value: unknown) => {
    if (typeof value === 'string') for (const word of textsIn(value)) words.add(word)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit)
  }
  visit(definition)
  return words
}

/** Shapes that are tried before two different texts are masked alike. */
const MOST_TRIES = 200

interface Said {
  readonly schema: FieldSchema
  readonly value: string
}

/** One that nobody said, and that stands for nothing else as far as the shape has room for more. */
function freshText(
  { schema, value }: Said,
  secrets: ReadonlySet<string>,
  used: ReadonlySet<string>,
): string {
  let last = ''
  for (let turn = 0; turn < MOST_TRIES; turn += 1) {
    const masked = maskedText(schema, value, turn)
    if (secrets.has(masked)) continue
    if (!used.has(masked)) return masked
    last = masked
  }
  return last
}

function maskedText(schema: FieldSchema, value: string, turn: number): string {
  const { format } = schema
  if (format !== undefined && isCodeFormat(format)) return codeForSamples(format, turn)
  switch (format) {
    case 'date':
      return dayOf(turn)
    case 'date-time':
      return `${dayOf(turn)}T09:00:00+08:00`
    case 'phone-cn':
      return `1390000${String(turn).padStart(4, '0')}`
    case 'linli-file':
      return `00000000-0000-4000-8000-${String(turn).padStart(12, '0')}`
    default:
      return schema.pattern === undefined ? prose(value, turn) : sameKinds(value, turn)
  }
}

/** A day of 2026 and later, each turn another. */
function dayOf(turn: number): string {
  const pad = (part: number) => String(part).padStart(2, '0')
  return `${2026 + Math.floor(turn / 336)}-${pad((Math.floor(turn / 28) % 12) + 1)}-${pad((turn % 28) + 1)}`
}

const PROSE = '这里是一段用来代替原话的示例文字，不含真实信息，长短与原话相同。'

/** As many letters as the text has, beginning somewhere else each turn. */
function prose(value: string, turn: number): string {
  const letters = [...value].length
  const source = [...PROSE]
  return Array.from({ length: letters }, (_, at) => source[(at + turn) % source.length]).join('')
}

/** For a text that has to fit a pattern: a digit for a digit, a letter for a letter. */
function sameKinds(value: string, turn: number): string {
  return [...value]
    .map((letter, at) => {
      if (/\d/.test(letter)) return String((at + turn) % 10)
      if (/[a-z]/.test(letter)) return String.fromCharCode(97 + ((at + turn) % 26))
      if (/[A-Z]/.test(letter)) return String.fromCharCode(65 + ((at + turn) % 26))
      return /\p{L}/u.test(letter) ? PROSE.charAt((at + turn) % 8) : letter
    })
    .join('')
}

function sampleNumber({ minimum = 1, maximum = 1 }: FieldSchema): number {
  return Math.max(minimum, Math.min(1, maximum))
}
