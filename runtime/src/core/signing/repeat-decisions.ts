import type { TaskDefinition } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import { invariant } from '@linli/schemas/linli-error'
import type { SignRule } from '@linli/schemas/sign-rule'
import type { Agreed, Seat, Snapshot } from '@linli/schemas/snapshot'
import { isSame } from '../compare-values.ts'
import { compiledOf } from '../compile-definition.ts'
import type { Decider } from '../decide.ts'
import { lasting, planActions } from '../plan-step.ts'
import type { Transitioned } from '../run-machine.ts'
import { doneEvent, moveOn } from '../run-machine.ts'
import type { HeardOutcome, PassingDecision, Program } from '../step.ts'
import { agreedBefore, withDecision } from './agreed.ts'
import { dropSeat, seatsOf } from './seats.ts'
import { isUnsigned, verdictOf } from './verdict.ts'

/** A step in which the machine has moved. */
export interface Moved extends Transitioned {
  readonly program: Program
  readonly before: Snapshot
  readonly decider: Decider
  readonly now: number
  readonly heard?: readonly HeardOutcome[]
  readonly passing?: readonly PassingDecision[]
}

/** The same, with what need not be asked again decided. */
export interface Repeated extends Transitioned {
  readonly before: Snapshot
  readonly heard: readonly HeardOutcome[]
  readonly passing: readonly PassingDecision[]
  /** Of tasks that open and whose rules were asked already, by invoke id. */
  readonly seats: ReadonlyMap<string, readonly Seat[]>
}

/** 去重: a task that would go to whoever has agreed before, with nothing changed since, is not asked again; of several signers her
 *  seat is not. The machine hears what that decides, and goes on; a task that comes again in the same step is asked. 回避 goes
 *  before: whoever is excluded is not found. */
export function repeatDecisions(moved: Moved): Repeated {
  const { live, actions, heard = [], passing = [] } = moved
  const asked = new Set<string>()
  let at: Repeated = {
    ...{ live, actions, heard, passing, seats: new Map() },
    before: withAgreed(moved.before, agreedAfter(moved)),
  }
  for (;;) {
    const next = lasting(planActions(at.actions).opened, at.live).find(
      ({ invokeId }) => !asked.has(invokeId),
    )
    if (next === undefined) return at
    asked.add(next.invokeId)
    at = repeatOne(at, next, moved)
  }
}

/** Nobody has agreed to a context that is another one now. What a decision itself writes is part of it. */
function agreedAfter({ before, live, heard = [] }: Moved): Agreed | null {
  const { context } = (before.machine ?? {}) as { readonly context?: JsonObject }
  const kept = before.agreed !== undefined && isSame(context, live.context) ? before.agreed : null
  return heard.reduce<Agreed | null>(withDecision, kept)
}

function withAgreed({ agreed: _, ...before }: Snapshot, agreed: Agreed | null): Snapshot {
  return agreed === null ? before : { ...before, agreed }
}

interface Asked {
  readonly invokeId: string
  readonly task: string
}

function repeatOne(at: Repeated, { invokeId, task: name }: Asked, moved: Moved): Repeated {
  const { program, decider, now } = moved
  const { definition } = program
  const task = definition.tasks[name]
  invariant(task, `The task '${name}' is declared.`)
  const known = agreedBefore(task, at.before.agreed ?? null)
  if (known.size === 0) return at
  const found = seatsFound(at, { name, task }, moved)
  const open = (seats: readonly Seat[]) => ({ seats: new Map([...at.seats, [invokeId, seats]]) })
  const seats = repeatSeats(found, { known, outcome: at.before.agreed?.outcome ?? '', decider })
  const repeated = seats.filter(({ repeats }) => repeats !== undefined)
  const outcome = verdictOf(ruleOf(task), seats)
  const passing = [...at.passing, ...repeated.map((seat) => passingOf(seat, name))]
  if (outcome === null) return { ...at, ...open(seats), passing }
  const givenBy = repeated.flatMap((seat) => seat.by ?? [])
  const by = givenBy.at(-1) ?? ''
  const told: HeardOutcome = { invokeId, task: name, outcome, answers: {}, by, givenBy }
  const { context } = at.live
  const done = at.actions.length
  const next = moveOn(compiledOf(program), at, doneEvent(told, now))
  // What leads nowhere is left to a person.
  if (next.actions.length === done && next.live.context === context)
    return { ...at, ...open(found) }
  const agreed = isSame(next.live.context, context) ? (at.before.agreed ?? null) : null
  const { performers, signers } = at.before
  return {
    ...next,
    ...{ seats: at.seats, passing, heard: [...at.heard, told] },
    before: withAgreed(
      {
        ...at.before,
        performers: { ...performers, [name]: by },
        ...(task.sign === undefined ? {} : { signers: { ...signers, [name]: givenBy } }),
      },
      withDecision(agreed, told),
    ),
  }
}

/** Asks the task's rules, as when it opens. */
function seatsFound(
  { before, live }: Repeated,
  { name, task }: { readonly name: string; readonly task: TaskDefinition },
  { program, decider }: Moved,
): Seat[] {
  const kind = { definitionId: program.definition.id, task: name }
  const participants = { ...before, context: live.context, kind }
  const found = task.sign
    ? decider.seats(task, participants)
    : [{ assignment: decider.assignment(task, participants), weight: 1 }]
  return seatsOf(ruleOf(task), found)
}

/** One person does what nobody signs. */
function ruleOf({ sign }: TaskDefinition): SignRule {
  return sign ?? { mode: 'any', signers: [] }
}

interface Repeating {
  readonly known: ReadonlyMap<string, string>
  readonly outcome: string
  readonly decider: Decider
}

/** The seats of those who have agreed are theirs without a signature, one for each person; another one that only she could take is
 *  dropped, and at one that others could take too she is not asked: whoever has a signature gives no second one. */
function repeatSeats(found: readonly Seat[], { known, outcome, decider }: Repeating): Seat[] {
  const counted = new Set<string>()
  const seats = found.reduce<Seat[]>(
    (seats, { assignment }, index) => {
      const only = assignment === null ? null : decider.soleTaker(assignment)
      const repeats = only === null ? undefined : known.get(only)
      if (only === null || repeats === undefined) return seats
      if (counted.has(only)) return dropSeat(seats, index)
      counted.add(only)
      return seats.map((seat, at) =>
        at === index
          ? { ...seat, assignment: null, by: only, outcome, repeats, state: 'signed' }
          : seat,
      )
    },
    [...found],
  )
  return counted.size === 0 ? seats : withoutCounted(seats, [...counted], decider)
}

function withoutCounted(
  seats: readonly Seat[],
  counted: readonly string[],
  decider: Decider,
): Seat[] {
  return seats.reduce<Seat[]>(
    (left, seat, index) => {
      const { assignment } = seat
      if (!isUnsigned(seat) || assignment === null || assignment.kind === 'account') return left
      const excluded = [...new Set([...assignment.excluded, ...counted])]
      const others = { ...assignment, excluded }
      if (decider.isVacant(others)) return dropSeat(left, index)
      return left.map((each, at) => (at === index ? { ...each, assignment: others } : each))
    },
    [...seats],
  )
}

function passingOf({ by, outcome, repeats }: Seat, task: string): PassingDecision {
  return { kind: 'repeated', task, outcome: outcome ?? '', of: repeats ?? '', ...(by && { by }) }
}
