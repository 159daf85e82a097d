import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkExpression } from './check-expression.ts'
import { decidingFields } from './deciding-fields.ts'
import { compileExpression, evaluateOr } from './expression.ts'
import { namesOfTypes } from './expression-names.ts'
import { FUNCTIONS } from './expression-profile.ts'
import { createScope } from './expression-scope.ts'
import { BOOL, structOfSchema } from './expression-types.ts'
import { fromBuilder } from './from-builder.ts'
import { renderExpression } from './render-expression.ts'
import { toBuilder } from './to-builder.ts'

const variables = {
  context: structOfSchema({
    type: 'object',
    required: ['text', 'whole', 'decimal', 'yes'],
    properties: {
      text: { type: 'string' },
      whole: { type: 'integer' },
      decimal: { type: 'number' },
      yes: { type: 'boolean' },
      list: { type: 'array', items: { type: 'string' } },
      rows: { type: 'array', items: { type: 'object', properties: { n: { type: 'integer' } } } },
      group: { type: 'object', properties: { text: { type: 'string' } } },
    },
  }),
}
const scope = createScope(variables)
const names = namesOfTypes(variables)
const CONTEXT = { text: 'ab', whole: 2, decimal: 1.5, yes: true, list: ['a'], rows: [{ n: 1 }] }

const FIELDS = ['text', 'whole', 'decimal', 'yes', 'list', 'rows', 'group', 'group.text', 'nope']
const atoms = fc.oneof(
  fc.constantFrom(...FIELDS.map((field) => `context.${field}`), 'context', 'x', 'x.n', 'nope'),
  fc.constantFrom('1', '2.5', '-3', 'true', 'null', '[]', '"a"', "'长'", '7u', 'b"a"', '{"a": 1}'),
)
/** Well-formed more often than not, well-typed now and then. */
const sources: fc.Arbitrary<string> = fc.letrec<{ part: string }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 4 },
    atoms,
    fc
      .tuple(
        tie('part'),
        fc.constantFrom(
          '&&',
          '||',
          '==',
          '!=',
          '<',
          '<=',
          '>',
          '>=',
          '+',
          '-',
          '*',
          '/',
          '%',
          'in',
        ),
        tie('part'),
      )
      .map(([a, op, b]) => `${a} ${op} ${b}`),
    tie('part').map((a) => `(${a})`),
    tie('part').map((a) => `!${a}`),
    tie('part').map((a) => `-(${a})`),
    fc.tuple(tie('part'), tie('part'), tie('part')).map(([a, b, c]) => `${a} ? ${b} : ${c}`),
    fc.tuple(tie('part'), tie('part')).map(([a, b]) => `[${a}, ${b}]`),
    fc
      .tuple(tie('part'), fc.constantFrom('[0]', '["n"]', '.n', '.text'))
      .map((each) => each.join('')),
    fc
      .tuple(fc.constantFrom(...FUNCTIONS, 'nope'), fc.array(tie('part'), { maxLength: 3 }))
      .map(([name, args]) => `${name}(${args.join(', ')})`),
    fc
      .tuple(
        tie('part'),
        fc.constantFrom(...FUNCTIONS, 'nope'),
        fc.array(tie('part'), { maxLength: 3 }),
      )
      .map(([a, name, args]) => `${a}.${name}(${args.join(', ')})`),
    fc
      .tuple(
        fc.constantFrom('list', 'rows', 'text'),
        fc.constantFrom('all', 'exists', 'map', 'filter'),
        tie('part'),
      )
      .map(([field, name, body]) => `context.${field}.${name}(x, ${body})`),
  ),
})).part
/** Conditions that nothing is wrong with, but that they may be too large. */
const typed: fc.Arbitrary<string> = fc.letrec<Record<'yes' | 'whole' | 'text' | 'list', string>>(
  (tie) => {
    const pair = (a: 'yes' | 'whole' | 'text', ops: readonly string[]) =>
      fc
        .tuple(tie(a), fc.constantFrom(...ops), tie(a))
        .map(([left, op, right]) => `(${left} ${op} ${right})`)
    const choice = (of: 'yes' | 'whole' | 'text') =>
      fc.tuple(tie('yes'), tie(of), tie(of)).map(([a, b, c]) => `(${a} ? ${b} : ${c})`)
    const call = (of: 'text' | 'list', names: readonly string[], given: 'text' | 'yes') =>
      fc
        .tuple(tie(of), fc.constantFrom(...names), tie(given))
        .map(([a, name, b]) => `${a}.${name}${given === 'yes' ? `(x, ${b})` : `(${b})`}`)
    return {
      yes: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom('context.yes', 'has(context.list)', 'has(context.group.text)', 'true'),
        pair('yes', ['&&', '||', '==', '!=']),
        pair('whole', ['==', '!=', '<', '<=', '>', '>=']),
        pair('text', ['==', '!=', '<', '>=']),
        tie('yes').map((a) => `!${a}`),
        fc.tuple(tie('text'), tie('list')).map(([a, b]) => `(${a} in ${b})`),
        call('text', ['contains', 'startsWith', 'endsWith'], 'text'),
        call('list', ['all', 'exists', 'exists_one'], 'yes'),
        choice('yes'),
      ),
      whole: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom('context.whole', '1', '-7', '86400000'),
        pair('whole', ['+', '-', '*', '/', '%']),
        tie('list').map((a) => `size(${a})`),
        tie('text').map((a) => `${a}.size()`),
        call('text', ['indexOf'], 'text'),
        choice('whole'),
      ),
      text: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom('context.text', 'context.group.text', '"长"', '""'),
        pair('text', ['+']),
        tie('text').map((a) => `${a}.trim()`),
        tie('whole').map((a) => `string(${a})`),
        tie('list').map((a) => `${a}.join(",")`),
        choice('text'),
      ),
      list: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom('context.list', '["a", context.text]', 'context.text.split(",")'),
        call('list', ['filter'], 'yes'),
        fc.tuple(tie('list'), tie('text')).map(([a, b]) => `${a}.map(x, ${b})`),
      ),
    }
  },
).yes
const broken = fc
  .tuple(
    sources,
    fc.nat(),
    fc.constantFrom('', '(', ')', '"', '.', '&', '姓名', ' and ', '\\', '\n'),
  )
  .map(([source, at, mark]) => {
    const place = at % (source.length + 1)
    return source.slice(0, place) + mark + source.slice(place + 1)
  })

