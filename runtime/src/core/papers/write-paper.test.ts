import type { PaperDefinition } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import { expect, test } from 'vitest'
import { readTemplate } from '../../../../tests/scenarios/read-templates.ts'
import { BLANK, type PaperFacts, writePaper } from './write-paper.ts'

const MEDIATION = readTemplate('mediation')
const CASE = {
  ...{ number: 'TJ20261130-0001', service: '人民调解', street: '锦绣街道', place: '第一网格' },
  ...{ initiator: '赵**', started: '2026年11月21日', given: '2026年11月30日' },
}

function written(paper: Partial<PaperDefinition>, answers: Record<string, JsonObject> = {}) {
  const facts: PaperFacts = {
    ...{ answers: new Map(Object.entries(answers)), case: CASE },
    named: { placeOf: (id) => `〔${id}〕`, personOf: () => '钱某某' },
  }
  const whole = { title: { 'zh-CN': '协议书' }, at: 'signing', body: [], ...paper }
  return writePaper(MEDIATION, whole, facts)
}

const line = (text: string, answers?: Record<string, JsonObject>) =>
  written({ body: [{ kind: 'text', text }] }, answers).parts[0]

test('a field is said in the words of its question: choices, days, places, lists', () => {
  const apply = {
    disputeType: 'neighbours',
    needs: ['dialect', 'ramp'],
    location: { nodeId: 'building-2', text: '院里' },
  }
  const text =
    '{{apply.disputeType}}；{{apply.needs}}；{{apply.location}}；{{ apply.location.text }}'
  expect(line(text, { apply })).toEqual({
    kind: 'text',
    text: '邻里；方言、轮椅通道；〔building-2〕 院里；院里',
  })
  expect(line('{{session.heldOn}}', { session: { heldOn: '2026-09-03' } })).toMatchObject({
    text: '2026年9月3日',
  })
  expect(line('{{case.number}} {{case.given}}')).toMatchObject({
    text: 'TJ20261130-0001 2026年11月30日',
  })
})

test('what nobody answered is room for a pen, and what stands around it stays letter for letter', () => {
  const text = '甲𠮷{ {{apply.facts}} }乙\n  丙🏠'
  expect(line(text)).toEqual({ kind: 'text', text: `甲𠮷{ ${BLANK} }乙\n  丙🏠` })
  // What was answered is no template.
  const apply = { facts: '他写了 {{case.number}}' }
  expect(line('{{apply.facts}}', { apply })).toMatchObject({ text: apply.facts })
})

const CLAUSES = [
  { obligor: '甲', obligee: '乙', content: '赔偿', amount: 40_000, dueOn: '2026-09-20' },
  { obligor: '乙', obligee: '甲', content: '修剪树枝', dueOn: '2026-10-01' },
]

test('a part is there once for each item, with amounts in capitals', () => {
  const paper = {
    body: [
      { kind: 'text', each: 'session.clauses', text: '{{row}}.{{row.content}}：{{row.amount}}' },
      {
        kind: 'table',
        each: 'session.clauses',
        columns: [
          { title: '谁', text: '{{row.obligor}}' },
          { title: '期限', text: '{{row.dueOn}}' },
        ],
      },
    ],
    signatures: [{ text: '{{row.obligor}}签名：', each: 'session.clauses' }],
  } satisfies Partial<PaperDefinition>
  const { parts, signatures } = written(paper, { session: { clauses: CLAUSES } })
  expect(parts).toEqual([
    { kind: 'text', text: '1.赔偿：人民币肆佰元整（¥400.00）' },
    { kind: 'text', text: `2.修剪树枝：${BLANK}` },
    {
      kind: 'table',
      titles: ['谁', '期限'],
      rows: [
        ['甲', '2026年9月20日'],
        ['乙', '2026年10月1日'],
      ],
    },
  ])
  expect(signatures).toEqual(['甲签名：', '乙签名：'])
  // Nobody answered the list: nothing is repeated.
  expect(written(paper).parts).toEqual([{ kind: 'table', titles: ['谁', '期限'], rows: [] }])
})
