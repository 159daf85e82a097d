import type { StepInput } from '../../runtime/src/core/step.ts'
import type { Court, SeenInstance, SeenSeat, SeenStep, SeenTask, Who } from './seen.ts'
import {
  isReady,
  isSigner,
  isUnsigned,
  only,
  outcomeOf,
  seatFor,
  signSeat,
} from './signing-rule.ts'
import { isStaff, OFFICIAL } from './street.ts'

/** What an act of a person leads to; the machine rests, but where `outcome` is one. */
export interface Expected {
  readonly outcome: string | null
  /** Ids of tasks that are over without having been completed. */
  readonly cancelled: readonly string[]
  readonly opened: readonly Opening[]
  /** To whom a notice goes. */
  readonly told: readonly Who[]
}
export interface Opening {
  readonly who: Who
  readonly ownerId: string | null
  /** Null where one person does the task. */
  readonly seat: SeenSeat | null
}

const RESTS: Expected = { outcome: null, cancelled: [], opened: [], told: [] }
const HOUR_MS = 3_600_000

type Act<Kind extends StepInput['kind']> = Extract<StepInput, { kind: Kind }>

/** An act on an open task, with what is known of it. */
interface Acting {
  readonly instance: SeenInstance
  readonly taskId: string
  readonly task: SeenTask
  readonly seat: SeenSeat | null
  readonly accountId: string
  readonly accuse: (sentence: string) => void
}

/** What moves nothing, and what undoes: no run plays them yet. */
const ASIDE: ReadonlySet<string> = new Set(['ask', 'answer', 'withdraw-question', 'take-back'])

/** Holds what a person did against the rules, and takes note of it. Null where the machine goes its own way. */
export function seeAct(
  instance: SeenInstance,
  court: Court,
  { commit }: SeenStep,
): Expected | null {
  const { input, now } = commit.entry
  const where = `I6: '${instance.instanceId}' at ${commit.step.snapshot.seq}`
  const accuse = (sentence: string) => court.accuse(`${where}: ${sentence}.`)
  if (input.kind === 'urge') return seeUrging(instance, { input, now, accuse })
  if (!('taskId' in input) || ASIDE.has(input.kind)) return null
  const { taskId, actor } = input
  const task = instance.tasks.get(taskId)
  if (task?.state !== 'open') {
    accuse(`'${taskId}' is not open`)
    return null
  }
  const seat = instance.round?.seats.find((each) => each.taskId === taskId) ?? null
  const acting = { instance, taskId, task, seat, accountId: actor.accountId, accuse }
  if (actor.role === 'resident' && !['claim', 'release', 'complete'].includes(input.kind)) {
    accuse(`a resident's ${input.kind}`)
  }
  switch (input.kind) {
    case 'claim':
    case 'release':
      mayTake(acting)
      task.holderId = input.kind === 'release' ? null : actor.accountId
      return RESTS
    case 'complete':
      return seeCompletion(acting, input.outcome)
    case 'transfer':
      return seeTransfer(acting, input)
    case 'delegate':
      return seeDelegation(acting, input)
    case 'add-signer':
      return seeAdded(acting, input)
    case 'remove-signer':
      return seeRemoved(acting, input)
    case 'reassign':
      accuse(`'${taskId}' is assigned anew, and no tree changed`)
      return RESTS
    default:
      return null
  }
}

function mayTake({ task, taskId, accountId, accuse }: Acting): void {
  if (task.holderId !== null && task.holderId !== accountId) {
    accuse(`'${taskId}' is held by '${task.holderId}'`)
  }
  if (task.who.accounts.includes(accountId)) return
  accuse(`'${accountId}' takes '${taskId}' of '${task.who.accounts}'`)
}

/** Who may not hold it has no say in who does, whatever her post. */
function maySteer({ instance, task, taskId, accountId, accuse }: Acting): void {
  if (!excludedFrom(instance)[task.name]?.includes(accountId)) return
  accuse(`'${accountId}', who is excluded, chooses what becomes of '${taskId}'`)
}

