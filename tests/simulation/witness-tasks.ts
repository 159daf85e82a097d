import { isDeepStrictEqual } from 'node:util'
import type { Assignment, Seat } from '@linli/schemas/snapshot'
import { MODES, type Mode } from './definition-joint.ts'
import { GRID, POST } from './definitions.ts'
import type { Court, SeenInstance, SeenRound, SeenSeat, SeenStep, SeenTask, Who } from './seen.ts'
import { firstPool, isReady, only, seatsOf, without } from './signing-rule.ts'
import { POSTS } from './street.ts'
import { type Expected, excludedFrom, type Opening, seeAct } from './witness-acts.ts'

type Accuse = (sentence: string) => void

/** I6: the tasks of every committed step are what the acts of people and the machine make of those before. */
export function seeTasks(instance: SeenInstance, court: Court, seen: SeenStep): void {
  const { step } = seen.commit
  const where = `I6: '${instance.instanceId}' at ${step.snapshot.seq}`
  const accuse: Accuse = (sentence) => court.accuse(`${where} ${sentence}.`)
  const expected = seeAct(instance, court, seen)
  const isResting = expected !== null && expected.outcome === null
  if (isResting) checkRest(instance, { seen, expected }, accuse)
  seeClosed(instance, seen, accuse)
  if (isResting) openExpected(instance, { seen, opened: expected.opened }, accuse)
  else seeMove(instance, { seen, outcome: expected?.outcome ?? null }, accuse)
  checkOpen(instance, seen, accuse)
  checkSignings(instance, seen, accuse)
  instance.facts.push(factsOf(instance))
}

/** Nothing moves but what the act is about. */
function checkRest(
  { steps }: SeenInstance,
  { seen, expected }: { readonly seen: SeenStep; readonly expected: Expected },
  accuse: Accuse,
): void {
  const before = steps.at(-2)?.commit.step.snapshot
  const { step } = seen.commit
  const { snapshot } = step
  if (!isDeepStrictEqual(before?.machine, snapshot.machine)) accuse('moved its machine')
  if (before?.position.join() !== snapshot.position.join()) accuse(`stands at ${snapshot.position}`)
  const cancelled = step.closed.flatMap(({ task, reason }) =>
    reason === 'cancelled' ? [task.id] : [],
  )
  const over = [...expected.cancelled].sort().join()
  if (cancelled.sort().join() !== over) accuse(`cancelled '${cancelled}', not '${over}'`)
  const told = step.effects.map((effect) => JSON.stringify('to' in effect ? effect.to : null))
  const toTell = expected.told.map((who) => JSON.stringify(recipientOf(who)))
  if (told.sort().join() !== toTell.sort().join()) accuse(`told '${told}', not '${toTell}'`)
}

function recipientOf({ post, accounts }: Who) {
  return post === null
    ? { kind: 'account', accountId: accounts[0] }
    : { kind: 'post', nodeId: GRID, post }
}

function seeClosed({ tasks }: SeenInstance, { commit }: SeenStep, accuse: Accuse): void {
  for (const { task, reason } of commit.step.closed) {
    const known = tasks.get(task.id)
    if (known === undefined) accuse(`closed the unknown '${task.id}'`)
    else if (reason === 'cancelled') {
      if (known.state !== 'open') accuse(`cancelled '${task.id}', not open`)
      known.state = 'cancelled'
    } else if (known.state !== 'completed') accuse(`completed '${task.id}'`)
  }
}

function openExpected(
  instance: SeenInstance,
  { seen, opened }: { readonly seen: SeenStep; readonly opened: readonly Opening[] },
  accuse: Accuse,
): void {
  const shown = seen.commit.step.opened
  if (shown.length !== opened.length) accuse(`opened ${shown.length} tasks, not ${opened.length}`)
  for (const [index, task] of shown.entries()) {
    const { who, ownerId, seat } = opened[index] ?? { who: NOBODY, ownerId: null, seat: null }
    openTask(instance, { task, who, ownerId }, accuse)
    if (seat !== null) seat.taskId = task.id
  }
}

