import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'
import { hasFormat } from './formats/has-format.ts'
import { isSigned, wholeComplaints } from './formats/whole-complaints.ts'
import { MAX_WAYS, patternDanger, patternWays } from './safe-pattern.ts'
import type { Complaint, FieldNames } from './submission-messages.ts'
import { complaintText, fieldNames } from './submission-messages.ts'

/** One answer that needs attention. `field` is a dotted path (`items.0.name`), empty for the whole. */
export interface FieldProblem {
  readonly field: string
  readonly code: string
  readonly message: LocaleText
}

/** Text longer than this is not compared with a pattern: its cost grows with the square of the length. */
const MAX_PATTERN_TEXT = 1000

/** Everything that keeps a value from fitting its schema, each with a sentence for the person who wrote it.
 *  An empty text counts as no answer. Fields the schema does not know are not looked at. */
export function checkFields(
  schema: FieldSchema,
  value: JsonObject,
  names: FieldNames = fieldNames(),
): FieldProblem[] {
  const walk: Walk = { names, problems: [], ways: 0 }
  checkValue(schema, value, { walk, pointer: '', segments: [] })
  return walk.problems
}

/** Whether there is an answer at all. */
export function isAnswered(value: JsonValue | undefined): value is JsonValue {
  return value !== undefined && value !== null && value !== ''
}

interface Walk {
  readonly names: FieldNames
  readonly problems: FieldProblem[]
  /** In which the patterns so far could be tried. */
  ways: number
}

interface Place {
  readonly walk: Walk
  /** JSON Pointer into the schema. */
  readonly pointer: string
  readonly segments: readonly string[]
}

function checkValue(schema: FieldSchema, value: JsonValue, place: Place): void {
  const complaint = complaintOf(schema, value, place.walk)
  if (complaint !== null) {
    complain(schema, complaint, place)
    return
  }
  const before = place.walk.problems.length
  if (schema.type === 'object') checkObject(schema, value as JsonObject, place)
  else if (schema.type === 'array') checkItems(schema, value as readonly JsonValue[], place)
  if (place.walk.problems.length === before) checkWhole(schema, value, place)
}

/** Asked once every part is in order by itself. */
function checkWhole(schema: FieldSchema, value: JsonValue, place: Place): void {
  for (const { within, schema: part, complaint } of wholeComplaints(schema, value)) {
    const tail = within.map((name) => (/^\d+$/.test(name) ? '/items' : `/properties/${name}`))
    complain(part, complaint, {
      walk: place.walk,
      pointer: place.pointer + tail.join(''),
      segments: [...place.segments, ...within],
    })
  }
}

function checkObject(schema: FieldSchema, value: JsonObject, place: Place): void {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    if (field.type === 'null') continue
    const inside: Place = {
      walk: place.walk,
      pointer: `${place.pointer}/properties/${name}`,
      segments: [...place.segments, name],
    }
    const answer = Object.hasOwn(value, name) ? value[name] : undefined
    if (schema.required?.includes(name)) checkRequired(field, answer, inside)
    else if (isAnswered(answer)) checkValue(field, answer, inside)
  }
}

function checkRequired(field: FieldSchema, answer: JsonValue | undefined, place: Place): void {
  const isMissing = field.format === 'signature' && !isSigned(answer)
  const isEmptyList = Array.isArray(answer) && answer.length === 0
  if (!isMissing && !isEmptyList && isAnswered(answer)) checkValue(field, answer, place)
  else if (!isMissing && field.type === 'object') checkValue(field, {}, place)
  else complain(field, { code: 'field.required' }, place)
}

function checkItems(schema: FieldSchema, value: readonly JsonValue[], place: Place): void {
  const { items } = schema
  if (items === undefined) return
  value.forEach((item, index) => {
    checkValue(items, item, {
      walk: place.walk,
      pointer: `${place.pointer}/items`,
      segments: [...place.segments, String(index)],
    })
  })
}

function complain(schema: FieldSchema, complaint: Complaint, place: Place): void {
  const field = place.walk.names.nameField(schema, place.pointer, place.segments)
  place.walk.problems.push({
    field: place.segments.join('.'),
    code: complaint.code,
    message: complaintText(field, complaint),
  })
}

function complaintOf(schema: FieldSchema, value: JsonValue, walk: Walk): Complaint | null {
  if (!hasType(schema, value)) return { code: 'field.type' }
  if (schema.const !== undefined && value !== schema.const) {
    // An unticked consent is a missing answer.
    return { code: schema.type === 'boolean' ? 'field.required' : 'field.choice' }
  }
  if (!isOffered(schema, value)) return { code: 'field.choice' }
  if (typeof value === 'string') return textComplaint(schema, value, walk)
  if (typeof value === 'number') return numberComplaint(schema, value)
  if (Array.isArray(value)) return listComplaint(schema, value)
  return null
}

function hasType({ type }: FieldSchema, value: JsonValue): boolean {
  switch (type) {
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'array':
      return Array.isArray(value)
    case 'integer':
      return Number.isSafeInteger(value)
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'string':
    case 'boolean':
      return typeof value === type
    case 'null':
      return value === null
  }
}

function isOffered({ enum: choices, oneOf }: FieldSchema, value: JsonValue): boolean {
  if (choices !== undefined && !choices.some((choice) => choice === value)) return false
  return oneOf === undefined || oneOf.some((choice) => choice.const === value)
}

function textComplaint(schema: FieldSchema, value: string, walk: Walk): Complaint | null {
  // Characters, not UTF-16 units: a rare Han character counts once.
  const length = [...value].length
  if (schema.minLength !== undefined && length < schema.minLength) {
    return { code: 'field.too-short', limit: schema.minLength }
  }
  if (schema.maxLength !== undefined && length > schema.maxLength) {
    return { code: 'field.too-long', limit: schema.maxLength }
  }
  if (schema.format !== undefined && !hasFormat(schema.format, value)) {
    return { code: 'field.format' }
  }
  if (schema.pattern === undefined) return null
  if (length > MAX_PATTERN_TEXT) return { code: 'field.too-long', limit: MAX_PATTERN_TEXT }
  return isMatch(schema.pattern, value, walk) ? null : { code: 'field.pattern' }
}

/** A form of many slow patterns is refused where one slow pattern ends: what comes after is not compared any more. */
function isMatch(pattern: string, value: string, walk: Walk): boolean {
  if (walk.ways > MAX_WAYS || patternDanger(pattern) !== null) return false
  walk.ways += patternWays(pattern, value.length)
  return walk.ways <= MAX_WAYS && new RegExp(pattern, 'u').test(value)
}

function numberComplaint({ minimum, maximum }: FieldSchema, value: number): Complaint | null {
  if (minimum !== undefined && value < minimum) return { code: 'field.too-small', limit: minimum }
  if (maximum !== undefined && value > maximum) return { code: 'field.too-large', limit: maximum }
  return null
}

function listComplaint(schema: FieldSchema, value: readonly JsonValue[]): Complaint | null {
  if (schema.minItems !== undefined && value.length < schema.minItems) {
    return { code: 'field.too-few', limit: schema.minItems }
  }
  if (schema.maxItems !== undefined && value.length > schema.maxItems) {
    return { code: 'field.too-many', limit: schema.maxItems }
  }
  const distinct = new Set(value.map((item) => JSON.stringify(item)))
  if (schema.uniqueItems && distinct.size < value.length) return { code: 'field.duplicate' }
  return null
}
