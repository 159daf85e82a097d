import type { AssignRule } from '@linli/schemas/assign-rule'
import type { TaskDefinition, TimerClock } from '@linli/schemas/definition'
import type { Recipients } from '@linli/schemas/effect'
import { invariant } from '@linli/schemas/linli-error'
import type { ArmedTimer, Assignment, ClockLeft, ShareLeft } from '@linli/schemas/snapshot'
import { assignTask, findRecipients } from './assign-task.ts'
import { dueAt } from './due-at.ts'
import { excludedAccounts } from './excluded-accounts.ts'
import type { Ground, Participants } from './find-candidates.ts'
import { createPicker } from './loads.ts'
import { mayTake } from './may-take.ts'
import { partLeft, type Span, shareInstant } from './share-of-time.ts'
import { findSeats, isVacant, soleTaker } from './signing/find-seats.ts'
import type { Recorded, SeatFound, Surroundings } from './step.ts'
import { timeLeft } from './time-left.ts'

/** Answers what a step needs to know of the outside, and keeps every answer for the history. */
export interface Decider {
  assignment(task: TaskDefinition, participants: Participants): Assignment
  /** Who signs the task, in order; at least one. */
  seats(task: TaskDefinition, participants: Participants): readonly SeatFound[]
  /** Whether nobody may take a seat now. */
  isVacant(assignment: Assignment): boolean
  /** The one person who may take a task, on leave or not; null where there are several, or nobody. */
  soleTaker(assignment: Assignment): string | null
  /** Who may not hold the task (回避) by what the instance and the street say now; nobody in the replay of a step that did not ask. */
  excluded(task: TaskDefinition, participants: Participants): readonly string[]
  /** Whether somebody may have a task that is assigned so, by the posts held now. */
  mayHold(accountId: string, assignment: Assignment): boolean
  /** For a timer that counts from `from`, epoch ms. */
  dueAt(clock: TimerClock | ClockLeft, from: number): number
  /** Of a timer that is stopped now. */
  timeLeft(clock: TimerClock | ClockLeft, timer: ArmedTimer): ClockLeft
  /** When a part of a span has passed. */
  shareAt(part: number, span: Span): number
  /** Which part of what is left of the span from now on an instant is. */
  partLeft(instant: number, span: Span): ShareLeft
  /** Whether a timer that is armed now keeps the instant from which it counts. */
  keepsStart(clock: TimerClock): boolean
  recipients(rule: AssignRule, participants: Participants): Recipients | null
  /** What was answered so far. */
  recorded(): Recorded
}

/** A decider that asks the org tree and the calendar or, in a replay, gives the recorded answers again. */
export function createDecider(surroundings: Surroundings): Decider {
  const assignments: Assignment[] = []
  const dueAts: number[] = []
  const recipients: (Recipients | null)[] = []
  const seats: (readonly SeatFound[])[] = []
  const vacant: boolean[] = []
  const left: (ClockLeft | ShareLeft)[] = []
  const sole: (string | null)[] = []
  const excluded: (readonly string[])[] = []
  let keptStarts = false
  const answer = <T>(answers: T[], past: readonly T[] | undefined, ask: () => T): T => {
    const next = past === undefined ? ask() : past[answers.length]
    invariant(next !== undefined, 'I3: history holds every decision a step asks for.')
    answers.push(next)
    return next
  }
  const { org, calendar, now, recorded, loads } = surroundings
  const ground: Ground = { org, now, picker: createPicker(loads, now) }
  return {
    assignment: (task, participants) =>
      answer(assignments, recorded?.assignments, () => assignTask(task, participants, ground)),
    seats: (task, participants) =>
      answer(seats, recorded && (recorded.seats ?? []), () =>
        findSeats(task, participants, ground),
      ),
    isVacant: (assignment) =>
      answer(vacant, recorded && (recorded.vacant ?? []), () => isVacant(assignment, org)),
    soleTaker: (assignment) =>
      answer(sole, recorded && (recorded.sole ?? []), () => soleTaker(assignment, org)),
    excluded: (task, participants) =>
      recorded !== undefined && recorded.excluded === undefined
        ? []
        : answer(excluded, recorded?.excluded, () => excludedAccounts(task, participants, org)),
    mayHold: (accountId, assignment) =>
      answer(vacant, recorded && (recorded.vacant ?? []), () => {
        const posts = org.holdings.filter((holding) => holding.accountId === accountId)
        return mayTake(assignment, { accountId, role: 'worker', posts })
      }),
    dueAt: (clock, from) => answer(dueAts, recorded?.dueAts, () => dueAt(clock, from, calendar)),
    timeLeft(clock, timer) {
      const found = answer(left, recorded && (recorded.left ?? []), () =>
        timeLeft(clock, timer, { now, calendar }),
      )
      invariant(found.clock !== 'share', 'I3: what is left of a timer that counts itself.')
      return found
    },
    shareAt: (part, span) =>
      answer(dueAts, recorded?.dueAts, () => shareInstant(part, span, calendar)),
    partLeft(instant, span) {
      const found = answer(left, recorded && (recorded.left ?? []), () =>
        partLeft(instant, span, { now, calendar }),
      )
      invariant(found.clock === 'share', 'I3: what is left of a share.')
      return found
    },
    recipients: (rule, participants) =>
      answer(recipients, recorded?.recipients, () => findRecipients(rule, participants, ground)),
    keepsStart({ clock }) {
      const keeps = clock !== 'elapsed' && (recorded === undefined || recorded.keptStarts === true)
      keptStarts ||= keeps
      return keeps
    },
    recorded: () =>
      recordedOf({
        ...{ assignments, dueAts, recipients, seats, vacant, sole, excluded, left },
        ...(keptStarts ? { keptStarts } : {}),
      }),
  }
}

/** What was answered, without the lists of what was not asked. */
function recordedOf(answered: Required<Omit<Recorded, 'keptStarts'>> & Recorded): Recorded {
  const { assignments, dueAts, recipients, seats, vacant, sole, excluded, left, ...rest } = answered
  return {
    ...{ assignments, dueAts, recipients },
    ...(seats.length > 0 ? { seats } : {}),
    ...(vacant.length > 0 ? { vacant } : {}),
    ...(sole.length > 0 ? { sole } : {}),
    ...(excluded.some(({ length }) => length > 0) ? { excluded } : {}),
    ...(left.length > 0 ? { left } : {}),
    ...rest,
  }
}
