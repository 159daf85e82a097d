import type { Definition } from '@linli/schemas/definition'
import type { AbstractMachine } from './abstract-machine.ts'
import type { Configuration } from './configuration.ts'
import { configurationKey } from './configuration.ts'
import type { Answers, Moved } from './moved.ts'
import type { Move, StartMove } from './moves.ts'
import { movesFrom, startsOf } from './moves.ts'
import { type Oracle, tryAll } from './oracle.ts'
import type { Unknown } from './unknown.ts'

export interface Limits {
  readonly configurations: number
  readonly moves: number
  /** Combinations of answers of one move. */
  readonly answers: number
}

/** Twice the configurations of the largest template, and what keeps the check of any definition to some seconds. */
export const LIMITS: Limits = { configurations: 5000, moves: 120_000, answers: 256 }

/** Something that may happen, with what it leaves open and what it decides. */
export interface Deed {
  readonly move: Move
  readonly answers: Answers
  readonly asks: Unknown | null
  /** Places of the transitions that it takes. */
  readonly taken: readonly string[]
}

/** One configuration with what may follow. */
export interface Visit {
  readonly at: Configuration
  /** What led here first, hence on a shortest way. */
  readonly by: Deed
  /** Index of the visit before; null at a start. */
  readonly from: number | null
  readonly edges: Edge[]
  /** Moves that do not lead on. */
  readonly troubles: Trouble[]
  /** False where the limits were reached before: what follows is not known. */
  isExplored: boolean
}

export interface Edge extends Deed {
  readonly to: number
  readonly armed: readonly string[]
}

export type Trouble = Omit<Deed, 'asks' | 'taken'> &
  ({ readonly kind: 'not-taken' | 'livelock' } | { readonly kind: 'nobody'; readonly task: string })

export interface Exploration {
  /** In the order in which they were found, so ways never get shorter. */
  readonly visits: readonly Visit[]
  /** Troubles of the starts themselves. */
  readonly startTroubles: readonly Trouble[]
  readonly isComplete: boolean
}

/** Visits every configuration that an instance may get into, breadth first. */
export function explore(
  definition: Definition,
  machine: AbstractMachine,
  limits: Limits = LIMITS,
): Exploration {
  const visits: Visit[] = []
  const known = new Map<string, number>()
  const startTroubles: Trouble[] = []
  let [moveCount, isComplete] = [0, true]

  function arrive(at: Configuration, by: Deed, from: number | null): number {
    const key = configurationKey(at, definition)
    const seen = known.get(key)
    if (seen !== undefined) return seen
    known.set(key, visits.length)
    visits.push({ at, by, from, edges: [], troubles: [], isExplored: false })
    return visits.length - 1
  }

  function tryEvery(make: (oracle: Oracle) => Moved): readonly Moved[] {
    const tried = tryAll(limits.answers, make)
    moveCount += tried.results.length
    isComplete &&= tried.isComplete
    return tried.results
  }

  function begin(move: StartMove): void {
    for (const moved of tryEvery((oracle) => machine.start(move.trigger, oracle))) {
      if (moved.kind === 'moved') arrive(moved.to, deedOf(move, moved), null)
      else startTroubles.push(...troubleOf(moved, move))
    }
  }

  function goOn(from: Visit, index: number, move: Move): void {
    for (const moved of tryEvery((oracle) => machine.move(from.at, move, oracle))) {
      if (moved.kind === 'moved') {
        const deed = deedOf(move, moved)
        from.edges.push({ ...deed, to: arrive(moved.to, deed, index), armed: moved.armed })
      } else from.troubles.push(...troubleOf(moved, move))
    }
  }

  for (const move of startsOf(definition)) begin(move)
  // Visits are found while it goes on.
  for (const [index, visit] of visits.entries()) {
    if (visits.length > limits.configurations || moveCount > limits.moves) {
      isComplete = false
      break
    }
    visit.isExplored = true
    for (const move of movesFrom(visit.at, definition)) goOn(visit, index, move)
  }
  return { visits, startTroubles, isComplete }
}

export function deedOf(
  move: Move,
  { answers, asks, taken }: Extract<Moved, { kind: 'moved' }>,
): Deed {
  return { move, answers, asks, taken }
}

function troubleOf(moved: Exclude<Moved, { kind: 'moved' }>, move: Move): Trouble[] {
  switch (moved.kind) {
    case 'livelock':
      return [{ kind: 'livelock', move, answers: moved.answers }]
    case 'nobody':
      return [{ kind: 'nobody', move, task: moved.task, answers: moved.answers }]
    case 'not-taken':
      // An event that nobody waits for is ignored; a person who completes a task is not, nor is the end of a child.
      return (move.kind === 'complete' || move.kind === 'child') && !moved.isGuessed
        ? [{ kind: 'not-taken', move, answers: moved.answers }]
        : []
    case 'no-start':
      return []
  }
}
