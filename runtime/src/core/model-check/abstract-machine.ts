import type { Definition } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { CompiledDefinition } from '../compile-definition.ts'
import { compileMachine, pausesOf } from '../compile-definition.ts'
import type { DefinitionScopes } from '../definition-scopes.ts'
import type { StateSite } from '../definition-tree.ts'
import { createMachineRun } from '../machine-run.ts'
import type { Transitioned } from '../run-machine.ts'
import { isMoved, moveMachine, moveOn, startMachine } from '../run-machine.ts'
import { noteTaken } from '../taken-transitions.ts'
import { createAbstractMeaning } from './abstract-meaning.ts'
import { beforeMove, decidedEvents, eventOf, openingByParent, openingOf } from './before-move.ts'
import type { Configuration } from './configuration.ts'
import { createGuess, createGuesser, type Guess } from './guess.ts'
import { idleTimers } from './idle-timers.ts'
import type { Moved } from './moved.ts'
import type { Move } from './moves.ts'
import { type Oracle, tryAll } from './oracle.ts'
import type { Parse, SampleValues } from './sample-values.ts'
import { answersOf, settleMove } from './settle-move.ts'
import type { AbstractGroup } from './unknown.ts'

/** The definition's machine over abstract values. */
export interface AbstractMachine {
  start(trigger: number, oracle: Oracle): Moved
  move(at: Configuration, move: Move, oracle: Oracle): Moved
  /** Paths of the transitions taken so far, in any move. */
  readonly taken: ReadonlySet<string>
  /** Whether a timer changes nothing when it fires, so that no move fires it. */
  isIdle(timerEvent: string): boolean
  /** Whether a condition over the context may hold there. */
  mayHold(at: Configuration, cel: string): boolean
}

export interface MachineParts {
  readonly definition: Definition
  readonly sites: readonly StateSite[]
  readonly scopes: DefinitionScopes
  readonly parse: Parse
  readonly relevant: ReadonlySet<string>
  readonly samples: SampleValues
}

/** A machine whose moves are made one at a time. */
export function createAbstractMachine(parts: MachineParts): AbstractMachine {
  const { definition, sites, scopes, samples } = parts
  const taken = new Set<string>()
  const takenNow = new Set<string>()
  const guesser = createGuesser(samples)
  const meaning = createAbstractMeaning({ ...parts, guesser })
  const run = createMachineRun()
  run.scope.system.inspect((event: unknown) => noteTaken(event, (path) => takenNow.add(path)))
  const compiled: CompiledDefinition = {
    machine: compileMachine({ definition, scopes, sites, run, meaning }),
    ...{ run, fuel: scopes.fuel, triggers: [], uids: [] },
    ...{ forms: new Map(), taskForms: new Map(), notices: new Map() },
    ...{ pauses: new Map(), children: new Map() },
  }
  const settling = {
    ...{ definition, samples, isIdle: idleTimers(parts), taken: takenNow },
    pauses: pausesOf(sites),
  }
  const making = (guess: Guess, transition: () => Transitioned): Transitioned | Moved => {
    meaning.guess = guess
    takenNow.clear()
    try {
      return transition()
    } catch (error) {
      return failedMove(error, guess)
    } finally {
      meaning.guess = null
      for (const path of takenNow) taken.add(path)
    }
  }
  return {
    taken,
    isIdle: settling.isIdle,
    start(index, oracle) {
      const guess = createGuess(oracle)
      const trigger = definition.triggers[index]
      const opening = trigger
        ? openingOf(trigger, { ...parts, guesser }, guess)
        : openingByParent({ ...parts, guesser })
      if (!opening) return { kind: 'no-start' }
      const { before, context } = opening
      const made = making(guess, () => startMachine(compiled, context as JsonObject))
      return 'kind' in made ? made : settleMove({ ...settling, before, guess }, made)
    },
    move(at, move, oracle) {
      const guess = createGuess(oracle)
      const before = beforeMove(at, move, definition)
      // XState hands the event on as it is.
      const event = eventOf(move, before.asks) as unknown as JsonObject & { readonly type: string }
      const decided = decidedEvents(at, move, definition)
      const made = making(guess, () =>
        decided.reduce(
          (moved, outcome) => moveOn(compiled, moved, outcome as unknown as typeof event),
          moveMachine(compiled, at.live, event),
        ),
      )
      if ('kind' in made) return made
      if (move.kind === 'fire' || isMoved(at.live, made)) {
        return settleMove({ ...settling, before, guess }, made)
      }
      const isGuessed = guess.answers.size > 0
      return { kind: 'not-taken', isGuessed, answers: answersOf(guess) }
    },
    mayHold({ live }, source) {
      const tree = parts.parse(source)
      const values = { context: live.context as AbstractGroup }
      const asking = { tree, source, scope: scopes.state, values }
      return tryAll(MOST_GUESSES, (oracle) =>
        guesser.truth(asking, createGuess(oracle)),
      ).results.includes(true)
    },
  }
}

/** What a transition threw, where that says something of the definition. Throws it where not. */
function failedMove(error: unknown, guess: Guess): Moved {
  const answers = answersOf(guess)
  const code = error instanceof LinliError ? error.code : null
  if (code === 'machine.livelock') return { kind: 'livelock', answers }
  if (code !== 'child.unheard') throw error
  return { kind: 'not-taken', isGuessed: guess.answers.size > 0, answers }
}

/** For one condition at one configuration. */
const MOST_GUESSES = 64
