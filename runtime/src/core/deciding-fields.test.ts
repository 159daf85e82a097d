import type { JsonObject } from '@linli/schemas/json'
import { describe, expect, test } from 'vitest'
import type { ToldValues } from './deciding-fields.ts'
import { decidingFields } from './deciding-fields.ts'
import { compileExpression, evaluate } from './expression.ts'
import { createFuel } from './expression-fuel.ts'
import type { SpokenName } from './expression-names.ts'
import { namesOfTypes } from './expression-names.ts'
import { createScope } from './expression-scope.ts'
import { INT, STRING, structOf, structOfSchema } from './expression-types.ts'

const variables = {
  context: structOfSchema({
    type: 'object',
    required: ['level', 'returns', 'urgent'],
    properties: {
      level: { type: 'string' },
      returns: { type: 'integer' },
      urgent: { type: 'boolean' },
      note: { type: 'string' },
      age: { type: 'integer' },
      photos: { type: 'array', items: { type: 'string' } },
      called: { type: 'array', items: { type: 'string' } },
      rows: { type: 'array', items: { type: 'object', properties: { n: { type: 'integer' } } } },
      place: { type: 'object', properties: { text: { type: 'string' } } },
    },
  }),
  event: structOf({ type: STRING, by: STRING, at: INT }),
}
const fuel = createFuel()
const scope = createScope(variables, fuel, () => {
  const names = namesOfTypes(variables)
  const called: SpokenName = {
    kind: 'list',
    title: null,
    item: {
      kind: 'string',
      title: null,
      choices: new Map([['119', { 'zh-CN': '火警', en: 'fire' }]]),
    },
  }
  return {
    ...names,
    context: {
      ...(names['context'] ?? { kind: 'struct', title: null }),
      fields: { ...names['context']?.fields, called },
    },
  }
})

const CONTEXT: JsonObject = { level: 'high', returns: 2, urgent: false }

function told(source: string, more: JsonObject = {}): ToldValues {
  const values = {
    context: { ...CONTEXT, ...more },
    event: { type: 'X', by: 'account-1', at: 5 },
  }
  const answer = evaluate(compileExpression(source, scope), values) === true
  return decidingFields(source, scope).told(answer, values)
}

const LEVEL = { 'context.level': 'high' }
const RETURNS = { 'context.returns': 2 }
const URGENT = { 'context.urgent': false }

describe('the deciding fields', () => {
  test.each<[string, ToldValues]>([
    ['context.level == "high"', LEVEL],
    ['context.level == "high" && context.returns >= 2', { ...LEVEL, ...RETURNS }],
    ['context.level == "low" && context.returns >= 2', LEVEL],
    ['context.level == "high" && context.returns > 2', RETURNS],
    ['context.urgent || context.returns >= 2', RETURNS],
    ['context.level == "high" || context.returns >= 2', LEVEL],
    ['context.urgent || context.returns > 2', { ...URGENT, ...RETURNS }],
    ['!(context.urgent || context.returns > 2)', { ...URGENT, ...RETURNS }],
    ['!(context.level == "high" && context.urgent)', URGENT],
    [
      'context.returns > 1 && (context.urgent || context.level == "high")',
      { ...RETURNS, ...LEVEL },
    ],
    [
      'context.urgent ? context.returns > 1 : context.level == "high"',
      { ...URGENT, ...RETURNS, ...LEVEL },
    ],
    ['context["level"] == "high"', LEVEL],
    ['context.level == context.level', LEVEL],
    ['1 / 0 > 1 || context.level == "high"', LEVEL],
    ['true', {}],
  ])('of %s', (source, values) => {
    expect(told(source)).toEqual(values)
  })

  test.each<[string, JsonObject, ToldValues]>([
    ['has(context.note)', {}, { 'context.note': null }],
    ['has(context.age) && context.age < 18', { age: 9 }, { 'context.age': 9 }],
    ['context.place.text == ""', {}, { 'context.place.text': null }],
    ['has(context.place)', { place: { text: '三单元' } }, { 'context.place': true }],
    [
      'size(context.photos) == 0',
      { photos: ['f1', 'f2'] },
      { 'context.photos': { items: [], length: 2 } },
    ],
    [
      '"119" in context.called',
      { called: ['119', '110'] },
      { 'context.called': { items: ['119', '110'], length: 2 } },
    ],
    [
      'context.rows.exists(r, has(r.n))',
      { rows: [{ n: 1 }] },
      { 'context.rows': { items: [], length: 1 } },
    ],
  ])('of %s with %j', (source, more, values) => {
    expect(told(source, more)).toEqual(values)
  })

  test('do not hold whose account it was', () => {
    expect(told('event.by != "" && event.at > 1')).toEqual({ 'event.at': 5 })
  })

  test('hold the beginning of a long text and its length, and never half a letter', () => {
    const note = `${'长'.repeat(59)}😀${'长'.repeat(300)}`

    expect(told('context.note != ""', { note })).toEqual({
      'context.note': { cut: '长'.repeat(59), length: 361 },
    })
  })

  test('are few', () => {
    const keys = Array.from({ length: 20 }, (_, index) => `f${index}`)
    const types = { context: structOf(Object.fromEntries(keys.map((key) => [key, STRING]))) }
    const all = keys.map((key) => `context.${key} == ""`).join(' && ')

    const values = decidingFields(all, createScope(types)).told(true, { context: {} })
    expect(Object.keys(values)).toHaveLength(8)
  })

  test('take nothing from what a step may still evaluate, however much they would ask for', () => {
    const rows = Array.from({ length: 400 }, (_, n) => ({ n }))
    const slow = 'context.rows.all(a, context.rows.exists(b, b.n == a.n))'
    const source = `${slow} || context.urgent`
    const values = { context: { ...CONTEXT, rows }, event: {} }

    const spent = fuel.share(() => {
      fuel.burn(190_000)
      decidingFields(source, scope).told(true, values)
      fuel.burn(9_000)
      return fuel.isEmpty()
    })
    expect(spent).toBe(false)
    expect(decidingFields(source, scope).told(true, values)).toEqual({
      'context.rows': { items: [], length: 400 },
      'context.urgent': false,
    })
  })
})
