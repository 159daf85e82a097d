import type { Definition, GuardDefinition } from '@linli/schemas/definition'
import { describe, expect, test } from 'vitest'
import { ALARM, OFFICIAL, ORG, RESIDENT } from '../../../tests/support/builders.ts'
import { testCalendar } from '../../../tests/support/test-calendar.ts'
import { compileDefinition } from './compile-definition.ts'
import { guardExplainer } from './explain-guards.ts'
import { firstStep } from './first-step.ts'
import { nextStep } from './next-step.ts'

const expr = (cel: string): GuardDefinition => ({ type: 'expr', params: { cel } })
const not = (guard: GuardDefinition): GuardDefinition => ({ type: 'not', params: { guard } })
const inState = (state: string): GuardDefinition => ({ type: 'in', params: { state } })
const group = (type: 'and' | 'or', ...guards: GuardDefinition[]): GuardDefinition => ({
  type,
  params: { guards },
})

/** The alarm with these guards on the event `nudge`, tried in this order; the last of them has none. */
function nudged(...guards: (GuardDefinition | null)[]): Definition {
  const checking = ALARM.machine.states?.['checking']
  const { schema } = ALARM.context
  const { ref, divisor, share } = schema.properties
  return {
    ...ALARM,
    context: {
      ...ALARM.context,
      schema: {
        ...schema,
        properties: {
          ref: { ...ref, type: 'string' },
          share: { ...share, type: 'integer', title: '每份' },
          divisor: { ...divisor, type: 'integer', title: '份数' },
        },
      },
    },
    machine: {
      ...ALARM.machine,
      states: {
        ...ALARM.machine.states,
        checking: {
          ...(checking ?? { meta: { uid: 'checking', title: { 'zh-CN': '核实中' } } }),
          on: {
            nudge: guards.map((guard) => ({
              actions: [{ type: 'emit', params: { event: 'nudged' } }],
              ...(guard === null ? {} : { guard }),
            })),
          },
        },
      },
    },
  }
}

const sees = () => 'clear' as const
const AROUND = { now: 1_700_000_000_000, org: ORG, calendar: testCalendar([]) }

/** Why the event did what it did, in a case about “漏水” with 4 parts. */
function reasonsFor(...guards: (GuardDefinition | null)[]): string[] {
  const definition = nudged(...guards)
  const program = compileDefinition(definition, 'nudged')
  const started = firstStep(
    program,
    {
      ...{ kind: 'start', instanceId: 'i', number: 'GJ1', trigger: 1, device: null },
      payload: { ref: '漏水', divisor: 4 },
      actor: RESIDENT,
    },
    AROUND,
  )
  const input = { kind: 'event', type: 'nudge', payload: {}, actor: OFFICIAL } as const
  const result = nextStep(program, started.snapshot, input, AROUND)
  if (result.kind !== 'moved') return [result.reason]
  return guardExplainer(definition)(result.step.explanation, sees).map((text) => text['zh-CN'])
}

describe('a step is explained', () => {
  test.each<[string, (GuardDefinition | null)[], string[]]>([
    ['by the condition that held', [expr('context.divisor == 4')], ['因为 份数 = 4']],
    [
      'by what was there, and what was asked of it',
      [expr('context.divisor > 1')],
      ['因为 份数 = 4（条件：份数 > 1）'],
    ],
    ['by nothing where nothing was asked', [null], []],
    [
      'by all that was tried before, where nothing held',
      [expr('context.divisor > 9'), expr('context.ref == "火"'), null],
      ['因为 份数 = 4 且 事由 = “漏水”，不符合：份数 > 9；事由 = “火”'],
    ],
    [
      'by what failed before it, and what held',
      [expr('context.divisor > 9'), expr('context.ref == "漏水"'), null],
      ['因为 份数 = 4 且 事由 = “漏水”（条件：事由 = “漏水”）'],
    ],
    ['by a state', [inState('#checking')], ['因为 处于「核实中」']],
    [
      'by a state and a field',
      [group('and', inState('#checking'), expr('context.divisor == 4'))],
      ['因为 处于「核实中」 且 份数 = 4'],
    ],
    [
      'by a state that is not active',
      [group('and', expr('context.divisor == 4'), inState('#closed')), null],
      ['因为 不处于「已关闭」，不符合：份数 = 4 且 处于「已关闭」'],
    ],
    ['by the contrary', [not(expr('context.divisor == 9'))], ['因为 份数 = 4（条件：份数 ≠ 9）']],
    [
      'by one of several',
      [group('or', expr('context.divisor > 9'), expr('context.ref == "漏水"'))],
      ['因为 事由 = “漏水”（条件：份数 > 9 或 事由 = “漏水”）'],
    ],
  ])('%s', (_, guards, reasons) => {
    expect(reasonsFor(...guards)).toEqual(reasons)
  })

  test('once, however often the same was asked', () => {
    const definition = nudged(expr('context.divisor == 4'))
    const path = '/machine/states/checking/on/nudge/0/guard'
    const decision = {
      path,
      cel: 'context.divisor == 4',
      result: true,
      values: { 'context.divisor': 4 },
    }

    expect(guardExplainer(definition)({ decisions: [decision, decision] }, sees)).toHaveLength(1)
  })

  test('by nothing where the step was kept by another document', () => {
    const decision = { path: '/machine/states/gone/on/x/0/guard', cel: 'true', result: true }

    expect(guardExplainer(ALARM)({ decisions: [decision] }, sees)).toEqual([])
  })
})
