import type { Definition } from '@linli/schemas/definition'
import type { StateSite } from '../definition-tree.ts'
import { walkThrough } from '../model-check/check-model.ts'
import type { Course } from '../model-check/course.ts'
import { courseTo } from '../model-check/course.ts'
import { exampleOf } from '../model-check/example-of.ts'
import type { Deed, Exploration, Limits } from '../model-check/explore.ts'
import type { Judging } from '../model-check/verdict.ts'
import type { ScenarioGround } from '../scenario/play-scenario.ts'
import { playRun, type Run, runOf } from './play-run.ts'

/** The way to one state. */
export interface WayToState {
  readonly uid: string
  /** As short as the model check knows, and played; null where none was found. */
  readonly run: Run | null
  /** Whether it is known that nothing ever leads there. */
  readonly isUnreachable: boolean
}

/** Courses that are tried for one state. */
const MOST_TRIES = 6

/** A shortest run to each state, in document order. Only for a definition that `checkDefinition` finds no errors in. Takes up to
 *  some seconds. */
export function waysToStates(
  definition: Definition,
  ground: ScenarioGround,
  limits?: Limits,
): WayToState[] {
  const judging = walkThrough(definition, limits)
  return judging.sites.flatMap((site) =>
    site.uid === null || site.state.type === 'history' ? [] : [wayTo(site, judging, ground)],
  )
}

function wayTo(site: StateSite, { definition, exploration }: Judging, ground: ScenarioGround) {
  const uid = site.uid ?? ''
  const courses = coursesTo(site, exploration)
  for (const course of courses.slice(0, MOST_TRIES)) {
    const example = exampleOf(course(), definition, ground)
    const run = example === null ? null : runOf(example)
    if (run !== null && leadsTo(uid, run, { definition, ground })) {
      return { uid, run, isUnreachable: false }
    }
  }
  return { uid, run: null, isUnreachable: exploration.isComplete && courses.length === 0 }
}

/** Breadth first, so what was met first is nearest. A state where nothing ever rests is known by what leaves it. */
function coursesTo({ uid, path }: StateSite, exploration: Exploration): (() => Course)[] {
  const isLeft = ({ taken }: Deed) => taken.some((place) => place.startsWith(`${path}/`))
  return exploration.visits.flatMap((visit, index) => {
    const isThere = visit.at.live._nodes.some(({ id }) => id === uid) || isLeft(visit.by)
    const here = isThere ? [() => courseTo(exploration, index)] : []
    const passing = visit.edges
      .filter(isLeft)
      .map((edge) => () => courseTo(exploration, index, [edge]))
    return [...here, ...passing]
  })
}

interface Parts {
  readonly definition: Definition
  readonly ground: ScenarioGround
}

function leadsTo(uid: string, run: Run, { definition, ground }: Parts): boolean {
  const frames = playRun(definition, run, ground)
  return frames.some(({ explanations }) =>
    explanations.some(({ entered }) => entered.includes(uid)),
  )
}
