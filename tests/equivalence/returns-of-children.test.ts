import type { ArmedTimer, OpenTask } from '@linli/schemas/snapshot'
import { describe, expect, test } from 'vitest'
import { checkDefinition } from '../../runtime/src/core/check-definition.ts'
import { type Family, type Member, playFamily, replayedAll } from '../support/family-ground.ts'
import { RESIDENT, staff } from '../support/signing-ground.ts'
import {
  MODES,
  signingOfItsOwn,
  TARGETS,
  type Target,
  withSigningOfItsOwn,
} from './return-ground.ts'

// 退回 out of a signing that is an instance of its own: no task is lost or doubled in either, timers are armed once, what comes too
// late is refused, and each invocation has one child whatever is delivered twice.

const TIMERS = ['fresh', 'reminded', 'late'] as const
const ADDITIONS = ['none', 'before', 'after', 'beside'] as const
/** Its own outcome leads back, or somebody takes the whole signing back from outside. */
const WAYS = ['outcome', 'left'] as const
const DOERS = { accept: staff('an'), review: staff('ding'), resubmit: RESIDENT } as const

interface Case {
  readonly target: Target
  readonly timer: (typeof TIMERS)[number]
  readonly addition: (typeof ADDITIONS)[number]
  readonly way: (typeof WAYS)[number]
}

/** Whoever takes it back from outside says no target. */
const CASES: readonly Case[] = (Object.keys(TARGETS) as Target[]).flatMap((target, index) =>
  TIMERS.flatMap((timer) =>
    ADDITIONS.flatMap((addition) =>
      WAYS.slice(0, index === 0 ? 2 : 1).map((way) => ({ target, timer, addition, way })),
    ),
  ),
)

describe.each(MODES)('a return out of a workflow that signs by %s', (mode) => {
  const [asking, signing] = [withSigningOfItsOwn(), signingOfItsOwn(mode)]

  test('is of definitions in which nothing is wrong', () => {
    const errors = [asking, signing].flatMap(checkDefinition)
    expect(errors.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('every target, timer, added signer, and way out, everything delivered twice', () => {
    for (const each of CASES) {
      const family = playFamily(asking, signing)
      playReturn(family, each)
      const { parent, children } = family
      expect([parent, ...children].flatMap(oddities), JSON.stringify(each)).toEqual([])
      expect(replayedAll(family), JSON.stringify(each)).toEqual(
        [parent, ...children].map(({ snapshot }) => snapshot),
      )
    }
  })
})

test('there are 288 of them', () => {
  expect(MODES.length * CASES.length).toBe(288)
})

function playReturn(family: Family, { target, timer, addition, way }: Case): void {
  const { parent } = family
  family.complete(parent, 'accept', [DOERS.accept, 'done'])
  family.complete(parent, 'review', [DOERS.review, 'done'])
  family.deliver(2)
  const [former] = family.children
  if (former === undefined) throw new Error('Nobody signs.')
  if (addition !== 'none') addSigner(family, former, addition)
  if (timer === 'reminded') remind(family, former)
  const before = former.snapshot
  if (timer === 'late') family.now += 5 * HOUR_MS

  if (way === 'outcome') sign(family, former, target)
  else family.act(parent, { kind: 'event', type: 'withdraw', payload: {}, actor: staff('an') })
  const late = family.pending
  family.deliver(2)

  const back = way === 'outcome' ? TARGETS[target].back : (['review'] as const)
  expect(former.snapshot.status).not.toBe('active')
  refusesTheLate(family, former, before)
  for (const step of back) {
    expect(parent.snapshot.position).toEqual([step])
    family.complete(parent, step, [DOERS[step], 'done'])
  }
  family.deliver(2)
  // What the former signing said comes once more, when another one is under way.
  for (const effect of late) family.deliverOne(effect)

  expect(parent.snapshot.position).toEqual(['signing'])
  expect(family.children).toHaveLength(2)
  const [, present] = family.children
  if (present === undefined) throw new Error('Nobody signs anew.')
  expect(present.snapshot.timers.filter(({ name }) => name === 'limit')).toHaveLength(1)
  for (let count = 0; present.snapshot.status === 'active'; count++) {
    if (count > 9) throw new Error('The signing does not end.')
    sign(family, present, 'agree')
  }
  family.deliver(2)
  expect(parent.snapshot.status).toBe('done')
}

const HOUR_MS = 3_600_000

function firstSeat({ snapshot }: Member): OpenTask {
  const [task] = snapshot.tasks
  if (task === undefined) throw new Error('Nobody is asked to sign.')
  return task
}

function addSigner(family: Family, child: Member, position: 'before' | 'after' | 'beside'): void {
  const taskId = firstSeat(child).id
  const given = { taskId, to: 'pu', position, reason: '把关', actor: staff('an') }
  family.act(child, { kind: 'add-signer', ...given })
}

function remind(family: Family, child: Member): void {
  const timer = child.snapshot.timers.find(({ name }) => name === 'remind')
  if (timer === undefined) throw new Error('No reminder waits.')
  family.now = timer.dueAt
  family.act(child, { kind: 'timer', event: timer.event, generation: timer.generation })
}

function sign(family: Family, child: Member, outcome: string): void {
  const task = firstSeat(child)
  const actor = takerOf(task)
  family.act(child, { kind: 'complete', taskId: task.id, outcome, answers: {}, actor })
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

/** Nobody signs any more where the signing is over, and none of its timers fires. */
function refusesTheLate(family: Family, child: Member, before: Member['snapshot']): void {
  for (const task of before.tasks) {
    const late = { kind: 'complete', taskId: task.id, outcome: 'agree', answers: {} } as const
    expect(() => family.act(child, { ...late, actor: takerOf(task) })).toThrow(
      expect.objectContaining({ code: 'instance.finished' }),
    )
  }
  expect(child.snapshot).toMatchObject({ tasks: [], timers: [] })
}

/** Tasks that were opened and not closed, or closed twice; timers likewise. */
function oddities({ steps }: Member): string[] {
  const count = (ids: readonly string[]) => Map.groupBy(ids, (id) => id)
  const opened = steps.flatMap((step) => step.opened.map(({ id }) => id))
  const closed = count(steps.flatMap((step) => step.closed.map(({ task }) => task.id)))
  const timerId = ({ event, generation }: ArmedTimer) => `${event}@${generation}`
  const armed = steps.flatMap((step) => step.armed.map(timerId))
  const disarmed = count(steps.flatMap((step) => step.disarmed.map(timerId)))
  return [
    ...opened.filter((id) => closed.get(id)?.length !== 1).map((id) => `task ${id}`),
    ...armed.filter((id) => disarmed.get(id)?.length !== 1).map((id) => `timer ${id}`),
    ...(closed.size === opened.length ? [] : ['a task was closed that was never opened']),
  ]
}
