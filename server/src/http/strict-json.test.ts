import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseStrictJson } from './strict-json.ts'

const refused = expect.objectContaining({ code: 'request.invalid' })

describe('strict JSON', () => {
  test('is any JSON whose keys are ordinary', () => {
    const ordinary = fc
      .jsonValue()
      .filter((value) => !/\\u0000|__proto__/.test(JSON.stringify(value)))
    fc.assert(
      fc.property(ordinary, fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(parseStrictJson(Buffer.from(text))).toEqual(JSON.parse(text))
      }),
    )
  })

  test('has no repeated key, also where strings hold quotes, colons and braces', () => {
    expect(parseStrictJson(Buffer.from('{"a:{":"\\"b\\":{","c":[{"a":1},{"a":2}]}'))).toEqual({
      'a:{': '"b":{',
      c: [{ a: 1 }, { a: 2 }],
    })
    for (const text of ['{"a":1,"a":1}', '[{"b":{"c":1,"c":2}}]', '{"a":1,"\\u0061":2}'])
      expect(() => parseStrictJson(Buffer.from(text))).toThrow(refused)
  })

  test('is nested at most 64 deep', () => {
    const nested = (depth: number) => Buffer.from('['.repeat(depth) + ']'.repeat(depth))
    expect(() => parseStrictJson(nested(64))).not.toThrow()
    for (const depth of [65, 100_000]) expect(() => parseStrictJson(nested(depth))).toThrow(refused)
  })

  test('never touches a prototype and holds nothing that PostgreSQL cannot', () => {
    for (const text of ['{"__proto__":{"x":1}}', '{"a":"\\u0000"}', '{"\\u0000":1}'])
      expect(() => parseStrictJson(Buffer.from(text))).toThrow(refused)
    expect(Object.prototype).not.toHaveProperty('x')
  })

  test('is UTF-8', () => {
    for (const bytes of [[0x22, 0xff, 0x22], [0x22, 0xc3, 0x22], []])
      expect(() => parseStrictJson(Buffer.from(bytes))).toThrow(refused)
  })
})
