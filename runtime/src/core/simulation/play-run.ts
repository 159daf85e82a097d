import type { Definition } from '@linli/schemas/definition'
import type { Effect } from '@linli/schemas/effect'
import { LinliError } from '@linli/schemas/linli-error'
import type { Scenario, ScenarioStep } from '@linli/schemas/scenario'
import type { Snapshot } from '@linli/schemas/snapshot'
import { parseInstant } from '../civil-time.ts'
import { compiledOf } from '../compile-definition.ts'
import type { ScenarioGround } from '../scenario/play-scenario.ts'
import { act } from '../scenario/play-scenario.ts'
import type { ReadingResult } from '../scenario/scenario-stage.ts'
import { createScenarioStage } from '../scenario/scenario-stage.ts'
import type { Explanation } from '../step.ts'
import { noteTaken } from '../taken-transitions.ts'

/** One thing that somebody, a device or the clock does. */
export type Move = Exclude<ScenarioStep, { readonly expect: unknown }>

/** A draft played by hand. */
export interface Run {
  /** Virtual instant of the first move, ISO 8601 with offset. */
  readonly startsAt: string
  readonly moves: readonly Move[]
}

/** How it stands after a move, and what the move did. */
export interface Frame {
  /** Epoch ms of the virtual clock. */
  readonly now: number
  /** Of the instance that was started last; null before the first. */
  readonly snapshot: Snapshot | null
  /** One for each step that the move led to, in order: the clock may let several timers fire. */
  readonly explanations: readonly Explanation[]
  /** JSON Pointers of the transitions taken, in order. */
  readonly taken: readonly string[]
  /** What would have been sent. */
  readonly effects: readonly Effect[]
  /** What became of a reading. */
  readonly reading: ReadingResult | null
  /** Why the move was not made; then nothing has changed but, perhaps, the clock. */
  readonly refusal: LinliError | null
}

/** The frame before the first move, and one after each. Only for a definition without error findings; never throws for what
 *  the run says. */
export function playRun(definition: Definition, run: Run, ground: ScenarioGround): Frame[] {
  const stage = createScenarioStage({ definition, ...ground }, parseInstant(run.startsAt) ?? 0)
  const taken: string[] = []
  compiledOf(stage.program).run.scope.system.inspect((event: unknown) =>
    noteTaken(event, (path) => taken.push(path)),
  )
  const frame = (told: Pick<Frame, 'reading' | 'refusal'>): Frame => ({
    now: stage.now,
    snapshot: stage.instances.get(stage.instanceId) ?? null,
    explanations: stage.explanations.splice(0),
    taken: taken.splice(0),
    effects: stage.effects.splice(0),
    ...told,
  })
  const frames = [frame({ reading: null, refusal: null })]
  for (const move of run.moves) {
    try {
      frames.push(frame({ reading: act(stage, move), refusal: null }))
    } catch (error) {
      if (!(error instanceof LinliError)) throw error
      frames.push(frame({ reading: null, refusal: error }))
    }
  }
  return frames
}

/** A scenario's run: what it does, without what it expects. */
export function runOf({ startsAt, steps }: Pick<Scenario, 'startsAt' | 'steps'>): Run {
  return { startsAt, moves: steps.filter(isMove) }
}

/** How many moves a scenario has made once its step of that index is taken: the index of the frame that shows it. */
export function frameAt({ steps }: Pick<Scenario, 'steps'>, step: number): number {
  return steps.slice(0, step + 1).filter(isMove).length
}

function isMove(step: ScenarioStep): step is Move {
  return !('expect' in step)
}
