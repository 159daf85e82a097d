import type { Definition } from '@linli/schemas/definition'
import type { AbstractMachine } from '../model-check/abstract-machine.ts'
import type { Configuration } from '../model-check/configuration.ts'
import { configurationKey } from '../model-check/configuration.ts'
import { type Deed, deedOf, LIMITS, type Visit } from '../model-check/explore.ts'
import type { Answers } from '../model-check/moved.ts'
import { tryAll } from '../model-check/oracle.ts'
import type { Leg } from './legs.ts'

/** How far a tour has come, with the deeds that led there. */
export interface Traced {
  readonly at: Configuration
  readonly deeds: readonly Deed[]
}

interface Ground {
  readonly definition: Definition
  readonly machine: AbstractMachine
  readonly visits: readonly Visit[]
}

/** Where a tour begins. */
export function tracedStart({ at, by }: Visit): Traced {
  return { at, deeds: [by] }
}

/** The same leg, gone once more from where the tour is. The exploration met its configurations on other ways: what it
 *  decided there of an answer given earlier was of that way's answer. Null where the leg cannot be gone from here. */
export function retrace(
  { at, deeds }: Traced,
  leg: Leg,
  { definition, machine, visits }: Ground,
): Traced | null {
  const { move, answers, taken } = leg.deed
  if (move.kind === 'fire' && machine.isIdle(move.timer.event)) {
    return { at, deeds: [...deeds, leg.deed] }
  }
  const goal = visits[leg.to]
  if (goal === undefined) return null
  const key = configurationKey(goal.at, definition)
  const { results } = tryAll(LIMITS.answers, (oracle) => machine.move(at, move, oracle))
  const fitting = results.flatMap((moved) =>
    moved.kind === 'moved' &&
    taken.every((path) => moved.taken.includes(path)) &&
    configurationKey(moved.to, definition) === key &&
    isInKeeping(moved.answers, deeds)
      ? moved
      : [],
  )
  const wanted = answersText(answers)
  const made = fitting.find((moved) => answersText(moved.answers) === wanted) ?? fitting[0]
  return made === undefined ? null : { at: made.to, deeds: [...deeds, deedOf(move, made)] }
}

function answersText(answers: Answers): string {
  return JSON.stringify(answers.map(([{ path }, value]) => [path, value ?? null]))
}

/** A value that was decided for an answer is what was answered, also when a condition asks again. */
function isInKeeping(answers: Answers, deeds: readonly Deed[]): boolean {
  const before = new Map(deeds.flatMap((deed) => deed.answers))
  return answers.every(([unknown, value]) => !before.has(unknown) || before.get(unknown) === value)
}