function mayBeGiven({ instance, task, taskId, seat, accuse }: Acting, to: string): void {
  if (!isStaff(to)) accuse(`'${to}' has no post`)
  if (excludedFrom(instance)[task.name]?.includes(to)) accuse(`'${to}' is excluded`)
  const but = task.ownerId === to ? taskId : null
  if (seat === null || !isSigner(instance.round?.seats ?? [], to, but)) return
  accuse(`'${to}' signs it already`)
}

function seeCompletion(acting: Acting, outcome: string): Expected | null {
  const { instance, task, seat, accountId, accuse } = acting
  mayTake(acting)
  task.holderId = accountId
  task.state = 'completed'
  task.by = accountId
  if (task.ownerId !== null) {
    const who = only(task.ownerId)
    return { ...RESTS, opened: [{ who, ownerId: null, seat }], told: [who] }
  }
  if (seat === null || instance.round === null) {
    instance.performers.set(task.name, accountId)
    return null
  }
  const { round } = instance
  if (round.seats.some(({ signed }) => signed?.by === accountId)) {
    accuse(`'${accountId}' signs a second time`)
  }
  const holders = [...instance.tasks.values()].filter(
    (other) => other.state === 'open' && other.holderId === accountId && other.ownerId === null,
  )
  signSeat(round, seat, { by: accountId, outcome })
  for (const other of holders) if (other.who.accounts.length > 1) other.holderId = null
  return telling(instance, settled(instance), accountId)
}

/** Whoever had what is over without her is told once, but for who acts: she may have asked herself for an opinion. */
function telling({ tasks }: SeenInstance, expected: Expected, accountId: string): Expected {
  // Whoever is asked at another seat by the same step has something to do still.
  const asked = new Set(
    expected.opened.flatMap(({ who, ownerId }) => [
      who.post === null ? who.accounts[0] : '',
      ownerId,
    ]),
  )
  const had = expected.cancelled.flatMap((id) => {
    const task = tasks.get(id)
    if (task === undefined) return []
    const people = [hadBy(task), task.ownerId]
    return people.filter((each) => each !== null && each !== accountId && !asked.has(each))
  })
  const people = [...new Set(had)]
  return { ...expected, told: [...expected.told, ...people.flatMap((each) => only(each ?? ''))] }
}

/** Who holds it, or has it alone. */
function hadBy({ holderId, who }: SeenTask): string | null {
  return holderId ?? (who.post === null ? (who.accounts[0] ?? null) : null)
}

function seeTransfer(acting: Acting, { actor, to }: Act<'transfer'>): Expected {
  const { task, seat, accountId } = acting
  const isHers = task.ownerId === accountId
  // Whoever waits for the opinion waits for it still.
  const present = [to, accountId, task.ownerId]
  const had = hadBy(task)
  if (actor.role !== 'official' && !isHers) mayTake(acting)
  maySteer(acting)
  mayBeGiven(acting, to)
  task.who = only(to)
  task.holderId = null
  if (task.ownerId === to) task.ownerId = null
  else if (task.ownerId === null && seat !== null) seat.who = task.who
  const others = had === null || present.includes(had) ? [] : [only(had)]
  return { ...RESTS, told: [...(to === accountId ? [] : [only(to)]), ...others] }
}

function seeDelegation(acting: Acting, { to }: Act<'delegate'>): Expected {
  const { task, taskId, seat, accountId, accuse } = acting
  mayTake(acting)
  mayBeGiven(acting, to)
  if (task.ownerId !== null) accuse('an opinion is delegated')
  if (seat !== null) seat.who = only(accountId)
  const who = only(to)
  return { ...RESTS, cancelled: [taskId], opened: [{ who, ownerId: accountId, seat }], told: [who] }
}

function mayAdd(acting: Acting, isOfficial: boolean): void {
  const { task, seat, accuse } = acting
  if (!isOfficial) mayTake(acting)
  maySteer(acting)
  if (seat === null) accuse('nobody signs it')
  if (task.ownerId !== null) accuse('who gives an opinion adds a signer')
  if (seat?.addedBy != null && !isOfficial) accuse('who was added adds a signer')
}

