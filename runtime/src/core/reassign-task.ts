import type { Definition } from '@linli/schemas/definition'
import { LinliError } from '@linli/schemas/linli-error'
import type { Assignment, OpenTask, Seat, Signing, Snapshot } from '@linli/schemas/snapshot'
import { assignTask } from './assign-task.ts'
import { isSame } from './compare-values.ts'
import { createDecider, type Decider } from './decide.ts'
import type { Ground } from './find-candidates.ts'
import type { Moving } from './moving.ts'
import { restingStep } from './moving.ts'
import { ownNotice, taskRecipients } from './own-notices.ts'
import { participantsAt } from './participants-at.ts'
import { isQuestion } from './questions/is-question.ts'
import { findSeats } from './signing/find-seats.ts'
import { signingOf, signingsPart } from './signing/seats.ts'
import type { SeatFound, StepInput, StepResult } from './step.ts'
import { openTask } from './takeable-task.ts'

type Reassign = Extract<StepInput, { kind: 'reassign' }>

/** An open task's rules are asked once more, at the instance's node and with the org of now: for a tree that has changed. Whoever holds
 *  it keeps it if she may have it still; the others who may are told. By an official. Ignored where it goes where it went, or was
 *  given to somebody by name. Throws `access.denied`, `task.unassigned` where no rule finds anybody, `task.closed`,
 *  `task.not-found`. */
export function reassignTask(moving: Moving, { taskId, actor }: Reassign): StepResult {
  if (actor.role !== 'official') throw new LinliError('access.denied', 'Only officials reassign.')
  const { program, snapshot, surroundings } = moving
  const task = openTask(snapshot, taskId)
  const decider = createDecider(surroundings)
  const anew = askAnew(program.definition, { snapshot, task }, decider)
  if (anew === null || isSameTarget(anew.assignment, task.assignment)) {
    return { kind: 'ignored', reason: 'no-change' }
  }
  const { assignment, signings } = anew
  const keeps = task.holderId !== null && decider.mayHold(task.holderId, assignment)
  const changed: OpenTask = { ...task, assignment, holderId: keeps ? task.holderId : null }
  const tasks = snapshot.tasks.map((open) => (open === task ? changed : open))
  const step = restingStep(snapshot, { tasks, ...signingsPart(signings) }, { changed: [changed] })
  const told = ownNotice('linli.reassigned', moving, {
    ...{ task, to: taskRecipients(changed), reason: '' },
  })
  return {
    kind: 'moved',
    step: { ...step, reassigned: [taskId], effects: [told], recorded: decider.recorded() },
  }
}

/** Who is asked which rules; a decider, or an org tree. */
type Asking = Pick<Decider, 'assignment' | 'seats'>

/** To whom a task would go by the org and the instant given, null where it stays with whom it is; where a rule picks one of several,
 *  all of them. Throws `task.unassigned`. */
export function assignedAnew(
  definition: Definition,
  at: { readonly snapshot: Snapshot; readonly task: OpenTask },
  ground: Pick<Ground, 'now' | 'org'>,
): Assignment | null {
  const anew = askAnew(definition, at, {
    assignment: (declared, participants) => assignTask(declared, participants, ground),
    seats: (declared, participants) => findSeats(declared, participants, ground),
  })
  const isMoved = anew !== null && !isSameTarget(anew.assignment, at.task.assignment)
  return isMoved ? anew.assignment : null
}

interface Anew {
  readonly assignment: Assignment
  readonly signings: readonly Signing[]
}

function askAnew(
  definition: Definition,
  { snapshot, task }: { readonly snapshot: Snapshot; readonly task: OpenTask },
  asking: Asking,
): Anew | null {
  const declared = definition.tasks[task.name]
  if (declared === undefined || isQuestion(task) || task.returnsTo !== undefined) return null
  if (isByName(task.assignment)) return null
  const signings = snapshot.signings ?? []
  const signing = signingOf(snapshot, task)
  const { assignment } = task
  const present = assignment.kind === 'account' ? { present: assignment.accountId } : {}
  const participants = { ...participantsAt(definition, snapshot, task.name), ...present }
  try {
    if (signing === null) return { assignment: asking.assignment(declared, participants), signings }
    return seatAnew(signing, { task, signings }, asking.seats(declared, participants))
  } catch (error) {
    if (!(error instanceof LinliError) || error.code !== 'assignment.empty') throw error
    throw new LinliError('task.unassigned', error.message)
  }
}

/** Seats that somebody added are hers to whom they were given; where the rules find another number of them, they stay. */
function seatAnew(
  signing: Signing,
  { task, signings }: { readonly task: OpenTask; readonly signings: readonly Signing[] },
  found: readonly SeatFound[],
): Anew | null {
  const own = signing.seats.filter(({ addedBy }) => addedBy === undefined)
  const foundFor = (seat: Seat) => found[own.indexOf(seat)]?.assignment
  const seat = own.find(({ taskId }) => taskId === task.id)
  const signed = signing.seats.flatMap(({ by }) => by ?? [])
  const assignment = seat && unsigned(foundFor(seat), signed)
  if (own.length !== found.length || assignment === undefined) return null
  const seats = signing.seats.map((each) =>
    each.state === 'waiting'
      ? { ...each, assignment: unsigned(foundFor(each), signed) ?? each.assignment }
      : each,
  )
  return {
    assignment,
    signings: signings.map((each) => (each === signing ? { ...signing, seats } : each)),
  }
}

/** Whoever has signed is asked nowhere again. */
function unsigned(
  assignment: Assignment | undefined,
  signed: readonly string[],
): Assignment | undefined {
  if (assignment?.kind !== 'post') {
    return assignment !== undefined && signed.includes(assignment.accountId)
      ? undefined
      : assignment
  }
  const more = signed.filter((accountId) => !assignment.excluded.includes(accountId))
  return more.length === 0
    ? assignment
    : { ...assignment, excluded: [...assignment.excluded, ...more] }
}

const BY_NAME = ['transfer', 'delegate', 'added', 'question']

function isByName({ why }: Assignment): boolean {
  return BY_NAME.includes(String(why['strategy']))
}

function isSameTarget(one: Assignment, other: Assignment): boolean {
  const { why: _, ...target } = one
  const { why: __, ...before } = other
  return isSame(target, before)
}
