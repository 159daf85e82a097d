import type { Definition } from '@linli/schemas/definition'
import { LinliError } from '@linli/schemas/linli-error'
import type { Actor } from '@linli/schemas/org'
import { describe, expect, test } from 'vitest'
import {
  ALARM,
  OFFICIAL,
  ORG,
  OTHER_WORKER,
  RESIDENT,
  WORKER,
} from '../../../tests/support/builders.ts'
import { stored } from '../../../tests/support/core-walk.ts'
import { chinaWorkingCalendar } from '../calendar/published-years.ts'
import { compileDefinition } from './compile-definition.ts'
import { firstStep } from './first-step.ts'
import { nextStep } from './next-step.ts'
import { historyEntry, replay } from './replay.ts'
import type { Program, StartInput, StepInput } from './step.ts'

const AROUND = { now: 1_772_413_200_000, org: ORG, calendar: chinaWorkingCalendar() }
const ALARMED = compileDefinition(ALARM, 'alarm')
const START: StartInput = {
  ...{
    kind: 'start',
    instanceId: '0190d9a0-0000-7000-8000-000000000001',
    number: 'GJ-1',
    trigger: 1,
  },
  ...{ payload: { ref: '三楼', divisor: 4 }, device: null, actor: RESIDENT },
}
const TASK = `${START.instanceId}.1.0`
const TO_OTHER = transfer(OTHER_WORKER.accountId, WORKER)

describe('handing a task on', () => {
  test('makes it one person’s, with its id and its deadline, and tells that person why', () => {
    const { snapshot, step } = after([TO_OTHER])
    const [task] = snapshot.tasks
    const [before] = first().snapshot.tasks
    expect(task).toMatchObject({ id: before?.id, dueAt: before?.dueAt, holderId: null })
    expect(task?.assignment).toMatchObject({ kind: 'account', accountId: OTHER_WORKER.accountId })
    expect(step?.effects).toMatchObject([
      { kind: 'notice', to: { kind: 'account', accountId: OTHER_WORKER.accountId } },
    ])
    expect(JSON.stringify(step?.effects)).toContain('我休假')
    expect(() => after([TO_OTHER, { kind: 'claim', taskId: TASK, actor: WORKER }])).toThrow(
      /not assigned/,
    )
    const done = after([TO_OTHER, { kind: 'claim', taskId: TASK, actor: OTHER_WORKER }])
    expect(done.snapshot.tasks[0]?.holderId).toBe(OTHER_WORKER.accountId)
  })

  test('its history replays, whoever has a post by then', () => {
    const { entries, snapshot } = after([TO_OTHER])
    expect(replay(ALARMED, stored(entries))).toEqual(snapshot)
  })

  test('repeated changes nothing', () => {
    const official = transfer(OTHER_WORKER.accountId, OFFICIAL)
    const { snapshot } = after([official])
    expect(nextStep(ALARMED, snapshot, official, AROUND)).toEqual({
      kind: 'ignored',
      reason: 'no-change',
    })
  })

  test('a held one is handed on by its holder, or by an official over his head', () => {
    const held: StepInput = { kind: 'claim', taskId: TASK, actor: WORKER }
    expect(() => after([held, transfer(OTHER_WORKER.accountId, OTHER_WORKER)])).toThrow(/is held/)
    expect(after([held, TO_OTHER]).snapshot.tasks[0]?.holderId).toBeNull()
    const over = after([held, transfer(OTHER_WORKER.accountId, OFFICIAL)])
    expect(over.snapshot.tasks[0]?.holderId).toBeNull()
  })

  test('not to somebody without a post, nor by a stranger', () => {
    expect(codeOf(() => after([transfer('nobody', WORKER)]))).toBe('task.nobody')
    const stranger: Actor = { accountId: 'x', role: 'worker', posts: [] }
    expect(codeOf(() => after([transfer(OTHER_WORKER.accountId, stranger)]))).toBe(
      'task.not-assigned',
    )
  })

  test('not by a resident, whoever has the task', () => {
    expect(codeOf(() => after([transfer(WORKER.accountId, RESIDENT)]))).toBe('access.denied')
  })

  test('not to somebody who may not hold it, not even by an official', () => {
    const { check } = ALARM.tasks
    if (check === undefined) throw new Error('The alarm is checked.')
    const excluding: Definition = {
      ...ALARM,
      tasks: { check: { ...check, exclude: ['initiator'] } },
    }
    const program = compileDefinition(excluding, 'excluding')
    const start = { ...START, actor: { ...WORKER } }
    const toStarter = transfer(WORKER.accountId, OFFICIAL)
    expect(codeOf(() => after([toStarter], program, start))).toBe('task.excluded')
  })
})

function transfer(to: string, actor: Actor): StepInput {
  return { kind: 'transfer', taskId: TASK, to, reason: '我休假', actor }
}

function first(program: Program = ALARMED, start: StartInput = START) {
  return firstStep(program, start, AROUND)
}

function after(inputs: readonly StepInput[], program: Program = ALARMED, start = START) {
  const begun = first(program, start)
  let { snapshot } = begun
  let step = null
  const entries = [historyEntry(start, AROUND.now, begun)]
  for (const input of inputs) {
    const result = nextStep(program, stored(snapshot), input, AROUND)
    if (result.kind !== 'moved') throw new Error('Every input of a test moves its instance.')
    step = result.step
    snapshot = step.snapshot
    entries.push(historyEntry(input, AROUND.now, step))
  }
  return { snapshot, step, entries }
}

function codeOf(act: () => unknown): string | null {
  try {
    act()
    return null
  } catch (error) {
    return error instanceof LinliError ? error.code : String(error)
  }
}
