import type { Decision } from '@linli/runtime/core'
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

function reasons(audience: Audience, decisions: readonly Decision[], locale: Locale = 'zh-CN') {
  const explanation = {
    about: 'triage',
    left: [],
    entered: ['dispatched'],
    decisions,
    notes: [],
    told: [],
  }
  const input = { kind: 'complete', taskId: 't', outcome: 'done', answers: {}, actor: {} }
  const recorded = { assignments: [], dueAts: [], recipients: [] }
  const row = {
    ...{ seq: 3, at: new Date(0), kind: 'complete', actorId: 'someone' },
    input: JSON.stringify({ input, now: 0, recorded }),
    explanation: JSON.stringify(explanation),
  }
  const sightOf = () => 'masked' as const
  const people = { initiatorId: 'somebody', readerId: 'reader', names: new Map() }
  const reading = { version, locale, audience, sightOf, ...people }
  return describeHistory([row], reading).map((entry) => entry.reasons)
}

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
