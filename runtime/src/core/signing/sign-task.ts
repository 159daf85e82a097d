import { invariant, LinliError } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Actor } from '@linli/schemas/org'
import type { SignRule } from '@linli/schemas/sign-rule'
import type { OpenTask, Seat, Signing, Snapshot } from '@linli/schemas/snapshot'
import { createDecider, type Decider } from '../decide.ts'
import { decideTask } from '../decide-task.ts'
import type { Moving } from '../moving.ts'
import { cancelledTask, restingStep } from '../moving.ts'
import { participantsAt } from '../participants-at.ts'
import type { ClosedTask, StepResult } from '../step.ts'
import { type Asked, countWhereOnlyShe, withoutSigner } from './asked.ts'
import { hasSigned, openReady, signingsPart } from './seats.ts'
import { isUnsigned, readySeats, verdictOf } from './verdict.ts'

/** One of several signs. The machine hears of the task when the signatures have decided it; until then the instance rests
 *  where it is, and whoever comes next is asked. Throws `task.signed` at a second signature of the same person. */
export function signTask(
  moving: Moving,
  { signing, completed, actor }: { signing: Signing; completed: ClosedTask; actor: Actor },
): StepResult {
  const { task, outcome, answers } = completed
  if (hasSigned(signing, actor.accountId)) {
    throw new LinliError('task.signed', `'${actor.accountId}' has signed '${task.name}' already.`)
  }
  const by = actor.accountId
  const seats = signing.seats.map(
    (seat): Seat => (seat.taskId === task.id ? { ...seat, by, outcome, state: 'signed' } : seat),
  )
  const signed: Signing = { ...signing, last: { answers: answers ?? {}, by }, seats }
  const open = openOf(moving.snapshot, signing).filter((other) => other.id !== task.id)
  const decider = createDecider(moving.surroundings)
  const asked = { signing: signed, open, cancelled: [], reassigned: [] }
  const left = withoutSigner(asked, actor, decider)
  const isSequence = ruleOf(moving, task).mode === 'sequence'
  const counted = countWhereOnlyShe(left, { before: signed, task, decider, isSequence })
  return settleSigning(moving, { ...counted, task, completed, decider })
}

/** A signing after something has happened to it, with one of the tasks that it is about. */
export interface Settled extends Asked {
  readonly task: OpenTask
  readonly completed?: ClosedTask
  readonly decider: Decider
}

/** Lets the machine know where the signatures have decided; else asks whoever may sign next. */
export function settleSigning(moving: Moving, settled: Settled): StepResult {
  const { snapshot } = moving
  const { task, signing, completed, decider } = settled
  const outcome = verdictOf(ruleOf(moving, task), signing.seats)
  if (outcome === null) return { kind: 'moved', step: restOn(moving, settled) }
  const last = signing.last ?? lastRepeated(signing)
  invariant(last, 'Only signatures decide.')
  const signers = signing.seats.flatMap(({ by }) => by ?? [])
  return decideTask(moving, {
    ...{ task, outcome, answers: last.answers, by: last.by, decider },
    givenBy: signing.seats.flatMap((seat) => (seat.outcome === outcome ? (seat.by ?? []) : [])),
    ...(completed === undefined ? {} : { completed }),
    before: {
      ...snapshot,
      tasks: snapshot.tasks.filter(({ id }) => id !== completed?.task.id),
      signers: { ...snapshot.signers, [task.name]: signers },
    },
  })
}

/** Where nobody is asked any more and nobody has signed, those who had agreed before decide (去重). */
function lastRepeated({ seats }: Signing): Signing['last'] {
  const by = seats.findLast(({ repeats }) => repeats !== undefined)?.by ?? null
  return by === null ? undefined : { answers: {}, by }
}

function progressOf({ seats }: Signing): LocaleText {
  const signed = seats.filter(({ state }) => state === 'signed').length
  const open = seats.filter(isUnsigned).length
  return {
    'zh-CN': `已签 ${signed} 人，未签 ${open} 人。`,
    en: `Signed: ${signed}, not yet: ${open}.`,
  }
}

/** By the version's present rule; a version that has none any more takes the first signature. */
export function ruleOf({ program }: Moving, { name }: OpenTask): SignRule {
  return program.definition.tasks[name]?.sign ?? { mode: 'any', signers: [] }
}

/** The open tasks of a signing. */
export function openOf({ tasks }: Snapshot, { invokeId }: Signing): OpenTask[] {
  return tasks.filter((task) => task.invokeId === invokeId)
}

/** Whoever became a party since the signers were found is asked at no post now. Where nobody else is left, the task waits for whoever comes to the
 *  post, or for an official to give it to somebody. */
function withoutExcluded(
  { program: { definition }, snapshot }: Moving,
  { signing, task, decider }: Settled,
): Signing {
  const declared = definition.tasks[task.name]
  const ready = readySeats(signing.seats)
  if (declared?.exclude === undefined || ready.length === 0) return signing
  const gone = decider.excluded(declared, participantsAt(definition, snapshot, task.name))
  const seats = signing.seats.map((seat, index): Seat => {
    const { assignment } = seat
    if (!ready.includes(index) || assignment?.kind !== 'post') return seat
    const more = gone.filter((accountId) => !assignment.excluded.includes(accountId))
    if (more.length === 0) return seat
    return { ...seat, assignment: { ...assignment, excluded: [...assignment.excluded, ...more] } }
  })
  return { ...signing, seats }
}

function restOn(moving: Moving, settled: Settled) {
  const { snapshot, surroundings } = moving
  const { task, open, completed, cancelled, reassigned, decider } = settled
  const { signing, opened } = openReady(withoutExcluded(moving, settled), {
    instanceId: snapshot.instanceId,
    seq: snapshot.seq + 1,
    count: 0,
    name: task.name,
    dueAt: task.dueAt,
    openedAt: surroundings.now,
  })
  const others = snapshot.tasks.filter(({ invokeId }) => invokeId !== signing.invokeId)
  const signings = (snapshot.signings ?? []).map((each) =>
    each.invokeId === signing.invokeId ? signing : each,
  )
  const changed = open.filter(({ id }) => reassigned.includes(id))
  const closed = cancelled.map(cancelledTask)
  const step = restingStep(
    snapshot,
    { tasks: [...others, ...open, ...opened], ...signingsPart(signings) },
    { changed, closed: completed === undefined ? closed : [completed, ...closed] },
  )
  const notes = [progressOf(signing)]
  const explanation = { ...step.explanation, about: task.name, notes }
  return { ...step, opened, reassigned, explanation, recorded: decider.recorded() }
}
