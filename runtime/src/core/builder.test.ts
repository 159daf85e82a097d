import type { JsonObject } from '@linli/schemas/json'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkExpression } from './check-expression.ts'
import type { ConditionTree, Literal } from './condition-tree.ts'
import { compileExpression, evaluate } from './expression.ts'
import type { ExpressionNames } from './expression-names.ts'
import { namesOfTypes } from './expression-names.ts'
import { createScope } from './expression-scope.ts'
import { BOOL, structOfSchema } from './expression-types.ts'
import { fromBuilder } from './from-builder.ts'
import { toBuilder, toLockedBuilder } from './to-builder.ts'

const variables = {
  context: structOfSchema({
    type: 'object',
    required: ['level', 'other', 'returns', 'limit', 'price', 'cost', 'urgent', 'known'],
    properties: {
      level: { type: 'string' },
      other: { type: 'string' },
      returns: { type: 'integer' },
      limit: { type: 'integer' },
      price: { type: 'number' },
      cost: { type: 'number' },
      urgent: { type: 'boolean' },
      known: { type: 'boolean' },
      photos: { type: 'array', items: { type: 'string' } },
      counts: { type: 'array', items: { type: 'integer' } },
      place: { type: 'object', properties: { text: { type: 'string' } } },
    },
  }),
}
const scope = createScope(variables)
const names: ExpressionNames = namesOfTypes(variables)

const texts = fc.oneof(
  fc.constantFrom('', 'high', '高', 'a"b\\n', '三号楼'),
  fc.string({ unit: 'binary' }),
)
const ints = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.maxSafeInteger())
const doubles = fc
  .oneof(fc.constantFrom(0, 1, 2.5), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((value) => value + 0)

const values: Readonly<Record<string, fc.Arbitrary<Literal>>> = {
  string: texts,
  int: ints,
  double: doubles,
  bool: fc.boolean(),
}
const fields: Readonly<Record<string, readonly string[]>> = {
  string: ['context.level', 'context.other', 'context.place.text'],
  int: ['context.returns', 'context.limit'],
  double: ['context.price', 'context.cost'],
  bool: ['context.urgent', 'context.known'],
}
const kinds = fc.constantFrom('string', 'int', 'double', 'bool')
const fieldOf = (kind: string) => fc.constantFrom(...(fields[kind] ?? []))
const literalFor = (kind: string) => values[kind] ?? fc.constant(0)
const operandOf = (kind: string) =>
  fc.oneof(
    literalFor(kind).map((value) => ({ value })),
    fieldOf(kind).map((field) => ({ field })),
  )

const leaves: fc.Arbitrary<ConditionTree> = fc.oneof(
  kinds.chain((kind) =>
    fc.record({
      kind: fc.constant('compare' as const),
      field: fieldOf(kind),
      operator:
        kind === 'bool'
          ? fc.constantFrom('==' as const, '!=' as const)
          : fc.constantFrom('==' as const, '!=', '<', '<=', '>', '>='),
      to: operandOf(kind),
    }),
  ),
  kinds.chain((kind) =>
    fc.record({
      kind: fc.constant('one-of' as const),
      field: fieldOf(kind),
      values: fc.array(literalFor(kind), { minLength: 1, maxLength: 4 }),
    }),
  ),
  fc.record({
    kind: fc.constant('includes' as const),
    field: fc.constant('context.photos'),
    item: operandOf('string'),
  }),
  fc.record({
    kind: fc.constant('includes' as const),
    field: fc.constant('context.counts'),
    item: operandOf('int'),
  }),
  fc.record({
    kind: fc.constant('has' as const),
    field: fc.constantFrom('context.photos', 'context.place.text', 'context.place'),
  }),
  fc.record({
    kind: fc.constant('text' as const),
    field: fieldOf('string'),
    test: fc.constantFrom('contains' as const, 'startsWith' as const, 'endsWith' as const),
    sought: operandOf('string'),
  }),
  fc.record({ kind: fc.constant('yes' as const), field: fieldOf('bool') }),
)

/** Trees as `toBuilder` gives them: groups of several parts, none right inside one of its kind. */
const trees: fc.Arbitrary<ConditionTree> = fc.letrec<{ tree: ConditionTree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaves,
    tie('tree').map((part): ConditionTree => ({ kind: 'not', part })),
    groupOf('all', tie('tree')),
    groupOf('any', tie('tree')),
  ),
})).tree

function groupOf(
  kind: 'all' | 'any',
  part: fc.Arbitrary<ConditionTree>,
): fc.Arbitrary<ConditionTree> {
  return fc
    .array(part, { minLength: 2, maxLength: 3 })
    .map((parts) => ({ kind, parts: parts.filter((each) => each.kind !== kind) }))
    .filter(({ parts }) => parts.length > 1)
}

