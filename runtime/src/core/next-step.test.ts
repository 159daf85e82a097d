import type { Definition, MachineDefinition, StateDefinition } from '@linli/schemas/definition'
import type { Actor } from '@linli/schemas/org'
import type { Snapshot } from '@linli/schemas/snapshot'
import { describe, expect, test } from 'vitest'
import {
  ALARM,
  GRID,
  ORG,
  OTHER_WORKER,
  POST,
  RESIDENT,
  WORKER,
} from '../../../tests/support/builders.ts'
import { chinaWorkingCalendar } from '../calendar/published-years.ts'
import { checkDefinition } from './check-definition.ts'
import { compileDefinition } from './compile-definition.ts'
import { firstStep } from './first-step.ts'
import { nextStep } from './next-step.ts'
import { historyEntry } from './replay.ts'
import type { Program, Step, StepInput, Surroundings } from './step.ts'

const INSTANCE = '0190d9a0-0000-7000-8000-00000000000a'
const NOW = 1_772_413_200_000
const CALENDAR = chinaWorkingCalendar()

function at(now: number): Surroundings {
  return { now, org: ORG, calendar: CALENDAR }
}

function start(program: Program): Step {
  const trigger = program.definition.triggers.findIndex(({ kind }) => kind === 'form')
  return firstStep(
    program,
    {
      kind: 'start',
      instanceId: INSTANCE,
      number: 'GJ-1',
      trigger,
      payload: { ref: '灯不亮', divisor: 4 },
      device: null,
      actor: RESIDENT,
    },
    at(NOW),
  )
}

function moveAt(now: number) {
  return (program: Program, snapshot: Snapshot, input: StepInput): Step => {
    const result = nextStep(program, JSON.parse(JSON.stringify(snapshot)), input, at(now))
    if (result.kind === 'ignored') throw new Error(`Ignored: ${result.reason}.`)
    return result.step
  }
}

const move = moveAt(NOW)

function define(states: Record<string, StateDefinition>, rest: Partial<Definition> = {}): Program {
  const machine: MachineDefinition = { initial: Object.keys(states)[0] ?? '', states }
  const definition = { ...ALARM, ...rest, machine }
  const errors = checkDefinition(definition).filter(({ severity }) => severity === 'error')
  expect(errors).toEqual([])
  return compileDefinition(definition, 'test')
}

const text = (zh: string) => ({ 'zh-CN': zh, en: zh })
const meta = (uid: string) => ({ uid, title: text(uid) })
const END: StateDefinition = { type: 'final', meta: meta('end') }
const nudge: StepInput = { kind: 'event', type: 'nudge', payload: {}, actor: WORKER }

const ALARM_PROGRAM = compileDefinition(ALARM, 'alarm')
const STARTED = start(ALARM_PROGRAM).snapshot
const TASK = `${INSTANCE}.1.0`

function complete(actor: Actor, outcome = 'confirmed'): StepInput {
  return { kind: 'complete', taskId: TASK, outcome, answers: {}, actor }
}

describe('firstStep', () => {
  test('opens the task, arms its timer and plans the effects', () => {
    const step = start(ALARM_PROGRAM)

    expect(step.snapshot).toMatchObject({
      seq: 1,
      status: 'active',
      nodeId: GRID,
      initiatorId: 'resident-1',
      position: ['checking'],
    })
    expect(step.opened).toMatchObject([
      { id: TASK, name: 'check', holderId: null, dueAt: NOW + 1000, openedAt: NOW },
    ])
    expect(step.opened[0]?.assignment).toMatchObject({ kind: 'post', nodeId: GRID, post: POST })
    expect(step.armed).toEqual([
      { name: 'answer', event: 'xstate.after.answer.checking', generation: 1, dueAt: NOW + 1000 },
    ])
    expect(step.effects).toMatchObject([
      { kind: 'notice', notice: 'alarm', to: { kind: 'post' }, body: text('灯不亮 告警') },
      { kind: 'emit', event: 'opened' },
    ])
  })

  test('answers that need attention are refused with a sentence for each', () => {
    const ask = () =>
      firstStep(
        ALARM_PROGRAM,
        {
          kind: 'start',
          instanceId: INSTANCE,
          number: 'GJ-1',
          trigger: 1,
          payload: { divisor: 1.5 },
          device: null,
          actor: RESIDENT,
        },
        at(NOW),
      )

    expect(ask).toThrow(
      expect.objectContaining({
        code: 'submission.invalid',
        details: expect.objectContaining({
          findings: [
            {
              severity: 'error',
              path: '/ref',
              code: 'field.required',
              message: { 'zh-CN': '请填写事由。', en: 'Enter “事由”.' },
            },
            expect.objectContaining({ path: '/divisor', code: 'field.type' }),
          ],
        }),
      }),
    )
  })
})

