import type { Definition, RetentionRule } from '@linli/schemas/definition'
import type { ObjectSchema } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { Snapshot } from '@linli/schemas/snapshot'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALARM } from '../../../../tests/support/builders.ts'
import { checkDefinition } from '../check-definition.ts'
import { diffDefinitions } from '../diff-definitions.ts'
import type { Explanation, HistoryEntry } from '../step.ts'
import { createEraser, ERASED, erasedWhy } from './erase-case.ts'
import { fieldMarks } from './field-marks.ts'

const text = { type: 'string' } as const
const schema: ObjectSchema = {
  type: 'object',
  properties: {
    name: { ...text, 'x-personal': 'personal' },
    illness: { ...text, 'x-personal': 'sensitive' },
    age: { type: 'integer', 'x-personal': 'personal' },
    photos: {
      type: 'array',
      items: { ...text, format: 'linli-file' },
      'x-personal': 'personal',
    },
    place: { ...text, format: 'linli-file' },
    people: {
      type: 'array',
      items: {
        type: 'object',
        properties: { phone: { ...text, 'x-personal': 'personal' }, floor: { type: 'integer' } },
      },
    },
    category: text,
    count: { type: 'integer' },
  },
}
const definition: Definition = {
  ...ALARM,
  context: { ...ALARM.context, schema },
  forms: { report: { schema } as Definition['forms'][string] },
}
const version = { definition, marks: fieldMarks(definition) }
const answers: JsonObject = {
  ...{ name: '张三', illness: '旧疾', age: 71, photos: ['p1', 'p2'], place: 'p3' },
  people: [{ phone: '13900000009', floor: 3 }],
  ...{ category: 'noise', count: 2, smuggled: '李四' },
}
const why: Explanation = {
  ...{ about: null, left: [], entered: ['uid'], notes: [] },
  decisions: [{ path: '/x', cel: 'context.age > 60', result: true, values: { 'context.age': 71 } }],
  told: [{ 'zh-CN': '张三您好', veiled: { 'zh-CN': '您好' } }, { 'zh-CN': '已收到' }],
}
const step = (input: unknown) => ({
  entry: {
    input,
    ...{ now: 7, recorded: { assignments: [], dueAts: [], recipients: [] } },
  } as unknown as HistoryEntry,
  why,
})
const trigger = ALARM.triggers.findIndex(({ kind }) => kind === 'form')

describe('what is erased of answers', () => {
  test.each([
    ['marked', { people: [{ floor: 3 }], category: 'noise', count: 2, place: 'p3' }, ['p1', 'p2']],
    [
      'sensitive',
      {
        ...{ name: '张三', age: 71, photos: ['p1', 'p2'], place: 'p3' },
        ...{ people: [{ phone: '13900000009', floor: 3 }], category: 'noise', count: 2 },
      },
      [],
    ],
  ] as const)('%s, and what the schema does not know', (erase, left, files) => {
    const eraser = createEraser({ erase })
    expect(eraser.answers(answers, 'report', version)).toEqual(left)
    const values = erase === 'marked' ? 7 : 2
    expect(eraser.tally()).toEqual({ values, files })
  })

  test('is all of them where nobody knows the form any more', () => {
    const eraser = createEraser({ erase: 'marked' })
    expect(eraser.answers(answers, 'gone', version)).toEqual({})
    expect(eraser.answers(answers, 'toString', version)).toEqual({})
    expect(eraser.answers(answers, undefined, version)).toEqual({})
  })

  test('never leaves what stood in a marked field, and always what stood in another', () => {
    const secret = fc.string({ minLength: 1 }).map((end) => `秘密${end}`)
    const known = fc.string({ minLength: 1 }).map((end) => `公开${end}`)
    fc.assert(
      fc.property(
        fc.tuple(secret, secret),
        known,
        fc.array(secret),
        ([name, illness], category, phones) => {
          const people = phones.map((phone) => ({ phone, floor: 1 }))
          const given = { name, illness, category, people }
          const left = createEraser({ erase: 'marked' }).answers(given, 'report', version)
          expect(JSON.stringify(left)).not.toContain('秘密')
          expect(left).toEqual({ category, people: phones.map(() => ({ floor: 1 })) })
        },
      ),
    )
  })
})

