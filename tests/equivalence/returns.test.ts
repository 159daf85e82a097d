import type { ArmedTimer, OpenTask } from '@linli/schemas/snapshot'
import { describe, expect, test } from 'vitest'
import { checkDefinition } from '../../runtime/src/core/check-definition.ts'
import { compileDefinition } from '../../runtime/src/core/compile-definition.ts'
import { replay } from '../../runtime/src/core/replay.ts'
import { stored } from '../support/core-walk.ts'
import { type Played, play, RESIDENT, staff } from '../support/signing-ground.ts'
import {
  MODES,
  PLACES,
  type Place,
  returnDefinition,
  TARGETS,
  type Target,
} from './return-ground.ts'

// 退回, in every combination: no task is lost or doubled, timers are armed once, what comes too late is refused.

const TIMERS = ['fresh', 'reminded', 'late'] as const
const ADDITIONS = ['none', 'before', 'after', 'beside'] as const
/** Whoever does the tasks outside the signing. */
const DOERS = { accept: 'an', review: 'ding', resubmit: RESIDENT.accountId } as const

interface Case {
  readonly target: Target
  readonly timer: (typeof TIMERS)[number]
  readonly addition: (typeof ADDITIONS)[number]
}

const CASES: readonly Case[] = (Object.keys(TARGETS) as Target[]).flatMap((target) =>
  TIMERS.flatMap((timer) => ADDITIONS.map((addition) => ({ target, timer, addition }))),
)

describe.each(MODES)('a return out of a signing by %s', (mode) => {
  test.each(PLACES)('%s: every target, timer and added signer', (place) => {
    const definition = returnDefinition(mode, place)
    expect(checkDefinition(definition).filter(({ severity }) => severity === 'error')).toEqual([])
    const program = compileDefinition(definition, 'signing')
    for (const each of CASES) {
      const played = play(definition)
      playReturn(played, each, place)
      expect(oddities(played), JSON.stringify(each)).toEqual([])
      expect(replay(program, stored(played.entries)), JSON.stringify(each)).toEqual(played.snapshot)
    }
  })
})

test('there are 720 of them', () => {
  expect(MODES.length * PLACES.length * CASES.length).toBe(720)
})

function playReturn(played: Played, { target, timer, addition }: Case, place: Place): void {
  played.complete('accept', { an: 'done' })
  played.complete('review', { ding: 'done' })
  if (addition !== 'none') addSigner(played, addition)
  if (timer === 'reminded') remind(played)
  const before = { tasks: played.snapshot.tasks, timers: played.snapshot.timers }
  if (timer === 'late') played.now += 5 * HOUR_MS

  returnBy(played, target)
  expect(played.snapshot.position).toEqual([TARGETS[target].at])
  refusesTheLate(played, before)
  for (const step of TARGETS[target].back) {
    expect(played.snapshot.position).toEqual([step])
    played.complete(step, { [DOERS[step]]: 'done' })
  }

  expect(played.snapshot.signings).toHaveLength(1)
  armedAnew(played, before.timers)
  signAll(played)
  if (place === 'parallel') played.complete('side', { peng: 'done' })
  expect(played.snapshot.status).toBe('done')
}

const HOUR_MS = 3_600_000

function firstSeat({ snapshot }: Played): OpenTask {
  const task = snapshot.tasks.find(({ name }) => name === 'joint')
  if (task === undefined) throw new Error('Nobody is asked to sign.')
  return task
}

function addSigner(played: Played, position: 'before' | 'after' | 'beside'): void {
  const taskId = firstSeat(played).id
  played.act({ kind: 'add-signer', taskId, to: 'pu', position, reason: '把关', actor: staff('an') })
}

function remind(played: Played): void {
  const timer = played.snapshot.timers.find(({ name }) => name === 'remind')
  if (timer === undefined) throw new Error('No reminder waits.')
  played.now = timer.dueAt
  played.act({ kind: 'timer', event: timer.event, generation: timer.generation })
}

function returnBy(played: Played, outcome: Target): void {
  const task = firstSeat(played)
  const actor = takerOf(task)
  played.act({ kind: 'complete', taskId: task.id, outcome, answers: {}, actor })
}

function takerOf({ assignment }: OpenTask) {
  if (assignment.kind === 'account') return staff(assignment.accountId)
  const free = TAKERS[assignment.post]?.find((account) => !assignment.excluded.includes(account))
  return staff(free ?? '')
}

const TAKERS: Readonly<Record<string, readonly string[]>> = {
  'acceptance-desk': ['an'],
  'grid-worker': ['wang', 'wei'],
  property: ['pan', 'peng'],
}

/** A signature and a timer of before change nothing any more. */
function refusesTheLate(
  played: Played,
  before: { tasks: readonly OpenTask[]; timers: readonly ArmedTimer[] },
): void {
  for (const task of before.tasks) {
    const late = { kind: 'complete', taskId: task.id, outcome: 'agree', answers: {} } as const
    expect(() => played.act({ ...late, actor: takerOf(task) })).toThrow(
      expect.objectContaining({ code: 'task.closed' }),
    )
  }
  for (const { event, generation } of before.timers) {
    expect(played.act({ kind: 'timer', event, generation })).toBeNull()
  }
}

/** Each timer of the signing waits once, in a generation of its own. */
function armedAnew({ snapshot }: Played, before: readonly ArmedTimer[]): void {
  const events = snapshot.timers.map(({ event }) => event)
  expect(new Set(events).size).toBe(events.length)
  for (const timer of snapshot.timers) {
    expect(
      before.some(
        ({ event, generation }) => event === timer.event && generation === timer.generation,
      ),
    ).toBe(false)
  }
  expect(events.filter((event) => event.includes('limit'))).toHaveLength(1)
}

function signAll(played: Played): void {
  for (let count = 0; played.snapshot.signings !== undefined; count++) {
    if (count > 9) throw new Error('The signing does not end.')
    const task = firstSeat(played)
    played.act({
      kind: 'complete',
      taskId: task.id,
      outcome: 'agree',
      answers: {},
      actor: takerOf(task),
    })
  }
}

/** Tasks that were opened and not closed, or closed twice; timers likewise. */
function oddities({ steps }: Played): string[] {
  const count = (ids: readonly string[]) => Map.groupBy(ids, (id) => id)
  const opened = steps.flatMap((step) => step.opened.map(({ id }) => id))
  const closedTasks = count(steps.flatMap((step) => step.closed.map(({ task }) => task.id)))
  const timerId = ({ event, generation }: ArmedTimer) => `${event}@${generation}`
  const armed = steps.flatMap((step) => step.armed.map(timerId))
  const disarmed = count(steps.flatMap((step) => step.disarmed.map(timerId)))
  return [
    ...opened.filter((id) => closedTasks.get(id)?.length !== 1).map((id) => `task ${id}`),
    ...armed.filter((id) => disarmed.get(id)?.length !== 1).map((id) => `timer ${id}`),
    ...(closedTasks.size === opened.length ? [] : ['a task was closed that was never opened']),
  ]
}
