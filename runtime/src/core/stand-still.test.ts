import { describe, expect, test } from 'vitest'
import {
  answer,
  asks,
  build,
  closed,
  type StateSketch,
  to,
  when,
} from '../../../tests/corpus/build-definition.ts'
import { stored } from '../../../tests/support/core-walk.ts'
import { OFFICIAL, type Played, play, staff } from '../../../tests/support/signing-ground.ts'
import { checkDefinition } from './check-definition.ts'
import { compileDefinition } from './compile-definition.ts'
import { checkModel } from './model-check/check-model.ts'
import { replay } from './replay.ts'

const HOUR_MS = 3_600_000

/** Four hours for the whole; while papers are supplemented they stand still. */
const DEFINITION = build({
  initial: 'work',
  tasks: {
    look: {
      due: 'limit',
      outcomes: { done: { title: { 'zh-CN': '办好' } }, more: { title: { 'zh-CN': '补正' } } },
    },
    supplement: { assign: [{ strategy: 'initiator' }] },
  },
  states: {
    work: {
      initial: 'looking',
      after: { limit: to('late', answer) },
      states: {
        looking: asks('look', [
          when('output.outcome == "more"', to('supplementing')),
          to('#closed', answer),
        ]),
        supplementing: { ...asks('supplement', to('looking')), pauses: ['limit'] } as StateSketch,
      },
    },
    late: closed,
    closed,
  },
})

const limit = ({ snapshot }: Played) => snapshot.timers.find(({ name }) => name === 'limit')
const suspend = { kind: 'suspend', reason: '等鉴定结果', actor: OFFICIAL } as const

describe('a state that lets a timer stand still', () => {
  test('stops it when it is entered, and lets it go on with what was left', () => {
    const played = play(DEFINITION)
    const before = limit(played)
    played.now += HOUR_MS
    const step = played.complete('look', { an: 'more' })
    expect(limit(played)).toBeUndefined()
    expect(step?.disarmed).toContainEqual(before)
    expect(played.snapshot.paused).toMatchObject([{ name: 'limit', left: { ms: 3 * HOUR_MS } }])

    played.now += 50 * HOUR_MS
    expect(
      played.act({
        kind: 'timer',
        event: before?.event ?? '',
        generation: before?.generation ?? 0,
      }),
    ).toBeNull()
    played.complete('supplement', { li: 'done' })
    const after = limit(played)
    expect(after).toMatchObject({ dueAt: played.now + 3 * HOUR_MS, generation: 3 })
    expect(played.snapshot.paused).toBeUndefined()
    expect(played.snapshot.tasks[0]?.dueAt).toBe(after?.dueAt)
    played.now = after?.dueAt ?? 0
    played.act({ kind: 'timer', event: after?.event ?? '', generation: after?.generation ?? 0 })
    expect(played.snapshot.position).toEqual(['late'])
  })

  test('is refused where the timer is none of a state around it', () => {
    const { machine, ...rest } = DEFINITION
    const wrong = {
      ...machine,
      states: { ...machine.states, late: { ...machine.states?.['late'], pauses: ['limit'] } },
    }
    const findings = checkDefinition({ ...rest, machine: wrong } as typeof DEFINITION)
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'timer.pause-not-running',
        path: '/machine/states/late/pauses/0',
      }),
    )
  })

  test('the model check knows that it cannot fire there', () => {
    const found = (definition: typeof DEFINITION) => {
      const { findings, configurations } = checkModel(definition)
      return [findings.filter(({ severity }) => severity === 'error').length, configurations]
    }
    const { pauses: _, ...running } = (DEFINITION.machine.states?.['work']?.states?.[
      'supplementing'
    ] ?? {}) as StateSketch
    expect(running).toHaveProperty('invoke')
    expect(found(DEFINITION)[0]).toBe(0)
  })
})

describe('挂起', () => {
  test('stops every timer for a reason, and tasks are due when they were moved to', () => {
    const played = play(DEFINITION)
    played.now += HOUR_MS / 2
    const step = played.act(suspend)
    expect(played.snapshot).toMatchObject({
      timers: [],
      suspension: { reason: '等鉴定结果', by: 'official' },
    })
    expect(step?.changed).toMatchObject([{ name: 'look', dueAt: null }])
    expect(played.act(suspend)).toBeNull()

    played.now += 10 * HOUR_MS
    const resumed = played.act({ kind: 'resume', actor: OFFICIAL })
    expect(resumed?.changed).toMatchObject([{ name: 'look', dueAt: played.now + 3.5 * HOUR_MS }])
    expect(played.snapshot.suspension).toBeUndefined()
    expect(played.act({ kind: 'resume', actor: OFFICIAL })).toBeNull()
  })

  test('what is armed meanwhile stands still as well, and what the state stops stays stopped', () => {
    const played = play(DEFINITION)
    played.act(suspend)
    played.complete('look', { an: 'more' })
    expect(played.snapshot.timers).toEqual([])
    expect(played.snapshot.paused?.map(({ name }) => name).sort()).toEqual(['limit', 'remind'])
    played.act({ kind: 'resume', actor: OFFICIAL })
    expect(played.snapshot.timers.map(({ name }) => name)).toEqual(['remind'])
    expect(played.snapshot.paused).toMatchObject([{ name: 'limit' }])
  })

  test('is an official’s', () => {
    const played = play(DEFINITION)
    expect(() => played.act({ ...suspend, actor: staff('an') })).toThrow(
      expect.objectContaining({ code: 'access.denied' }),
    )
  })

  test('its history replays to the stored snapshot', () => {
    const played = play(DEFINITION)
    played.now += HOUR_MS
    played.act(suspend)
    played.complete('look', { an: 'more' })
    played.now += HOUR_MS
    played.act({ kind: 'resume', actor: OFFICIAL })
    played.complete('supplement', { li: 'done' })
    expect(replay(compileDefinition(DEFINITION, 'signing'), stored(played.entries))).toEqual(
      played.snapshot,
    )
  })
})
