import type { Definition } from '@linli/schemas/definition'
import { describe, expect, test } from 'vitest'
import {
  answer,
  asks,
  build,
  closed,
  same,
  to,
  when,
} from '../../../tests/corpus/build-definition.ts'
import { stored } from '../../../tests/support/core-walk.ts'
import { OFFICIAL, type Played, play, post, staff } from '../../../tests/support/signing-ground.ts'
import { checkDefinition } from './check-definition.ts'
import { compileDefinition } from './compile-definition.ts'
import { checkModel } from './model-check/check-model.ts'
import { withSafeFixes } from './quick-fixes.ts'
import { replay } from './replay.ts'

const HOUR_MS = 3_600_000

/** Two hours to claim, counted from the entry; four hours from the claim; told when half of them has passed. */
function definition(timers: Definition['timers'] = {}, takeBack = false): Definition {
  const sketch = build({
    initial: 'work',
    tasks: {
      look: {
        due: 'limit',
        ...(takeBack ? { takeBack } : {}),
        outcomes: { done: { title: same('办好') }, again: { title: same('再看') } },
      },
      joint: {
        due: 'limit',
        outcomes: { done: { title: same('同意') }, no: { title: same('不同意') } },
        sign: {
          mode: 'all',
          signers: [post('acceptance-desk'), post('grid-worker')],
          agree: 'done',
          otherwise: 'no',
        },
      },
    },
    events: { sign: { title: same('会签'), source: 'staff' } },
    states: {
      work: {
        initial: 'looking',
        after: {
          unclaimed: { actions: [{ type: 'log', params: { message: same('没人签收') } }] },
          limit: to('late', answer),
          half: { actions: [{ type: 'log', params: { message: same('过半') } }] },
        },
        on: { sign: { target: '#signing' } },
        states: {
          looking: asks('look', [
            when('output.outcome == "again"', { target: 'looking', reenter: true }),
            to('#closed', answer),
          ]),
          signing: asks('joint', to('#closed', answer)),
        },
      },
      late: closed,
      closed,
    },
  })
  return {
    ...sketch,
    timers: {
      remind: sketch.timers['remind'] as Definition['timers'][string],
      unclaimed: { title: same('签收期限'), clock: 'elapsed', duration: 'PT2H' },
      limit: { title: same('办理'), clock: 'elapsed', duration: 'PT4H', from: 'claim' },
      half: { title: same('过半提醒'), clock: 'share', of: 'limit', percent: 50 },
      ...timers,
    },
  }
}

const named = ({ snapshot }: Played, name: string) =>
  snapshot.timers.find((timer) => timer.name === name)
const claim = (played: Played, who: string) =>
  played.act({ kind: 'claim', taskId: played.snapshot.tasks[0]?.id ?? '', actor: staff(who) })
const fire = (played: Played, name: string) => {
  const timer = named(played, name)
  played.now = timer?.dueAt ?? 0
  return played.act({
    ...{ kind: 'timer', event: timer?.event ?? '', generation: timer?.generation ?? 0 },
  })
}
const replayed = (played: Played) =>
  stored(replay(compileDefinition(definition(), 'signing'), played.entries))

