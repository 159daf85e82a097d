import { isDeepStrictEqual } from 'node:util'
import type { ArmedTimer, Assignment } from '@linli/schemas/snapshot'
import { isDoneAt, type Revision } from './calendars.ts'
import { TASK_DUE, TIMER_SECONDS, WORKING_TIMERS } from './definitions.ts'
import type { Court, SeenInstance, SeenStep } from './seen.ts'

/** The rules of timers, held against every committed step. */
export function seeTimers(instance: SeenInstance, court: Court, seen: SeenStep): void {
  const { step, entry } = seen.commit
  const { seq, status } = step.snapshot
  const where = `'${instance.instanceId}' at ${seq}`
  if (entry.input.kind === 'reschedule') seeMove(instance, court, seen)
  for (const timer of step.disarmed) instance.timers.delete(keyOf(timer))
  for (const timer of step.armed) {
    const isMoved = entry.input.kind === 'reschedule'
    const problem = isMoved ? null : problemOf(timer, court, seen)
    if (timer.generation !== seq || problem !== null) {
      court.accuse(`I5: ${where} armed '${timer.name}' as ${JSON.stringify(timer)}. ${problem}`)
    }
    instance.timers.set(keyOf(timer), timer)
  }
  const isCalmed = entry.input.kind === 'event' && entry.input.type === 'calm'
  if (isCalmed && step.snapshot.timers.some(({ name }) => name === 'remind')) {
    court.accuse(`I5: ${where} was calmed, and its reminder still waits.`)
  }
  const waiting = step.snapshot.timers.map(textOf)
  const known = [...instance.timers.values()].map(textOf)
  if (waiting.sort().join() !== known.sort().join() || (status !== 'active' && known.length > 0)) {
    court.accuse(`I5: ${where} has the timers '${waiting}', and '${known}' should wait.`)
  }
  checkTasks(seen, court)
}

/** A task is due with its timer. */
function checkTasks({ instanceId, commit }: SeenStep, court: Court): void {
  const { seq, tasks, timers } = commit.step.snapshot
  for (const task of tasks) {
    const timer = timers.find(({ name }) => name === TASK_DUE.get(task.name))
    if (task.dueAt === (timer?.dueAt ?? null)) continue
    court.accuse(
      `I5: '${instanceId}' at ${seq} says '${task.name}' is due at ${task.dueAt}, not ${timer?.dueAt}.`,
    )
  }
}

/** Why it is not armed as it should be, or null. */
function problemOf(timer: ArmedTimer, { calendars }: Court, seen: SeenStep): string | null {
  const { tenantId, commit } = seen
  const { now } = commit.entry
  const ms = workOf(timer)
  if (!WORKING_TIMERS.has(timer.name)) {
    return timer.dueAt === now + ms && timer.armedAt === undefined ? null : 'It runs at night.'
  }
  if (timer.armedAt !== now) return 'It counts from now.'
  const revisions = calendars.revisionsOf(tenantId)
  if (!revisions.some((each) => isDoneAt(timer.dueAt, { from: now, ms }, each))) {
    return 'No calendar says so.'
  }
  const newest = calendars.newestOf(tenantId)
  if (!isThrough(calendars.applied.get(tenantId), newest) || isStraggler(seen)) return null
  return isDoneAt(timer.dueAt, { from: now, ms }, newest) ? null : 'The calendar was another.'
}

/** A change of the calendar moves timers that wait and go by it, nothing else. */
function seeMove(instance: SeenInstance, court: Court, { commit }: SeenStep): void {
  const { snapshot, armed, disarmed } = commit.step
  const accuse = (sentence: string) =>
    court.accuse(`I5: '${instance.instanceId}' at ${snapshot.seq}, rescheduled, ${sentence}.`)
  if (armed.length === 0 || armed.length !== disarmed.length) {
    accuse(`armed ${armed.length} timers for ${disarmed.length}`)
  }
  const revisions = court.calendars.revisionsOf(instance.tenantId)
  for (const to of armed) {
    const before = disarmed.find(({ event }) => event === to.event)
    const from = before === undefined ? undefined : instance.timers.get(keyOf(before))
    const problem = moveProblem({ from, to }, commit.entry.now, revisions)
    if (problem === null) continue
    accuse(`made ${JSON.stringify(to)} of ${JSON.stringify(from)}: ${problem}`)
  }
  checkRest(instance, commit, accuse)
}