const contexts: fc.Arbitrary<JsonObject> = fc.record(
  {
    level: texts,
    other: texts,
    returns: ints,
    limit: ints,
    price: doubles,
    cost: doubles,
    urgent: fc.boolean(),
    known: fc.boolean(),
    photos: fc.array(texts, { maxLength: 3 }),
    counts: fc.array(ints, { maxLength: 3 }),
    place: fc.record({ text: texts }, { requiredKeys: [] }),
  },
  { requiredKeys: ['level', 'other', 'returns', 'limit', 'price', 'cost', 'urgent', 'known'] },
)

/** A tree as somebody might write it: other quotes, sides swapped, needless brackets and space. */
function handwritten(tree: ConditionTree, dice: () => boolean): string {
  const source = sourceOf(tree, dice)
  return dice() ? `( ${source} )` : source
}

const SWAPPED = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

function sourceOf(tree: ConditionTree, dice: () => boolean): string {
  if (tree.kind === 'all' || tree.kind === 'any') {
    const mark = tree.kind === 'all' ? '&&' : '\n||  '
    const [first = '', ...rest] = tree.parts.map((part) => `(${handwritten(part, dice)})`)
    return dice() ? [first, ...rest].join(mark) : `${first} ${mark} (${rest.join(` ${mark} `)})`
  }
  if (tree.kind === 'not') return `! (${handwritten(tree.part, dice)})`
  if (tree.kind === 'compare' && dice()) {
    const text = fromBuilder({ ...tree, operator: '==' }, names) ?? ''
    const right = text.slice(`${tree.field} == `.length)
    return `${right} ${SWAPPED[tree.operator]} ${tree.field}`
  }
  return fromBuilder(tree, names) ?? 'true'
}