describe('a task', () => {
  test('is completed by an unheld candidate, who becomes its performer', () => {
    const step = move(ALARM_PROGRAM, STARTED, complete(WORKER))

    expect(step.closed).toMatchObject([
      {
        task: { id: TASK, holderId: 'worker-1' },
        reason: 'completed',
        outcome: 'confirmed',
        by: 'worker-1',
      },
    ])
    expect(step.disarmed.map(({ name }) => name)).toEqual(['answer'])
    expect(step.snapshot.performers).toEqual({ check: 'worker-1' })
    expect(step.snapshot.machine).toMatchObject({ context: { share: 25 } })
    expect(step.explanation).toMatchObject({
      about: 'check',
      left: ['checking'],
      entered: ['waiting'],
      decisions: [{ cel: 'output.outcome == "confirmed"', result: true }],
    })
  })

  test('refuses a second completion, a stranger, and whoever comes after the holder', () => {
    const done = move(ALARM_PROGRAM, STARTED, complete(WORKER)).snapshot
    const held = move(ALARM_PROGRAM, STARTED, {
      kind: 'claim',
      taskId: TASK,
      actor: WORKER,
    }).snapshot
    const stranger: Actor = {
      accountId: 'x',
      role: 'worker',
      posts: [{ nodeId: 'street', post: POST }],
    }

    expect(() => move(ALARM_PROGRAM, done, complete(WORKER))).toThrow(
      expect.objectContaining({ code: 'task.closed' }),
    )
    expect(() => move(ALARM_PROGRAM, STARTED, complete(stranger))).toThrow(
      expect.objectContaining({ code: 'task.not-assigned' }),
    )
    expect(() => move(ALARM_PROGRAM, held, complete(OTHER_WORKER))).toThrow(
      expect.objectContaining({ code: 'task.held' }),
    )
  })

  test('is claimed once, released, and claimed by somebody else', () => {
    const held = move(ALARM_PROGRAM, STARTED, { kind: 'claim', taskId: TASK, actor: WORKER })
    const again = nextStep(
      ALARM_PROGRAM,
      held.snapshot,
      { kind: 'claim', taskId: TASK, actor: WORKER },
      at(NOW),
    )
    const free = move(ALARM_PROGRAM, held.snapshot, {
      kind: 'release',
      taskId: TASK,
      actor: WORKER,
    })
    const other = move(ALARM_PROGRAM, free.snapshot, {
      kind: 'claim',
      taskId: TASK,
      actor: OTHER_WORKER,
    })

    expect(held.changed).toMatchObject([{ id: TASK, holderId: 'worker-1' }])
    expect(again).toEqual({ kind: 'ignored', reason: 'no-change' })
    expect(other.snapshot).toMatchObject({ seq: 4, tasks: [{ holderId: 'worker-2' }] })
  })

  test('refuses an outcome that is not declared', () => {
    expect(() => move(ALARM_PROGRAM, STARTED, complete(WORKER, 'maybe'))).toThrow(
      expect.objectContaining({ code: 'submission.invalid' }),
    )
  })

  test('excludes the performer of another task and goes on to the next rule', () => {
    const task = (rest: object) => ({
      title: text('任务'),
      outcomes: { ok: { title: text('好') } },
      assign: [{ strategy: 'post' as const, post: POST }],
      ...rest,
    })
    const invoke = (id: string, target: string) => ({
      src: 'humanTask' as const,
      id,
      input: { task: id },
      onDone: { target },
    })
    const program = define(
      {
        first: { meta: meta('first'), invoke: invoke('first', 'second') },
        second: { meta: meta('second'), invoke: invoke('second', 'third') },
        third: { meta: meta('third'), invoke: invoke('third', 'end') },
        end: END,
      },
      {
        tasks: {
          first: task({}),
          second: task({ exclude: [{ performerOf: 'first' }] }),
          third: task({
            assign: [{ strategy: 'initiator' }, { strategy: 'performer', task: 'second' }],
            exclude: ['initiator'],
          }),
        },
      },
    )
    const finish = (snapshot: Snapshot, actor: Actor) =>
      move(program, snapshot, {
        kind: 'complete',
        taskId: snapshot.tasks[0]?.id ?? '',
        outcome: 'ok',
        answers: {},
        actor,
      }).snapshot
    const second = finish(start(program).snapshot, WORKER)
    const third = finish(second, OTHER_WORKER)

    expect(() => finish(second, WORKER)).toThrow(
      expect.objectContaining({ code: 'task.not-assigned' }),
    )
    expect(third.tasks[0]?.assignment).toMatchObject({
      kind: 'account',
      accountId: 'worker-2',
      why: { strategy: 'performer', excluded: ['resident-1'], tried: [{ strategy: 'initiator' }] },
    })
    expect(finish(third, OTHER_WORKER).status).toBe('done')
  })
})