const NOBODY: Who = { post: null, accounts: [] }

function openTask(
  { tasks }: SeenInstance,
  {
    task: { id, name, invokeId },
    who,
    ownerId = null,
  }: {
    readonly task: Pick<SeenTask, 'name' | 'invokeId'> & { readonly id: string }
    readonly who: Who
    readonly ownerId?: string | null
  },
  accuse: Accuse,
): void {
  if (tasks.has(id)) accuse(`opened '${id}' again`)
  tasks.set(id, { name, invokeId, who, ownerId, holderId: null, state: 'open', by: null })
}

/** Where the outcomes of the signatures lead. */
function leadsTo(outcome: string, round: SeenRound | null): string {
  if (outcome === 'return') return round?.mode === 'any' ? 'signing' : 'revising'
  return outcome === 'agree' ? 'filing' : 'refused'
}

/** The machine moved, or time or an event did; whatever of a signing was open is over where it was left. */
function seeMove(
  instance: SeenInstance,
  { seen, outcome }: { readonly seen: SeenStep; readonly outcome: string | null },
  accuse: Accuse,
): void {
  const { opened, snapshot } = seen.commit.step
  const { position } = snapshot
  const { round } = instance
  if (outcome !== null && position.join() !== leadsTo(outcome, round)) {
    accuse(`was decided '${outcome}' and stands at '${position}'`)
  }
  const asked = opened.filter(({ name }) => name === 'joint')
  const isOver =
    outcome !== null ||
    asked.length > 0 ||
    snapshot.status !== 'active' ||
    !position.includes('signing')
  if (isOver) endRound(instance, opened, accuse)
  if (asked.length > 0) beginRound(instance, asked, accuse)
  for (const task of opened) {
    if (task.name === 'joint') continue
    openTask(instance, { task, who: whoDoes(instance, task.name) }, accuse)
  }
}

function endRound(
  instance: SeenInstance,
  opened: readonly { readonly id: string }[],
  accuse: Accuse,
): void {
  const { round } = instance
  instance.round = null
  for (const [id, { state, invokeId }] of instance.tasks) {
    if (state !== 'open' || invokeId !== round?.invokeId) continue
    if (!opened.some((each) => each.id === id)) accuse(`left '${id}' open`)
  }
}

function beginRound(
  instance: SeenInstance,
  asked: readonly { readonly id: string; readonly name: string; readonly invokeId: string }[],
  accuse: Accuse,
): void {
  const mode = MODES.find((each) => instance.started.definitionId === `joint-${each}`) as Mode
  const seats = seatsOf(mode, excludedFrom(instance).joint ?? [])
  const ready = seats.filter(isReady)
  if (ready.length !== asked.length) accuse(`asks ${asked.length} signers, not ${ready.length}`)
  for (const [index, task] of asked.entries()) {
    const seat = ready[index]
    openTask(instance, { task, who: seat?.who ?? NOBODY }, accuse)
    if (seat !== undefined) seat.taskId = task.id
  }
  instance.round = { invokeId: asked[0]?.invokeId ?? '', mode, seats }
}

/** Who is asked for a task that one person does. */
function whoDoes(instance: SeenInstance, name: string): Who {
  const found = firstPool([name === 'revise' ? 'desk' : POST], excludedFrom(instance)[name] ?? [])
  return found.accounts.length > 0 ? found : only(instance.started.initiatorId ?? '')
}