function seeAdded(acting: Acting, { actor, to, position }: Act<'add-signer'>): Expected {
  const { instance, task, seat, accountId } = acting
  const isOfficial = actor.role === 'official'
  mayAdd(acting, isOfficial)
  mayBeGiven(acting, to)
  if (seat === null || instance.round === null) return RESTS
  const { seats } = instance.round
  const added = seatFor(only(to), position === 'after' ? seat : null, accountId)
  if (position === 'after') {
    for (const other of seats) if (other.waitsFor === seat) other.waitsFor = added
  }
  seats.push(added)
  if (position === 'before') {
    const back = task.holderId ?? (isOfficial ? null : accountId)
    if (back !== null) seat.who = only(back)
    seat.taskId = null
    seat.waitsFor = added
  }
  const expected = settled(instance)
  return { ...expected, told: [...expected.told, only(to)] }
}

function seeRemoved(acting: Acting, input: Act<'remove-signer'>) {
  const { instance, accountId, accuse } = acting
  maySteer(acting)
  const seats = instance.round?.seats ?? []
  const seat = seats[input.seat]
  if (seat === undefined || !isUnsigned(seat)) {
    accuse(`the seat ${input.seat} is not one that is signed still`)
    return RESTS
  }
  if (accountId !== OFFICIAL.accountId && seat.addedBy !== accountId) {
    accuse(`'${accountId}' takes away whom '${seat.addedBy}' added`)
  }
  seat.isGone = true
  if (seats.every(({ isGone }) => isGone)) accuse('nobody signs any more')
  const expected = telling(instance, settled(instance), accountId)
  // Whoever was added was told, though her turn has not come.
  const [signer = ''] = seat.who.accounts
  const isTold = seat.addedBy !== null && seat.taskId === null && signer !== accountId
  return isTold ? { ...expected, told: [...expected.told, only(signer)] } : expected
}

/** What follows from the seats. */
function settled(instance: SeenInstance): Expected {
  const { round, tasks } = instance
  if (round === null) return RESTS
  const { seats } = round
  const outcome = outcomeOf(round)
  if (outcome !== null) {
    instance.signers = seats.flatMap(({ signed }) => signed?.by ?? [])
    return { ...RESTS, outcome }
  }
  for (const { who, taskId } of seats) {
    const task = tasks.get(taskId ?? '')
    if (task?.state === 'open' && task.ownerId === null) task.who = who
  }
  const asked = seats.filter((seat) => isUnsigned(seat) && seat.taskId !== null)
  const kept = new Set(asked.map(({ taskId }) => taskId))
  const open = [...tasks].filter(
    ([, { state, invokeId }]) => state === 'open' && invokeId === round.invokeId,
  )
  const ready = seats.filter((seat) => isUnsigned(seat) && seat.taskId === null && isReady(seat))
  return {
    ...RESTS,
    cancelled: open.map(([id]) => id).filter((id) => !kept.has(id)),
    opened: ready.map((seat) => ({ who: seat.who, ownerId: null, seat })),
  }
}

function seeUrging(
  instance: SeenInstance,
  {
    input: { actor },
    now,
    accuse,
  }: {
    readonly input: Act<'urge'>
    readonly now: number
    readonly accuse: (sentence: string) => void
  },
): Expected {
  const { accountId, role } = actor
  if (role !== 'official' && accountId !== instance.started.initiatorId) {
    accuse(`'${accountId}' urges what is another's`)
  }
  const everyMs = role === 'official' ? HOUR_MS : 24 * HOUR_MS
  if (instance.urgedAt !== null && now - instance.urgedAt < everyMs) accuse('urged again too soon')
  instance.urgedAt = now
  const told = urgedOf([...instance.tasks.values()], accountId)
  if (told.length === 0) accuse('nobody was urged')
  return { ...RESTS, told }
}

/** Whom an urging of this account tells. */
export function urgedOf(tasks: readonly Readonly<SeenTask>[], accountId: string): Who[] {
  return tasks
    .filter(({ state }) => state === 'open')
    .map(({ who, holderId }) => (holderId === null ? who : only(holderId)))
    .filter(({ post, accounts }) => post !== null || accounts[0] !== accountId)
}

/** Task name → who may not hold it. */
export function excludedFrom({
  performers,
  signers,
}: Pick<SeenInstance, 'performers' | 'signers'>): Readonly<Record<string, readonly string[]>> {
  const of = (name: string) => [performers.get(name) ?? []].flat()
  return { sign: of('first'), joint: of('revise'), file: signers }
}
