import { describe, expect, test } from 'vitest'
import { ALARM, ORG, RESIDENT, SENSOR, WORKER } from '../../../tests/support/builders.ts'
import { chinaWorkingCalendar } from '../calendar/china-working-calendar.ts'
import { compileDefinition } from './compile-definition.ts'
import { describeStep } from './describe-step.ts'
import { firstStep } from './first-step.ts'
import { nextStep } from './next-step.ts'
import { historyEntry } from './replay.ts'
import type { StartInput, StepInput } from './step.ts'

const PROGRAM = compileDefinition(ALARM, 'alarm')
const NOW = 1_772_413_200_000
const SURROUNDINGS = { now: NOW, org: ORG, calendar: chinaWorkingCalendar() }
const START: StartInput = {
  kind: 'start',
  instanceId: '0190d9a0-0000-7000-8000-00000000000a',
  number: 'GJ-1',
  trigger: 1,
  payload: { ref: '灯不亮', divisor: 4 },
  device: null,
  actor: RESIDENT,
}
const FIRST = firstStep(PROGRAM, START, SURROUNDINGS)
const TASK = FIRST.snapshot.tasks[0]?.id ?? ''

function told(input: StepInput, who: string | null, now = NOW): string {
  const result = nextStep(PROGRAM, FIRST.snapshot, input, { ...SURROUNDINGS, now })
  if (result.kind === 'ignored') throw new Error(result.reason)
  const { step } = result
  const past = { entry: historyEntry(input, now, step), explanation: step.explanation }
  return describeStep(ALARM, past, { who, audience: 'staff' }).sentence['zh-CN']
}

describe('describeStep', () => {
  test('tells a start, why the task went where, and leaves the why out for the public', () => {
    const past = { entry: historyEntry(START, NOW, FIRST), explanation: FIRST.explanation }
    const posts = { 'grid-worker': { 'zh-CN': '网格员', en: 'grid workers' } }

    expect(describeStep(ALARM, past, { who: '王居民', audience: 'staff', posts })).toEqual({
      sentence: {
        'zh-CN': '王居民提交了“报告”，进入“核实中”。',
        en: '王居民 submitted “报告”; now at “核实中”.',
      },
      reasons: [
        {
          'zh-CN': '派给“第一网格”的网格员：从工单所在地向上最近的一级。',
          en: 'Goes to grid workers of “第一网格”: the nearest holders of the post, going up.',
        },
      ],
      notes: [],
    })
    expect(describeStep(ALARM, past, { who: '王*', audience: 'public' }).reasons).toEqual([])
  })

  test('tells a device, a claim, a completion, a timer, an event and a cancellation', () => {
    const device: StartInput = {
      ...START,
      trigger: 0,
      payload: { kind: 'alarm', ref: 'r' },
      device: SENSOR,
      actor: { accountId: SENSOR.id, role: 'device', posts: [] },
    }
    const step = firstStep(PROGRAM, device, SURROUNDINGS)
    const past = { entry: historyEntry(device, NOW, step), explanation: step.explanation }
    const complete = {
      kind: 'complete',
      taskId: TASK,
      outcome: 'confirmed',
      answers: {},
      actor: WORKER,
    } as const
    const timer = { kind: 'timer', event: 'xstate.after.answer.checking', generation: 1 } as const

    expect(describeStep(ALARM, past, { who: null, audience: 'staff' }).sentence['zh-CN']).toBe(
      '设备“一号烟感”上报，自动立案，进入“核实中”。',
    )
    expect([
      told({ kind: 'claim', taskId: TASK, actor: WORKER }, '李网格'),
      told(complete, '李网格'),
      told(timer, null, NOW + 1000),
      told({ kind: 'event', type: 'nudge', payload: {}, actor: WORKER }, '李网格'),
      told({ kind: 'cancel', reason: '重复', actor: WORKER }, '李网格'),
    ]).toEqual([
      '李网格签收了“现场核实”。',
      '李网格办理了“现场核实”：属实，进入“等待恢复”。',
      '时限“核实时限”到了，进入“已升级”。',
      '李网格：催办。',
      '李网格取消了工单：重复。',
    ])
  })
})
