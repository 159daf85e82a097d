import type { FieldSchema, ObjectSchema } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import fc from 'fast-check'

/** Answers as people, half-filled pages and hostile clients send them: mostly of the form, at its edges, now and then of another
 *  kind, missing, empty or unknown. */
export function answersTo(schema: ObjectSchema): fc.Arbitrary<JsonObject> {
  const fields = Object.fromEntries(
    Object.entries(schema.properties).map(([name, field]) => [name, answerTo(field)]),
  )
  return fc
    .tuple(fc.record(fields, { requiredKeys: [] }), fc.option(fc.jsonValue(), { freq: 9 }))
    .map(([answers, stray]) => {
      // What JSON cannot say does not reach anybody.
      const whole = stray === null ? answers : { ...answers, stray }
      return JSON.parse(JSON.stringify(whole)) as JsonObject
    })
}

function answerTo(field: FieldSchema): fc.Arbitrary<JsonValue> {
  const strange = fc.oneof(
    fc.constantFrom<JsonValue>(null, '', ' ', 0, -1, 1e21, true, false, 'true', '0', [], {}, [
      null,
    ]),
    fc.jsonValue() as fc.Arbitrary<JsonValue>,
  )
  return fc.oneof({ weight: 12, arbitrary: fitting(field) }, { weight: 1, arbitrary: strange })
}

function fitting(field: FieldSchema): fc.Arbitrary<JsonValue> {
  const choices = field.oneOf?.map((each) => each.const) ?? field.enum
  if (field.const !== undefined) return fc.constant(field.const)
  if (choices !== undefined && choices.length > 0) return fc.constantFrom<JsonValue>(...choices)
  switch (field.type) {
    case 'object':
      return answersTo({ properties: {}, ...field, type: 'object' })
    case 'array':
      return fc.array(answerTo(field.items ?? { type: 'string' }), { maxLength: 4 })
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'number':
      return numberFor(field)
    case 'string':
      return textFor(field)
    case 'null':
      return fc.constantFrom<JsonValue>(null, '', 'x')
  }
}

function numberFor({ type, minimum, maximum }: FieldSchema): fc.Arbitrary<number> {
  const edges = [minimum, maximum].flatMap((edge) =>
    edge === undefined ? [] : [edge, edge - 1, edge + 1, edge + 0.5],
  )
  const any =
    type === 'integer'
      ? fc.oneof(fc.integer({ min: -5, max: 120 }), fc.maxSafeInteger())
      : fc.double({ noNaN: true, noDefaultInfinity: true })
  return fc.oneof(any, fc.constantFrom(0, 1, 0.1, 2 ** 53, -(2 ** 31), 1e-7, ...edges))
}

function textFor({ format, minLength = 0, maxLength = 8 }: FieldSchema): fc.Arbitrary<string> {
  switch (format) {
    case 'date':
      return fc.oneof(
        fc.constantFrom('2026-02-28', '2026-02-29', '2024-02-29', '2026-13-01', '0000-01-01'),
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
      )
    case 'date-time':
      return fc.oneof(
        fc.constantFrom('2026-09-28T09:00:00+08:00', '2026-09-28T24:00:00Z', '2026-09-28 09:00'),
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      )
    case 'phone-cn':
      return fc.constantFrom(
        '13900001234',
        '１３９００００１２３４',
        '010-12345678',
        '1390000123',
        ' 13900001234',
      )
    case 'time-of-day':
      return fc.constantFrom('08:30', '8:30', '24:00', '23:59', '23:60')
    case 'landline-cn':
      return fc.constantFrom('010-12345678', '0571-8765432-12', '13900001234', '12345678')
    case 'id-number-cn':
      return fc.constantFrom(
        '11010519491231002X',
        '11010519491231002x',
        '110105194912310021',
        '11010519490231002X',
      )
    case 'credit-code-cn':
      return fc.constantFrom('91350100M000100Y43', '91350100M000100Y44', '91350100m000100y43')
    case 'plate-cn':
      return fc.constantFrom('京A12345', '沪AD12345', '京A1234挂', '京I12345', '京a12345')
    case 'linli-file':
    case 'linli-node':
      return fc.constantFrom('building-2', 'grid-1', 'a'.repeat(128), 'a'.repeat(129), '../x', '楼')
  }
  const rare = [
    '𠮷',
    '👨‍👩‍👧',
    'é',
    'é',
    '\u200b',
    '\u202e居',
    '\u0000',
    '\ud800',
    'İ',
    'ß',
    '　',
    '\r\n',
  ]
  return fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...rare, 'a', '长', '"', "'", '\\'), maxLength: 12 }),
    fc.constantFrom(
      '长'.repeat(minLength),
      '长'.repeat(maxLength),
      '𠮷'.repeat(maxLength),
      'a'.repeat(maxLength + 1),
    ),
  )
}