describe('a timer', () => {
  const fire = (generation: number): StepInput => ({
    kind: 'timer',
    event: 'xstate.after.answer.checking',
    generation,
  })

  test('fires once: its generation is gone afterwards', () => {
    const step = moveAt(NOW + 1000)(ALARM_PROGRAM, STARTED, fire(1))

    expect(step.snapshot).toMatchObject({ position: ['escalated'], timers: [], tasks: [] })
    expect(step.disarmed).toHaveLength(1)
    expect(step.closed).toMatchObject([{ reason: 'cancelled' }])
    expect(nextStep(ALARM_PROGRAM, step.snapshot, fire(1), at(NOW + 1000))).toEqual({
      kind: 'ignored',
      reason: 'stale-timer',
    })
  })

  test('never fires early, and not in another generation', () => {
    expect(nextStep(ALARM_PROGRAM, STARTED, fire(1), at(NOW + 999)).kind).toBe('ignored')
    expect(nextStep(ALARM_PROGRAM, STARTED, fire(2), at(NOW + 1000)).kind).toBe('ignored')
  })

  test('of a re-entered state is a new generation, so the old one is refused', () => {
    const program = define({
      wait: {
        meta: meta('wait'),
        on: { nudge: { target: 'wait', reenter: true } },
        after: { answer: { target: 'end' } },
      },
      end: END,
    })
    const again = moveAt(NOW + 500)(program, start(program).snapshot, nudge)

    expect(again.armed).toMatchObject([{ generation: 2, dueAt: NOW + 1500 }])
    expect(again.disarmed).toMatchObject([{ generation: 1 }])
    expect(again.explanation).toMatchObject({ left: ['wait'], entered: ['wait'] })
  })

  test('is cancelled by name', () => {
    const program = define({
      wait: {
        meta: meta('wait'),
        on: { nudge: { actions: [{ type: 'cancelTimer', params: { timer: 'answer' } }] } },
        after: { answer: { target: 'end' } },
      },
      end: END,
    })

    const step = move(program, start(program).snapshot, nudge)

    expect(step).toMatchObject({
      armed: [],
      disarmed: [{ name: 'answer' }],
      snapshot: { timers: [] },
    })
  })
})

describe('an event', () => {
  test.each(['xstate.done.actor.check', 'xstate.after.answer.checking', 'unheard', '__proto__'])(
    '%s from outside is unknown',
    (type) => {
      expect(() => move(ALARM_PROGRAM, STARTED, { ...nudge, type } as StepInput)).toThrow(
        expect.objectContaining({ code: 'event.unknown' }),
      )
    },
  )

  test('that the state does not accept is ignored and changes nothing', () => {
    const waiting = move(ALARM_PROGRAM, STARTED, complete(WORKER)).snapshot

    expect(nextStep(ALARM_PROGRAM, waiting, nudge, at(NOW))).toEqual({
      kind: 'ignored',
      reason: 'not-accepted',
    })
  })

  test('must suit who sends it', () => {
    expect(() => move(ALARM_PROGRAM, STARTED, { ...nudge, actor: RESIDENT } as StepInput)).toThrow(
      expect.objectContaining({ code: 'access.denied' }),
    )
  })

  test('raised without end is a livelock, not a hang', () => {
    const program = define({
      loop: {
        meta: meta('loop'),
        on: {
          nudge: [{ actions: [{ type: 'raise', params: { event: 'nudge' } }] }],
          cleared: { target: 'end' },
        },
      },
      end: END,
    })

    expect(() => move(program, start(program).snapshot, nudge)).toThrow(
      expect.objectContaining({ code: 'machine.livelock' }),
    )
  })

  test('a notice shows the context of the very moment it was asked for', () => {
    const notify = {
      type: 'notify',
      params: { notice: 'alarm', to: { strategy: 'initiator' } },
    } as const
    const set = (cel: string) => ({ type: 'set', params: { to: 'ref', cel } }) as const
    const program = define({
      wait: {
        meta: meta('wait'),
        on: {
          nudge: { target: 'end', actions: [notify, set('context.ref + "！"'), notify, set('""')] },
        },
      },
      end: END,
    })

    const step = move(program, start(program).snapshot, nudge)

    expect(step.effects).toMatchObject([
      { body: text('灯不亮 告警') },
      { body: text('灯不亮！ 告警') },
    ])
    expect(step.snapshot.status).toBe('done')
  })
})

