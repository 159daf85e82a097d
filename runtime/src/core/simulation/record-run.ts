import type { Definition } from '@linli/schemas/definition'
import type { Effect } from '@linli/schemas/effect'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Scenario, ScenarioStep } from '@linli/schemas/scenario'
import type { Snapshot } from '@linli/schemas/snapshot'
import type { Street } from '@linli/schemas/street'
import { lookAt } from '../scenario/look-at.ts'
import type { ScenarioFailure, ScenarioGround } from '../scenario/play-scenario.ts'
import { playScenario } from '../scenario/play-scenario.ts'
import { takersOf } from '../scenario/street-facts.ts'
import type { Frame, Move, Run } from './play-run.ts'

export interface Recording {
  readonly title: LocaleText
  /** What happened: the run as it was played on `definition`. */
  readonly run: Run
  readonly frames: readonly Frame[]
  /** Whether it expects who may take each task, too. */
  readonly withPeople: boolean
  /** Where scenarios play, which may go by another calendar than the run did. */
  readonly ground: ScenarioGround
}

export interface RecordedRun {
  readonly scenario: Scenario
  /** Where it does not play as it was recorded; null where it does. */
  readonly failure: ScenarioFailure | null
}

/** A scenario that does what a run did, and expects after each move that led somewhere what was true then: states, open tasks,
 *  notices, what became known. A move that was refused is expected to be. */
export function recordRun(definition: Definition, recording: Recording): RecordedRun {
  const { title, run, frames, withPeople, ground } = recording
  const steps: ScenarioStep[] = []
  let effects: Effect[] = []
  let known = definition.context.initial
  for (const [index, move] of run.moves.entries()) {
    const frame = frames[index + 1]
    const step = frame === undefined ? null : asMade(move, frame)
    if (frame === undefined || step === null) continue
    steps.push(step)
    effects.push(...frame.effects)
    if (frame.snapshot === null || frame.explanations.length === 0) continue
    const told = lookAt(frame.snapshot, effects, known)
    known = told.known
    effects = []
    const people = withPeople ? { candidates: candidatesOf(frame.snapshot, ground.street) } : {}
    steps.push({ expect: { ...told.expectation, ...people } })
  }
  const scenario = { title, startsAt: run.startsAt, steps }
  return { scenario, failure: playScenario(definition, scenario, ground).failure }
}

/** The move with what became of it; null where no scenario can tell that. */
function asMade(move: Move, { reading, refusal }: Frame): ScenarioStep | null {
  if ('reading' in move) {
    const { device, messageId, reading: said } = move.reading
    if (reading === null) return null
    return { reading: { device, messageId, reading: said, result: reading } }
  }
  if ('advance' in move) return refusal === null ? move : null
  const error = refusal === null ? {} : { error: refusal.code }
  if ('submit' in move) {
    const { form, by, answers } = move.submit
    return { submit: { form, by, answers, ...error } }
  }
  if ('send' in move) {
    const { event, by, payload } = move.send
    return { send: { event, by, ...(payload === undefined ? {} : { payload }), ...error } }
  }
  if ('child' in move) {
    const { error: _, ...child } = move.child
    return { child: { ...child, ...error } }
  }
  if ('claim' in move) return { claim: { task: move.claim.task, by: move.claim.by, ...error } }
  const { task, by, outcome, answers } = move.complete
  return {
    complete: { task, by, outcome, ...(answers === undefined ? {} : { answers }), ...error },
  }
}

/** Of several tasks of one name a scenario asks for the first. */
function candidatesOf({ tasks }: Snapshot, street: Street): Record<string, string[]> {
  return Object.fromEntries([...tasks].reverse().map((task) => [task.name, takersOf(street, task)]))
}
