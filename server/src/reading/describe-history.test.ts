import type { Decision, PassingDecision } from '@linli/runtime/core'
import { compileDefinition, fieldMarks, guardExplainer } from '@linli/runtime/core'
import type { Locale } from '@linli/schemas/locale-text'
import { describe, expect, test } from 'vitest'
import { readTemplate } from '../../../tests/scenarios/read-templates.ts'
import type { Audience } from './describe-history.ts'
import { describeHistory } from './describe-history.ts'
import { indexStates } from './state-index.ts'

const definition = readTemplate('complaint')
const version = {
  ...{ definitionId: 'complaint', number: 1, hash: 'h', publishedAt: new Date(0) },
  publishedBy: 'shen-center',
  definition,
  states: indexStates(definition),
  marks: fieldMarks(definition),
  explain: guardExplainer(definition),
  program: () => compileDefinition(definition, 'h'),
}
const TRIAGE = '/machine/states/triage/invoke/onDone'
const asked = (index: number, cel: string, result: boolean): Decision => ({
  path: `${TRIAGE}/${index}/guard`,
  cel,
  result,
})
const STORED: readonly Decision[] = [
  asked(0, "output.form.decision == 'grid'", false),
  asked(1, "output.form.decision == 'property' && context.returns < 2", true),
]
const KEPT: readonly Decision[] = STORED.map((decision, index) => ({
  ...decision,
  values: {
    'output.form.decision': 'property',
    ...(index === 1 ? { 'context.returns': 1 } : {}),
  },
}))

test('a decision that is not asked twice is told to staff as no signature, and to nobody else', () => {
  const repeated = {
    ...({ kind: 'repeated', task: 'reconsider', outcome: 'submit', of: 'verify' } as const),
  }
  const input = { kind: 'complete', taskId: 't', outcome: 'submit', answers: {}, actor: {} }
  const sentence = (audience: Audience, passing: PassingDecision) =>
    told({ audience, locale: 'zh-CN' }, input, { about: 'verify', passing: [passing] }).map(
      (entry) => entry.sentence,
    )
  const byWhom = (who: string) =>
    `完成「核查结果」：提交核查，「复核不满意件」没有再问（去重）：${who}已在「核查结果」选“提交复核”，之后没有变化，不算签名`
  expect(sentence('staff', { ...repeated, by: 'wu' })).toEqual([byWhom('吴核查')])
  // Steps of earlier releases did not keep who it was.
  expect(sentence('staff', repeated)).toEqual([byWhom('同一人')])
  expect(sentence('holder', repeated)).toEqual(['「核查结果」已完成'])
})

function reasons(audience: Audience, decisions: readonly Decision[], locale: Locale = 'zh-CN') {
  const input = { kind: 'complete', taskId: 't', outcome: 'done', answers: {}, actor: {} }
  const why = { about: 'triage', entered: ['dispatched'], decisions }
  return told({ audience, locale }, input, why).map((entry) => entry.reasons)
}

interface ToWhom {
  readonly audience: Audience
  readonly locale: Locale
}

function told({ audience, locale }: ToWhom, input: { readonly kind: string }, why: object) {
  const recorded = { assignments: [], dueAts: [], recipients: [] }
  const row = {
    ...{ seq: 3, at: new Date(0), kind: input.kind, actorId: 'someone' },
    input: JSON.stringify({ input, now: 0, recorded }),
    explanation: JSON.stringify({
      left: [],
      entered: [],
      decisions: [],
      notes: [],
      told: [],
      ...why,
    }),
  }
  const sightOf = () => 'masked' as const
  const people = { initiatorId: 'somebody', readerId: 'reader', names: new Map([['wu', '吴核查']]) }
  const reading = { version, locale, audience, sightOf, ...people }
  return describeHistory([row], reading)
}

test('what the system decided is told to staff with the outcome, and to the others as the system’s', () => {
  const passing: PassingDecision[] = [{ kind: 'at-due', task: 'verify', outcome: 'submit' }]
  const input = { kind: 'timer', event: 'x', generation: 1 }
  const why = { about: 'triage-overdue', passing }
  const sentence = (audience: Audience, locale: Locale = 'zh-CN') =>
    told({ audience, locale }, input, why).map((entry) => entry.sentence)
  expect(sentence('staff')).toEqual([
    '到时：受理超时，「核查结果」到期未办，系统自动办理：提交核查',
  ])
  expect(sentence('staff', 'en')).toEqual([
    'Time is up: Triage overdue; “Verify the result” was overdue; the system decided: Submit',
  ])
  for (const audience of ['initiator', 'holder', 'public'] as const) {
    expect(sentence(audience)).toEqual(['「核查结果」到期，系统自动办理'])
  }
})

describe('the reasons of a step', () => {
  test('name the fields that decided and what was in them, in the language of the reader', () => {
    expect(reasons('staff', KEPT)).toEqual([
      ['因为 处理方式 = 派给物业 且 已退回次数 = 1（条件：处理方式 = 派给物业 且 已退回次数 < 2）'],
    ])
    expect(reasons('staff', KEPT, 'en')).toEqual([
      [
        'Because Decision = Sent to property management and Times sent back = 1 (condition: Decision = Sent to property management and Times sent back < 2)',
      ],
    ])
  })

  test('are the conditions alone where a step was stored before values were kept', () => {
    expect(reasons('staff', STORED)).toEqual([['因为 处理方式 = 派给物业 且 已退回次数 < 2']])
  })

  test.each<Audience>(['initiator', 'holder', 'public'])('are not for the %s', (audience) => {
    expect(reasons(audience, KEPT)).toEqual([[]])
  })
})