describe('parallel regions and history', () => {
  const region = (uid: string): StateDefinition => ({
    meta: meta(uid),
    initial: 'open',
    states: {
      open: {
        meta: meta(`${uid}_open`),
        on: { nudge: { target: 'ok' } },
        after: { answer: { target: 'ok' } },
      },
      ok: { type: 'final', meta: meta(`${uid}_ok`) },
    },
  })

  test('a state left and taken up again through its history arms its timers anew', () => {
    const program = define({
      work: {
        meta: meta('work'),
        initial: 'one',
        states: {
          one: { meta: meta('one'), on: { nudge: { target: 'two' } } },
          two: { meta: meta('two'), after: { answer: { target: '#end' } } },
          back: { type: 'history', meta: meta('back') },
        },
        on: { cleared: { target: 'paused' } },
      },
      paused: { meta: meta('paused'), on: { nudge: { target: '#back' } } },
      end: END,
    })
    const cleared: StepInput = {
      kind: 'event',
      type: 'cleared',
      payload: { kind: 'cleared', ref: 'r' },
      actor: { accountId: 'sensor-1', role: 'device', posts: [] },
    }
    const two = move(program, start(program).snapshot, nudge)
    const paused = move(program, two.snapshot, cleared)
    const back = move(program, paused.snapshot, nudge)

    expect(paused.disarmed).toMatchObject([{ generation: 2 }])
    expect(back).toMatchObject({ snapshot: { position: ['two'] }, armed: [{ generation: 4 }] })
  })

  test('all regions end, then the whole ends and nothing is left armed', () => {
    const program = define({
      both: {
        type: 'parallel',
        meta: meta('both'),
        states: { left: region('left'), right: region('right') },
        onDone: { target: 'end' },
      },
      end: END,
    })
    const started = start(program)
    const done = move(program, started.snapshot, nudge)

    expect(started.snapshot.position).toEqual(['left_open', 'right_open'])
    expect(started.armed).toHaveLength(2)
    expect(done.snapshot).toMatchObject({ status: 'done', timers: [], position: ['end'] })
    expect(done.disarmed).toHaveLength(2)
  })
})

describe('cancelling', () => {
  test('closes tasks, disarms timers, and nothing moves the instance again', () => {
    const step = move(ALARM_PROGRAM, STARTED, { kind: 'cancel', reason: '重复', actor: WORKER })

    expect(step).toMatchObject({
      snapshot: { seq: 2, status: 'cancelled', tasks: [], timers: [] },
      closed: [{ reason: 'cancelled' }],
      disarmed: [{ name: 'answer' }],
    })
    expect(() => move(ALARM_PROGRAM, step.snapshot, nudge)).toThrow(
      expect.objectContaining({ code: 'instance.finished' }),
    )
  })
})

describe('history', () => {
  test('keeps of a payload what was declared, and nothing else', () => {
    const input: StepInput = {
      kind: 'event',
      type: 'cleared',
      payload: { kind: 'cleared', ref: 'r', owner: '不该留下' },
      actor: { accountId: 'sensor-1', role: 'device', posts: [] },
    }
    const waiting = move(ALARM_PROGRAM, STARTED, complete(WORKER)).snapshot
    const step = move(ALARM_PROGRAM, waiting, input)

    expect(historyEntry(input, NOW, step).input).toMatchObject({
      payload: { kind: 'cleared', ref: 'r' },
    })
    expect(JSON.stringify(historyEntry(input, NOW, step))).not.toContain('不该留下')
  })
})
