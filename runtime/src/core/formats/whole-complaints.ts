import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import type { Complaint } from '../submission-messages.ts'

/** What is wrong with an answer as a whole while each of its parts is in order by itself. */
export interface WholeComplaint {
  /** Where it is told: names and row numbers on from the field, and the schema there. */
  readonly within: readonly string[]
  readonly schema: FieldSchema
  readonly complaint: Complaint
}

/** Of a group or list whose format says how its parts hang together. */
export function wholeComplaints(schema: FieldSchema, value: JsonValue): readonly WholeComplaint[] {
  if (schema.format === 'date-range' && isJsonObject(value)) return orderOfDays(schema, value)
  if (schema.format === 'household' && Array.isArray(value)) return sameIdNumbers(schema, value)
  return []
}

/** Whether somebody signed: by hand, or with a name. */
export function isSigned(value: JsonValue | undefined): boolean {
  if (value === undefined || !isJsonObject(value)) return false
  return [value['drawing'], value['name']].some((part) => typeof part === 'string' && part !== '')
}

function orderOfDays(
  { properties = {} }: FieldSchema,
  { start, end }: JsonObject,
): readonly WholeComplaint[] {
  const schema = properties['end']
  // Days of the format compare as texts.
  const isBackwards = typeof start === 'string' && typeof end === 'string' && end < start
  if (!isBackwards || schema === undefined || end === '') return []
  const after = properties['start']?.title ?? '开始日期'
  return [{ within: ['end'], schema, complaint: { code: 'field.before', after } }]
}

function sameIdNumbers(
  { items }: FieldSchema,
  people: readonly JsonValue[],
): readonly WholeComplaint[] {
  const schema = items?.properties?.['idNumber']
  if (schema === undefined) return []
  const known = new Set<string>()
  return people.flatMap((person, index) => {
    const number = isJsonObject(person) ? person['idNumber'] : undefined
    if (typeof number !== 'string' || number === '') return []
    const same = number.toUpperCase()
    if (!known.has(same)) {
      known.add(same)
      return []
    }
    return [{ within: [String(index), 'idNumber'], schema, complaint: { code: 'field.repeated' } }]
  })
}