describe('what is erased of a step', () => {
  const erased = (input: unknown, rule: Pick<RetentionRule, 'erase'> = { erase: 'marked' }) =>
    createEraser(rule).step(step(input), version)

  test('its answers, with who, when and what it was left', () => {
    const actor = { accountId: 'zhao', role: 'resident', posts: [] }
    const start = { kind: 'start', trigger, payload: answers, device: null, actor, number: 'N1' }
    const { entry } = erased(start)
    expect(entry.now).toBe(7)
    expect(entry.input).toMatchObject({ kind: 'start', number: 'N1', actor })
    expect(JSON.stringify(entry)).not.toMatch(/张三|旧疾|13900000009|李四|71/)
  })

  test('what somebody wrote in passing, and the values that decided', () => {
    const { entry, why: told } = erased({ kind: 'cancel', reason: '张三说的', actor: {} })
    expect(entry.input).toEqual({ kind: 'cancel', reason: ERASED, actor: {} })
    expect(told.decisions).toEqual([{ path: '/x', cel: 'context.age > 60', result: true }])
    expect(told.told).toEqual([{ 'zh-CN': '您好' }, { 'zh-CN': '已收到' }])
    expect(erasedWhy({ strategy: 'transfer', reason: '张三' })).toEqual({
      ...{ strategy: 'transfer', reason: ERASED },
    })
  })

  test('where a move put it: nothing can be computed from it', () => {
    const moved = step({ kind: 'migrate', from: 1, to: 2, choices: { q: '张三' }, actor: {} })
    const landed = { machine: { context: answers } } as unknown as Snapshot
    const { entry } = createEraser({ erase: 'marked' }).step(
      { ...moved, entry: { ...moved.entry, landed } },
      version,
    )
    expect(entry).not.toHaveProperty('landed')
    expect(entry.input).toMatchObject({ from: 1, to: 2, choices: {} })
  })
})

test('a snapshot keeps where the instance stood, and of the rest only what is not marked', () => {
  const kept = { seq: 4, status: 'done', tasks: [], position: ['uid'], number: 'N1' }
  const snapshot = {
    ...kept,
    machine: { value: 'over', status: 'done', context: answers, children: { a: answers } },
    undoable: { before: { machine: { context: answers } } },
    signings: [{ last: { answers } }],
  } as unknown as Snapshot
  expect(createEraser({ erase: 'marked' }).snapshot(snapshot, version)).toEqual({
    ...kept,
    machine: {
      ...{ value: 'over', status: 'done', children: {} },
      context: { people: [{ floor: 3 }], category: 'noise', count: 2, place: 'p3' },
    },
  })
})

describe('the rule in a definition', () => {
  const ruled = (retention: RetentionRule): Definition => ({ ...ALARM, retention })
  const warned = (document: Definition) =>
    checkDefinition(document).filter(({ code }) => code === 'retention.nothing-marked')

  test('is warned of where nothing is marked', () => {
    expect(warned(ruled({ days: 30, erase: 'marked' }))).toMatchObject([
      { severity: 'warning', path: '/retention/erase' },
    ])
    const { context } = ALARM
    const properties = { ...context.schema.properties, card: schema.properties['illness'] }
    const marked = {
      ...ruled({ days: 30, erase: 'sensitive' }),
      context: { ...context, schema: { ...context.schema, properties } },
    } as Definition
    expect(warned(marked)).toEqual([])
  })

  test('is told when it changes', () => {
    const told = (before: Definition, after: Definition) =>
      diffDefinitions(before, after).map(({ message }) => message['zh-CN'])
    const month = ruled({ days: 30, erase: 'marked' })
    expect(told(ALARM, month)).toEqual(['事项增加了个人信息的保存期限：办结后 30 天。'])
    expect(told(month, ruled({ days: 60, erase: 'sensitive' }))).toHaveLength(1)
    expect(told(month, ALARM)).toHaveLength(1)
  })
})