describe('the visual builder', () => {
  test('gives back the very tree it was given', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const text = fromBuilder(tree, names)
        if (text === null) {
          expect(isTooLarge(tree)).toBe(true)
          return
        }
        expect(checkExpression(text, scope, [BOOL])).toEqual([])
        expect(toBuilder(text, names)).toEqual(tree)
      }),
      { numRuns: 1000 },
    )
  })

  test('means what was written', () => {
    fc.assert(
      fc.property(trees, contexts, fc.infiniteStream(fc.boolean()), (tree, context, stream) => {
        const dice = () => stream.next().value === true
        const source = handwritten(tree, dice)
        const read = toBuilder(source, names)
        if (read === null) {
          expect(checkExpression(source, scope, [BOOL])).not.toEqual([])
          return
        }
        const text = fromBuilder(read, names)
        expect(text).not.toBeNull()
        const ask = (cel: string) => evaluate(compileExpression(cel, scope), { context })
        expect(ask(text ?? '')).toBe(ask(source))
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    [
      'context.level == "high" && context.returns >= 2',
      'context.level == "high" && context.returns >= 2',
    ],
    ["'high' == context.level", 'context.level == "high"'],
    ['2 <= context.returns', 'context.returns >= 2'],
    ['context.price > -1e21', 'context.price > -1e+21'],
    ['context.price == 3.0', 'context.price == 3.0'],
    [
      'context.urgent || !context.known && has(context.photos)',
      'context.urgent || (!context.known && has(context.photos))',
    ],
    ['!(context.level in ["a", "b"])', '!(context.level in ["a", "b"])'],
    ['"a" in context.photos', '"a" in context.photos'],
    ['context.level.startsWith(context.other)', 'context.level.startsWith(context.other)'],
    ['context.urgent == false', 'context.urgent == false'],
  ])('%s comes back as %s', (source, text) => {
    const tree = toBuilder(source, names)

    expect(tree === null ? null : fromBuilder(tree, names)).toBe(text)
  })

  test.each([
    'context.returns + 1 > 2',
    'size(context.photos) == 0',
    'context.photos.exists(p, p == "a")',
    'context.urgent ? context.known : true',
    'context.level.trim() == ""',
    'context.nope == 1',
    'nope.level == "a"',
    'context.returns == 2.0',
    'context.level == 2',
    'context.returns == context.price',
    'context.urgent < context.known',
    'context.photos == context.photos',
    'context.place == context.place',
    'context.level in []',
    'context.level in ["a", context.other]',
    'context.level',
    'true',
    'context.level ==',
    'context.returns == 9007199254740993',
    'context.level == context.level && context.returns % 2 == 0',
  ])('%s stays text', (source) => {
    expect(toBuilder(source, names)).toBeNull()
  })

  test.each<[string, ConditionTree, string]>([
    [
      '(context.returns + 1) * 2 > 4 && context.urgent',
      {
        kind: 'all',
        parts: [
          { kind: 'locked', cel: '(context.returns + 1) * 2 > 4' },
          { kind: 'yes', field: 'context.urgent' },
        ],
      },
      '((context.returns + 1) * 2 > 4) && context.urgent',
    ],
    [
      '!((context.urgent ? context.known : true) || context.level == "a")',
      {
        kind: 'not',
        part: {
          kind: 'any',
          parts: [
            { kind: 'locked', cel: 'context.urgent ? context.known : true' },
            { kind: 'compare', field: 'context.level', operator: '==', to: { value: 'a' } },
          ],
        },
      },
      '!((context.urgent ? context.known : true) || context.level == "a")',
    ],
    [
      'size(context.photos) == 0',
      { kind: 'locked', cel: 'size(context.photos) == 0' },
      'size(context.photos) == 0',
    ],
    [
      '!(context.level.trim() == "")',
      { kind: 'not', part: { kind: 'locked', cel: 'context.level.trim() == ""' } },
      '!(context.level.trim() == "")',
    ],
  ])('%s keeps locked what no row says', (source, tree, text) => {
    expect(toLockedBuilder(source, names)).toEqual(tree)
    expect(fromBuilder(tree, names)).toBe(text)
    expect(toLockedBuilder(text, names)).toEqual(tree)
  })

  test.each([
    ['2 * (context.returns + (1)) > ( 4 + context.limit ) && context.urgent'],
    ['((context.returns) + 1) > 2 && context.level != ")"'],
    ['context.level.trim() == "((" || (context.photos.exists(p, (p == "a")))'],
  ])('a lock of %s has its own brackets', (source) => {
    const tree = toLockedBuilder(source, names)
    const text = tree === null ? null : fromBuilder(tree, names)
    expect(tree?.kind).not.toBe('locked')
    for (const returns of [0, 3]) {
      for (const level of ['((', ')', 'a']) {
        const values = { context: { level, returns, limit: 1, urgent: true, photos: ['a'] } }
        const ask = (cel: string) => evaluate(compileExpression(cel, scope), values)
        expect(ask(text ?? '')).toBe(ask(source))
      }
    }
  })

  test('locks nothing that a row says, and no malformed text', () => {
    const source = 'context.level == "a" || !(context.urgent && context.known)'
    expect(toLockedBuilder(source, names)).toEqual(toBuilder(source, names))
    expect(toLockedBuilder('context.level ==', names)).toBeNull()
  })

  test.each<[string, ConditionTree]>([
    ['a lock that is malformed', { kind: 'locked', cel: 'context.urgent) || (true' }],
    ['a group without parts', { kind: 'all', parts: [] }],
    ['a field that is not there', { kind: 'yes', field: 'context.nope' }],
    ['a variable', { kind: 'has', field: 'context' }],
    ['a text for a number', { kind: 'one-of', field: 'context.returns', values: ['2'] }],
    ['no values', { kind: 'one-of', field: 'context.returns', values: [] }],
    ['a fraction for a whole number', { kind: 'one-of', field: 'context.returns', values: [2.5] }],
    ['half a letter', { kind: 'one-of', field: 'context.level', values: ['\ud800'] }],
    ['an item of a text', { kind: 'includes', field: 'context.level', item: { value: 'a' } }],
    ['code for a name', { kind: 'yes', field: 'context.urgent || true' }],
  ])('%s is no condition yet', (_, tree) => {
    expect(fromBuilder(tree, names)).toBeNull()
  })

  test('groups of one part and groups in their own kind come back without brackets', () => {
    const yes: ConditionTree = { kind: 'yes', field: 'context.urgent' }
    const known: ConditionTree = { kind: 'yes', field: 'context.known' }
    const tree: ConditionTree = {
      kind: 'all',
      parts: [
        { kind: 'any', parts: [yes] },
        { kind: 'all', parts: [known, yes] },
      ],
    }

    const text = fromBuilder(tree, names) ?? ''
    expect(text).toBe('context.urgent && context.known && context.urgent')
    expect(toBuilder(text, names)).toEqual({ kind: 'all', parts: [yes, known, yes] })
  })

  test('more than an expression may hold is no condition', () => {
    const part: ConditionTree = { kind: 'yes', field: 'context.urgent' }

    expect(fromBuilder({ kind: 'any', parts: Array(400).fill(part) }, names)).toBeNull()
  })
})

function isTooLarge(tree: ConditionTree): boolean {
  return JSON.stringify(tree).length > 2000
}
