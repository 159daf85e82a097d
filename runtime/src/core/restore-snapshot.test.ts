import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Definition, StateDefinition } from '@linli/schemas/definition'
import type { Snapshot } from '@linli/schemas/snapshot'
import { describe, expect, test } from 'vitest'
import { ALARM, GRID, OFFICIAL, ORG, RESIDENT, WORKER } from '../../../tests/support/builders.ts'
import { chinaWorkingCalendar } from '../calendar/published-years.ts'
import { compileDefinition } from './compile-definition.ts'
import { firstStep } from './first-step.ts'
import { nextStep } from './next-step.ts'
import type { Program, StepInput, StepResult } from './step.ts'

const surroundings = { now: 1_772_413_200_000, org: ORG, calendar: chinaWorkingCalendar() }

function meta(uid: string): Pick<StateDefinition, 'meta'> {
  return { meta: { uid, title: { 'zh-CN': uid } } }
}

/** An instance of this machine that has been to the database. */
function started(machine: Definition['machine']): { program: Program; stored: Snapshot } {
  const program = compileDefinition({ ...ALARM, machine }, 'machine')
  const { snapshot } = firstStep(
    program,
    {
      kind: 'start',
      instanceId: '0190d9a0-0000-7000-8000-000000000001',
      number: 'GJ-1',
      trigger: 1,
      payload: { ref: GRID, divisor: 1 },
      device: null,
      actor: RESIDENT,
    },
    surroundings,
  )
  return { program, stored: JSON.parse(canonicalJson(snapshot)) as Snapshot }
}

const NUDGE = { kind: 'event', type: 'nudge', payload: {}, actor: WORKER } as const

function nudge(machine: Definition['machine']): StepResult {
  const { program, stored } = started(machine)
  return nextStep(program, stored, NUDGE, surroundings)
}

describe('a stored snapshot', () => {
  test.each<StepInput>([
    NUDGE,
    { kind: 'claim', taskId: '0190d9a0-0000-7000-8000-000000000001.1.0', actor: WORKER },
    { kind: 'cancel', reason: '重复', actor: OFFICIAL },
  ])('of a later format takes no step: $kind', (input) => {
    const { program, stored } = started(ALARM.machine)
    expect(nextStep(program, stored, input, surroundings)).toMatchObject({ kind: 'moved' })

    const later = { ...stored, format: 2 } as unknown as Snapshot

    expect(() => nextStep(program, later, input, surroundings)).toThrow(
      expect.objectContaining({ code: 'snapshot.incompatible' }),
    )
  })

  test('lets the regions act in document order, although its text has the keys sorted', () => {
    const result = nudge({
      initial: 'both',
      states: {
        both: {
          ...meta('both'),
          type: 'parallel',
          states: {
            zeta: { ...meta('zeta'), on: { nudge: { target: '#first' } } },
            alpha: { ...meta('alpha'), on: { nudge: { target: '#second' } } },
          },
        },
        first: { ...meta('first'), type: 'final' },
        second: { ...meta('second'), type: 'final' },
      },
    })

    expect(result).toMatchObject({ step: { snapshot: { position: ['first'] } } })
  })

  test('has one open task for an invocation, also where a history leads back to its state', () => {
    const result = nudge({
      initial: 'checking',
      states: {
        checking: {
          ...meta('checking'),
          invoke: {
            src: 'humanTask',
            id: 'check',
            input: { task: 'check' },
            onDone: { target: 'closed' },
          },
          after: { answer: { target: 'closed' } },
          on: { nudge: { target: '#back' } },
        },
        back: { ...meta('back'), type: 'history', target: 'checking' },
        closed: { ...meta('closed'), type: 'final' },
      },
    })

    expect(result).toMatchObject({
      step: {
        opened: [{ invokeId: 'check' }],
        closed: [{ reason: 'cancelled' }],
        snapshot: { tasks: [{ id: expect.stringMatching(/\.2\.0$/) }] },
      },
    })
  })
})
