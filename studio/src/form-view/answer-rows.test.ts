import type { FormDefinition } from '@linli/schemas/form-definition'
import { expect, test } from 'vitest'
import { newField } from '../document/form/field-kinds.ts'
import { answerRows, readableAt } from './answer-rows.ts'

const WORDS = { title: '名称', choices: ['户主'], parts: ['一', '二', '三', '四'] }
const made = (kind: Parameters<typeof newField>[0]) => newField(kind, WORDS).schema

const FORM: FormDefinition = {
  title: { 'zh-CN': '表' },
  schema: {
    type: 'object',
    properties: {
      note: made('note'),
      fee: made('money'),
      stay: made('dateRange'),
      home: made('room'),
      papers: made('files'),
      photos: made('photos'),
      people: made('household'),
      sign: made('signature'),
    },
  },
}

const ANSWERS = {
  fee: 123_450,
  stay: { start: '2026-10-01', end: '2026-10-31' },
  home: { building: '2号楼', room: '301', node: 'building-2' },
  papers: ['a'],
  photos: ['b'],
  people: [{ name: '王芳', relation: 'option1' }],
  sign: { name: '王芳' },
}

test('a group that is one answer is one row, a household is a table, and what is only to be read is no row', () => {
  const rows = answerRows(FORM, ANSWERS, { locale: 'zh-CN', masked: [] })
  expect(rows.map(({ field, answer }) => [field, answer])).toEqual([
    ['fee', { kind: 'money', fen: 123_450 }],
    ['stay', { kind: 'days', start: '2026-10-01', end: '2026-10-31' }],
    ['home', { kind: 'text', text: '2号楼 301' }],
    ['papers', { kind: 'files', fileIds: ['a'] }],
    ['photos', { kind: 'photos', fileIds: ['b'] }],
    [
      'people',
      {
        kind: 'rows',
        columns: ['一', '二', '三', '四'],
        rows: [
          [
            { kind: 'text', text: '王芳' },
            { kind: 'text', text: '户主' },
            { kind: 'none' },
            { kind: 'none' },
          ],
        ],
      },
    ],
    ['sign', { kind: 'signature', fileId: null, name: '王芳' }],
  ])
})

test('where a part is masked each part is a row, so that it can be asked for', () => {
  const answers = { fee: '***', home: { building: '2**', room: '***', node: '***' } }
  const masked = ['/fee', '/home/building', '/home/room', '/home/node']
  const rows = answerRows(FORM, answers, { locale: 'zh-CN', masked })
  expect(rows.map(({ field, answer }) => [field, answer.kind])).toEqual([
    ['fee', 'masked'],
    ['home.building', 'masked'],
    ['home.room', 'masked'],
    ['home.node', 'masked'],
  ])
})

test('a masked part is called by its group too, and a masked cell can be asked for by itself', () => {
  const answers = { people: [{ name: '王**', relation: 'option1' }], sign: { drawing: '***' } }
  const masked = ['/people/0/name', '/sign/drawing']
  const rows = answerRows(FORM, answers, { locale: 'zh-CN', masked })
  expect(rows.map(({ question }) => question)).toEqual(['名称', '名称 · 一'])
  expect(rows[0]?.answer).toMatchObject({
    rows: [
      [
        { kind: 'masked', text: '王**', pointer: '/people/0/name' },
        { kind: 'text', text: '户主' },
        { kind: 'none' },
        { kind: 'none' },
      ],
    ],
  })
  expect(readableAt(FORM, '/people/0/relation', 'option1')).toEqual({ kind: 'text', text: '户主' })
})

test('unanswered groups are no answer', () => {
  const rows = answerRows(FORM, {}, { locale: 'zh-CN', masked: [] })
  expect(new Set(rows.map(({ answer }) => answer.kind))).toEqual(new Set(['none']))
})