function moveProblem(
  { from, to }: { readonly from: ArmedTimer | undefined; readonly to: ArmedTimer },
  now: number,
  revisions: readonly Revision[],
): string | null {
  if (from === undefined) return 'it did not wait'
  if (!WORKING_TIMERS.has(to.name)) return 'it runs at night'
  if (from.dueAt <= now) return 'it was due'
  if (from.dueAt === to.dueAt) return 'it stands where it stood'
  if (from.armedAt === undefined || to.armedAt !== from.armedAt) return 'it counts from elsewhere'
  const counted = { from: from.armedAt, ms: workOf(to) }
  const isSaid = revisions.some((revision) => isDoneAt(to.dueAt, counted, revision))
  return isSaid ? null : 'no calendar says so'
}

/** The machine stands still, and who has a task that moved is told. */
function checkRest(
  { steps }: SeenInstance,
  { step }: SeenStep['commit'],
  accuse: (sentence: string) => void,
): void {
  const before = steps.at(-2)?.commit.step.snapshot
  if (!isDeepStrictEqual(before?.machine, step.snapshot.machine)) accuse('moved its machine')
  const wasDue = new Map(before?.tasks.map(({ id, dueAt }) => [id, dueAt]))
  const toTell = step.snapshot.tasks
    .filter(({ id, dueAt }) => wasDue.get(id) !== dueAt)
    .map(({ holderId, assignment }) => holderId ?? accountOf(assignment))
    .flatMap((accountId) => (accountId === null ? [] : { kind: 'account', accountId }))
    .map((to) => JSON.stringify(to))
  const told = step.effects.map((effect) => JSON.stringify('to' in effect ? effect.to : null))
  if (told.sort().join() === toTell.sort().join()) return
  accuse(`told '${told}', and '${toTell}' have its tasks`)
}

function accountOf(assignment: Assignment): string | null {
  return assignment.kind === 'account' ? assignment.accountId : null
}

/** Every timer stands where the newest calendar puts it, or it is due: when a pass is said to be through, but for
 *  stragglers, and for them too when all `isSettled`. */
export function checkApplied(instance: SeenInstance, court: Court, isSettled: boolean): void {
  const { calendars, now, accuse } = court
  const newest = calendars.newestOf(instance.tenantId)
  for (const timer of instance.timers.values()) {
    if (timer.armedAt === undefined || timer.dueAt <= now()) continue
    if (isDoneAt(timer.dueAt, { from: timer.armedAt, ms: workOf(timer) }, newest)) continue
    const armed = instance.steps[timer.generation - 1]
    const mayLag = armed !== undefined && isStraggler(armed)
    if (mayLag && !isSettled) continue
    accuse(
      `I5: the calendar is ${isSettled ? 'settled' : 'applied'}, and '${instance.instanceId}' has ${JSON.stringify(timer)}.`,
    )
  }
}

/** A step whose batch asked longer before its commit than a pass waits goes by a calendar that may have changed meanwhile.
 *  The pass of a minute later finds it. */
const PASS_WAITS_MS = 4_000

function isStraggler({ at, since }: SeenStep): boolean {
  return at - since > PASS_WAITS_MS
}

function isThrough(applied: number | undefined, newest: Revision): boolean {
  return newest.number > 0 && applied === newest.number
}

export function seeFiring(instance: SeenInstance, court: Court, { at, commit }: SeenStep): void {
  const { input, now } = commit.entry
  if (input.kind !== 'timer') return
  const key = keyOf(input)
  const firing = `I5: '${instance.instanceId}' at ${commit.step.snapshot.seq} fired '${key}'`
  const timer = instance.timers.get(key)
  if (timer === undefined) {
    court.accuse(`${firing}, which did not wait.`)
    return
  }
  if (at < timer.dueAt || now < timer.dueAt) court.accuse(`${firing} early.`)
  const armedAt = instance.steps[input.generation - 1]?.at ?? 0
  // A calendar may have put it into the past.
  const lateMs = at - Math.max(timer.dueAt, armedAt)
  if (armedAt >= court.calmFrom && lateMs > court.latestMs) {
    court.accuse(`${firing} ${lateMs} ms late.`)
  }
  instance.timers.delete(key)
}

function workOf({ name }: ArmedTimer): number {
  return (TIMER_SECONDS[name as keyof typeof TIMER_SECONDS] ?? Number.NaN) * 1_000
}

function keyOf({ event, generation }: Pick<ArmedTimer, 'event' | 'generation'>): string {
  return `${event} ${generation}`
}

function textOf(timer: ArmedTimer): string {
  return `${keyOf(timer)} ${timer.dueAt} ${timer.armedAt}`
}