function checkOpen(instance: SeenInstance, { commit }: SeenStep, accuse: Accuse): void {
  const { step } = commit
  const open = [...instance.tasks].filter(([, { state }]) => state === 'open')
  const known = open
    .map(([id, { holderId, who, ownerId }]) => `${id} ${holderId} ${textOf(who)} ${ownerId}`)
    .sort()
  const shown = step.snapshot.tasks
    .map(({ id, holderId, assignment, returnsTo }) => {
      const owner = returnsTo === undefined ? null : whoOf(returnsTo).accounts[0]
      return `${id} ${holderId} ${textOf(whoOf(assignment))} ${owner}`
    })
    .sort()
  if (known.join() !== shown.join()) accuse(`shows the tasks '${shown}', and '${known}' are open`)
  if (step.snapshot.status !== 'active' && open.length > 0) accuse(`ended with '${known}' open`)
  checkReassigned(instance, commit, accuse)
}

/** A task that is another's now is told so to the tables. */
function checkReassigned(
  { steps }: SeenInstance,
  { step }: SeenStep['commit'],
  accuse: Accuse,
): void {
  const before = new Map(
    steps.at(-2)?.commit.step.snapshot.tasks.map(({ id, assignment }) => [id, assignment]),
  )
  const written = step.snapshot.tasks
    .filter(({ id, assignment }) => before.has(id) && before.get(id) !== assignment)
    .map(({ id }) => id)
  const isWritten = (id: string) =>
    step.reassigned?.includes(id) === true && step.changed.some((task) => task.id === id)
  const isSame = (id: string) =>
    isDeepStrictEqual(
      before.get(id),
      step.snapshot.tasks.find((task) => task.id === id)?.assignment,
    )
  for (const id of written) if (!isSame(id) && !isWritten(id)) accuse(`keeps the rows of '${id}'`)
}

/** The snapshot says of the seats what is known of them; and somebody is asked as long as it is not decided. */
function checkSignings({ round, tasks }: SeenInstance, { commit }: SeenStep, accuse: Accuse): void {
  const { signings = [], tasks: shownTasks } = commit.step.snapshot
  if (round === null || !shownTasks.some(({ invokeId }) => invokeId === round.invokeId)) {
    if (round !== null) accuse('waits for signatures and asks nobody')
    if (signings.length > 0) accuse('keeps the seats of a signing that is over')
    return
  }
  const shown = signings.map(({ seats }) => seats.map(seatText).join())
  const known = round.seats.map((seat) => knownText(seat)).join()
  if (shown.join('; ') !== known) accuse(`shows the seats '${shown}', not '${known}'`)
  const signers = round.seats.flatMap(({ signed }) => signed?.by ?? [])
  const asked = [...tasks.values()]
    .filter(({ state, invokeId }) => state === 'open' && invokeId === round.invokeId)
    .flatMap(({ who, ownerId }) => (ownerId === null ? who.accounts : [ownerId]))
  for (const by of signers) if (asked.includes(by)) accuse(`asks '${by}' again`)
  if (new Set(signers).size < signers.length) accuse(`has two signatures of one: '${signers}'`)
}

function seatText({ state, by, outcome, taskId, weight }: Seat): string {
  return `${weight} ${state} ${by} ${outcome} ${state === 'open' ? taskId : ''}`
}

function knownText({ signed, isGone, taskId, weight }: SeenSeat): string {
  if (signed !== null) return `${weight} signed ${signed.by} ${signed.outcome} `
  if (isGone) return `${weight} dropped null null `
  return `${weight} ${taskId === null ? 'waiting' : 'open'} null null ${taskId ?? ''}`
}

function whoOf(assignment: Assignment): Who {
  if (assignment.kind === 'account') return only(assignment.accountId)
  const { post, excluded } = assignment
  return without({ post, accounts: POSTS[post] ?? [] }, excluded)
}

function textOf({ post, accounts }: Who): string {
  return `${post}:${accounts.join('+')}`
}

function factsOf(instance: SeenInstance): SeenInstance['facts'][number] {
  const open = [...instance.tasks].filter(([, { state }]) => state === 'open')
  return {
    tasks: new Map(open.map(([id, task]) => [id, { ...task }])),
    seats: instance.round?.seats.map((seat) => ({ ...seat })) ?? [],
    excluded: excludedFrom(instance),
    urgedAt: instance.urgedAt,
  }
}