const TOO_LARGE = ['expression.malformed', 'expression.too-complex']

describe('whatever somebody writes', () => {
  test('is judged, told and taken to the builder without a fault', () => {
    fc.assert(
      fc.property(fc.oneof(typed, sources, broken), (source) => {
        const problems = checkExpression(source, scope, [BOOL])
        const sentence = renderExpression(source, names)
        const tree = toBuilder(source, names)

        for (const { start, end, message } of problems) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(source.length)
          expect(message['zh-CN']).toMatch(/[\u3400-\u9fff]/)
          expect(`${message['zh-CN']}${message.en}`).not.toMatch(/undefined|“”|Group\d/)
        }
        if (problems.length > 0) return
        expect(sentence?.['zh-CN']).not.toBe('')
        expect(sentence?.en).not.toMatch(/undefined|null|\[object/)
        if (tree !== null) expect(fromBuilder(tree, names)).not.toBeNull()
        const answer = evaluateOr(compileExpression(source, scope), { context: CONTEXT }, false)
        const told = decidingFields(source, scope).told(answer === true, { context: CONTEXT })
        expect(Object.keys(told).filter((path) => !path.startsWith('context.'))).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })

  test('is fine where its types are, or too large', () => {
    fc.assert(
      fc.property(typed, (source) => {
        const codes = checkExpression(source, scope, [BOOL]).map(({ code }) => code)
        const isTooLarge = codes.every((code) => TOO_LARGE.includes(code))
        expect(isTooLarge ? [] : codes).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })
})
