import type { Definition } from '@linli/schemas/definition'
import { LinliError } from '@linli/schemas/linli-error'
import type { ScenarioStep } from '@linli/schemas/scenario'
import { parseInstant } from '../civil-time.ts'
import type { Course } from '../model-check/course.ts'
import { STARTS_AT, stepsOf } from '../model-check/example-of.ts'
import { lookAt } from '../scenario/look-at.ts'
import type { ScenarioGround } from '../scenario/play-scenario.ts'
import { act } from '../scenario/play-scenario.ts'
import type { ScenarioStage } from '../scenario/scenario-stage.ts'
import { createScenarioStage, currentSnapshot } from '../scenario/scenario-stage.ts'

/** A course as it went on the street. */
export interface PlayedCourse {
  readonly steps: readonly ScenarioStep[]
  /** Places of the transitions taken. */
  readonly taken: ReadonlySet<string>
  /** uids of the states entered. */
  readonly entered: ReadonlySet<string>
  /** For each deed of the course, what of interest it was the first to do. */
  readonly news: readonly (readonly string[])[]
  /** A timer fires when its time has come, and so do those that are due before it: where their order in fact is another than
   *  that of the model check, the course ends elsewhere, and cannot go on. */
  readonly isAstray: boolean
}

export interface CourseToPlay {
  readonly definition: Definition
  readonly ground: ScenarioGround
  /** Places of transitions and uids of states that are of interest. */
  readonly wanted: ReadonlySet<string>
  /** uids of the innermost active states after the last deed. */
  readonly leaves: readonly string[]
}

/** Plays a course, each deed by somebody who may do it, and says after each that did something new, and at the end, what is
 *  true then. Null where it cannot be played, or a person's deed leads elsewhere than the model check says. */
export function playCourse(course: Course, parts: CourseToPlay): PlayedCourse | null {
  const { definition, ground, wanted, leaves } = parts
  const stage = createScenarioStage({ definition, ...ground }, parseInstant(STARTS_AT) ?? 0)
  const steps: ScenarioStep[] = []
  const news: string[][] = []
  let known = definition.context.initial
  const seen = new Set<string>()
  try {
    for (const [index, each] of course.entries()) {
      const taken = takeAll(stepsOf(each, stage, index), stage)
      if (taken === null) return null
      steps.push(...taken)
      const found = [...newOf(stage)].filter((place) => wanted.has(place) && !seen.has(place))
      for (const place of found) seen.add(place)
      news.push(found)
      if (found.length > 0 || index === course.length - 1) {
        const told = lookAt(currentSnapshot(stage), stage.effects.splice(0), known)
        known = told.known
        steps.push({ expect: told.expectation })
      }
    }
  } catch (error) {
    // What cannot be played is not proposed; a fault of this code itself is one.
    if (error instanceof LinliError) return null
    throw error
  }
  const { position } = currentSnapshot(stage)
  const isAstray = [...position].sort().join() !== [...leaves].sort().join()
  if (isAstray && course.at(-1)?.deed.move.kind !== 'fire') return null
  const entered = new Set(stage.explanations.flatMap((each) => each.entered))
  return { steps, taken: stage.taken, entered, news, isAstray }
}

/** Null where one of the steps is nobody's. */
function takeAll(
  coming: Iterable<ScenarioStep | null>,
  stage: ScenarioStage,
): ScenarioStep[] | null {
  const taken: ScenarioStep[] = []
  for (const step of coming) {
    if (step === null) return null
    act(stage, step)
    taken.push(step)
  }
  return taken
}

function newOf({ taken, explanations }: ScenarioStage): Set<string> {
  return new Set([...taken, ...(explanations.at(-1)?.entered ?? [])])
}