describe('a timer that begins at a claim', () => {
  test('stands still until somebody claims, and a release does not stop it', () => {
    const played = play(definition())
    expect(played.snapshot.timers.map(({ name }) => name)).toEqual(['unclaimed', 'remind'])
    expect(played.snapshot.paused).toMatchObject([
      { name: 'limit', awaits: 'claim', left: { clock: 'elapsed', ms: 4 * HOUR_MS } },
      { name: 'half', left: { clock: 'share', part: 0.5 } },
    ])
    expect(played.snapshot.tasks[0]?.dueAt).toBeNull()

    played.now += HOUR_MS
    const step = claim(played, 'an')
    const dueAt = played.now + 4 * HOUR_MS
    expect(step?.armed).toMatchObject([
      { name: 'limit', dueAt, generation: 2 },
      { name: 'half', dueAt: played.now + 2 * HOUR_MS, generation: 2 },
    ])
    expect(step?.changed).toMatchObject([{ name: 'look', holderId: 'an', dueAt }])
    expect(step?.explanation.notes[0]?.['zh-CN']).toContain('时限「办理」自签收起算')
    expect(played.snapshot.paused).toBeUndefined()

    const taskId = played.snapshot.tasks[0]?.id ?? ''
    played.act({ kind: 'release', taskId, actor: staff('an') })
    played.now += HOUR_MS
    claim(played, 'ding')
    expect(named(played, 'limit')?.dueAt).toBe(dueAt)
    expect(fire(played, 'half')?.explanation.notes).toEqual([same('过半')])
    fire(played, 'limit')
    expect(played.snapshot.position).toEqual(['late'])
    expect(replayed(played)).toEqual(stored(played.snapshot))
  })

  test('begins when the task is done unclaimed, and not again for the next task', () => {
    const played = play(definition())
    played.now += HOUR_MS
    played.complete('look', { an: 'again' })
    const dueAt = played.now + 4 * HOUR_MS
    expect(named(played, 'limit')?.dueAt).toBe(dueAt)
    expect(played.snapshot.tasks).toMatchObject([{ name: 'look', dueAt }])
    played.now += HOUR_MS
    expect(claim(played, 'ding')?.armed).toEqual([])
    expect(replayed(played)).toEqual(stored(played.snapshot))
  })

  test('does not begin when the task is handed on, but when it is delegated', () => {
    const reason = '出差'
    const handed = play(definition())
    const taskId = handed.snapshot.tasks[0]?.id ?? ''
    handed.act({ kind: 'transfer', taskId, to: 'ding', reason, actor: staff('an') })
    expect(named(handed, 'limit')).toBeUndefined()
    claim(handed, 'ding')
    expect(named(handed, 'limit')?.dueAt).toBe(handed.now + 4 * HOUR_MS)

    const asked = play(definition())
    const step = asked.act({
      ...{ kind: 'delegate', taskId: asked.snapshot.tasks[0]?.id ?? '', to: 'ding', reason },
      actor: staff('an'),
    })
    const dueAt = asked.now + 4 * HOUR_MS
    expect(named(asked, 'limit')?.dueAt).toBe(dueAt)
    expect(step?.opened).toMatchObject([{ name: 'look', dueAt }])
    expect(asked.snapshot.tasks).toMatchObject([{ name: 'look', dueAt }])
    expect(replayed(asked)).toEqual(stored(asked.snapshot))
  })

  test('goes on where the completion that began it is taken back', () => {
    const played = play(definition({}, true))
    const taskId = played.snapshot.tasks[0]?.id ?? ''
    played.complete('look', { an: 'again' })
    played.now += HOUR_MS
    played.act({ kind: 'take-back', taskId, reason: '看错了', actor: staff('an') })
    const dueAt = played.now + 4 * HOUR_MS
    expect(named(played, 'limit')?.dueAt).toBe(dueAt)
    expect(played.snapshot.tasks).toMatchObject([{ name: 'look', holderId: 'an', dueAt }])
    expect(played.snapshot.paused).toBeUndefined()
  })

  test('begins with the first of several who sign, for all of them', () => {
    const played = play(definition())
    played.act({ kind: 'event', type: 'sign', payload: {}, actor: OFFICIAL })
    expect(played.snapshot.tasks.map(({ dueAt }) => dueAt)).toEqual([null, null])
    played.now += HOUR_MS
    const step = played.complete('joint', { an: 'done' })
    const dueAt = played.now + 4 * HOUR_MS
    expect(step?.armed.map(({ name }) => name)).toEqual(['limit', 'half'])
    expect(played.snapshot.tasks).toMatchObject([{ name: 'joint', dueAt }])
    expect(replayed(played)).toEqual(stored(played.snapshot))
  })

  test('begins, suspended, only when the case goes on', () => {
    const played = play(definition())
    played.act({ kind: 'suspend', reason: '等', actor: OFFICIAL })
    expect(claim(played, 'an')?.armed).toEqual([])
    played.now += 9 * HOUR_MS
    played.act({ kind: 'resume', actor: OFFICIAL })
    expect(named(played, 'limit')?.dueAt).toBe(played.now + 4 * HOUR_MS)
    expect(named(played, 'half')?.dueAt).toBe(played.now + 2 * HOUR_MS)
    expect(replayed(played)).toEqual(stored(played.snapshot))
  })

  test('counts months and working days from the claim', () => {
    for (const clock of [
      { clock: 'months', months: 1 },
      { clock: 'working-days', days: 2 },
      { clock: 'calendar-days', days: 3 },
      { clock: 'working-hours', hours: 4 },
    ] as const) {
      const title = same('办理')
      const played = play(definition({ limit: { title, ...clock, from: 'claim' } }))
      played.now += HOUR_MS
      claim(played, 'an')
      const atEntry = play(definition({ limit: { title, ...clock } }))
      expect(named(played, 'limit')).toMatchObject({ armedAt: played.now })
      if (clock.clock === 'working-hours') {
        expect(named(played, 'limit')?.dueAt).toBe((named(atEntry, 'limit')?.dueAt ?? 0) + HOUR_MS)
      } else expect(named(played, 'limit')?.dueAt).toBe(named(atEntry, 'limit')?.dueAt)
    }
  })
})

describe('the checks of a claim', () => {
  const codes = (of: Definition) =>
    checkDefinition(of)
      .filter(({ severity }) => severity === 'error')
      .map(({ code }) => code)

  test('find nothing where another timer began with the state', () => {
    expect(codes(definition())).toEqual([])
    const { findings } = checkModel(definition())
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('demand a timer that nobody can keep from beginning', () => {
    const alone = definition({
      unclaimed: { title: same('签收期限'), clock: 'share', of: 'limit', percent: 20 },
      remind: { title: same('提醒'), clock: 'share', of: 'limit', percent: 30 },
    })
    const found = withSafeFixes(alone, checkDefinition(alone))
    expect(found).toContainEqual(
      expect.objectContaining({
        ...{ severity: 'error', code: 'timer.claim-unbounded' },
        path: '/machine/states/work/after/limit',
        fix: expect.objectContaining({ patch: [{ op: 'remove', path: '/timers/limit/from' }] }),
      }),
    )
  })

  test('demand a task that is due with it', () => {
    expect(
      codes(
        definition({
          unclaimed: { title: same('签收期限'), clock: 'elapsed', duration: 'PT2H', from: 'claim' },
        }),
      ),
    ).toEqual(['timer.claim-no-task'])
  })

  test('show a way to it that can be played, with the claim in it', () => {
    const { tasks, ...rest } = definition()
    const stuck = {
      ...rest,
      tasks,
      invariants: [{ title: same('不许超期'), never: { states: ['late'] } }],
    }
    const { findings } = checkModel(stuck)
    expect(findings.map(({ code }) => code)).toContain('invariant.violated')
  })
})
