import type { Scenario } from '@linli/schemas/scenario'
import { leavesOf } from '../model-check/configuration.ts'
import { courseOf } from '../model-check/course.ts'
import { STARTS_AT } from '../model-check/example-of.ts'
import type { Judging } from '../model-check/verdict.ts'
import type { ScenarioGround } from '../scenario/play-scenario.ts'
import { playScenario } from '../scenario/play-scenario.ts'
import type { Leg, Legs } from './legs.ts'
import { type PlayedCourse, playCourse } from './play-course.ts'
import { retrace, type Traced, tracedStart } from './retrace.ts'
import { scenarioTitle } from './scenario-title.ts'

export interface Touring {
  readonly judging: Judging
  readonly ground: ScenarioGround
  readonly legs: Legs
  /** Places of transitions and uids of states to go through. What a tour went through is taken out. */
  readonly wanted: Set<string>
}

/** A scenario with what it is the first to go through. */
export interface Tour {
  readonly scenario: Scenario
  readonly found: ReadonlySet<string>
}

/** More deeds than this nobody reads. */
const MOST_DEEDS = 16
/** A longer way to the next thing of interest is a scenario of its own. */
const MOST_DETOUR = 5
/** Other ways to the same thing that are tried where one does not play. */
const MOST_FAILURES = 12

/** Tours until nothing that can be played is left. */
export function createTours(touring: Touring): { next(): Tour | null } {
  const failures = new Map<string, number>()
  const barred = new Set<Leg['deed']>()
  const mayTry = (name: string) => (failures.get(name) ?? 0) < MOST_FAILURES
  const isWanted = (leg: Leg) => !barred.has(leg.deed) && newIn(leg, touring).some(mayTry)

  function bar(leg: Leg): void {
    barred.add(leg.deed)
    for (const name of newIn(leg, touring)) failures.set(name, (failures.get(name) ?? 0) + 1)
  }
  function tryOne(way: readonly Leg[], goal: Leg): Tour | null {
    const begun = begin(way, touring)
    const isThere = begun !== null && newIn(goal, touring).some((name) => begun.found.has(name))
    return isThere ? tourOf(extended(begun, isWanted, touring), touring) : null
  }
  return {
    next() {
      for (;;) {
        const way = touring.legs.wayTo(touring.legs.starts, isWanted)
        const goal = way?.at(-1)
        if (way === null || goal === undefined) return null
        const tour = tryOne(way, goal)
        for (const name of tour?.found ?? []) touring.wanted.delete(name)
        if (tour !== null) return tour
        bar(goal)
      }
    },
  }
}

/** A tour on its way. */
interface Going {
  readonly traced: Traced
  /** The visit it has come to. */
  readonly end: number
  readonly played: PlayedCourse
  readonly found: ReadonlySet<string>
}

function begin(way: readonly Leg[], touring: Touring): Going | null {
  const { visits } = touring.judging.exploration
  const start = way[0]?.from ?? 0
  const visit = visits[start]
  return visit === undefined ? null : goOn({ traced: tracedStart(visit), end: start }, way, touring)
}

/** Null where the way cannot be gone from there, or not be played. */
function goOn(
  { traced, end }: Pick<Going, 'traced' | 'end'>,
  way: readonly Leg[],
  { judging, ground, wanted }: Touring,
): Going | null {
  const { definition, machine, exploration } = judging
  const { visits } = exploration
  const there = way.reduce<Traced | null>(
    (at, leg) => at && retrace(at, leg, { definition, machine, visits }),
    traced,
  )
  if (there === null) return null
  const parts = { definition, ground, wanted, leaves: leavesOf(there.at) }
  const played = playCourse(courseOf(there.deeds), parts)
  if (played === null) return null
  const found = new Set([...played.taken, ...played.entered].filter((name) => wanted.has(name)))
  return { traced: there, end: way.at(-1)?.to ?? end, played, found }
}

/** On to what else is near, and then to an end, if one is. */
function extended(begun: Going, isWanted: (leg: Leg) => boolean, touring: Touring): Going {
  const { legs, judging } = touring
  const { visits } = judging.exploration
  const tried = new Set<Leg['deed']>()
  const extend = (from: Going, isGoal: (leg: Leg) => boolean): Going | null => {
    const way = legs.wayTo([from.end], isGoal)
    const room = Math.min(MOST_DETOUR, MOST_DEEDS - from.traced.deeds.length)
    if (way === null || way.length > room) return null
    for (const leg of way.slice(-1)) tried.add(leg.deed)
    return goOn(from, way, touring)
  }
  let going = begun
  for (let attempt = 0; attempt < MOST_DEEDS && !isOver(going); attempt++) {
    const { found } = going
    const further = extend(going, (leg) => {
      const isNew = newIn(leg, touring).some((name) => !found.has(name))
      return isNew && !tried.has(leg.deed) && isWanted(leg)
    })
    if (further !== null && further.found.size > found.size) going = further
  }
  const isEnd = ({ to }: Leg) => visits[to]?.at.live.status === 'done'
  return (isOver(going) ? null : extend(going, isEnd)) ?? going
}

function isOver({ traced, played }: Going): boolean {
  return played.isAstray || traced.at.live.status === 'done'
}

/** Null where the scenario does not play as it is written. */
function tourOf({ traced, played, found }: Going, { judging, ground }: Touring): Tour | null {
  const { definition } = judging
  const { steps, news, isAstray } = played
  const course = courseOf(traced.deeds)
  const end = isAstray || traced.at.live.status === 'active' ? [] : leavesOf(traced.at)
  const title = scenarioTitle({ course, news, end }, definition)
  const scenario: Scenario = { title, startsAt: STARTS_AT, steps }
  return playScenario(definition, scenario, ground).failure === null ? { scenario, found } : null
}

/** What is wanted and lies on a leg: its transitions, and the states where it leads. */
function newIn({ deed, to }: Leg, { wanted, judging }: Touring): string[] {
  const nodes = judging.exploration.visits[to]?.at.live._nodes ?? []
  return [...deed.taken, ...nodes.map(({ id }) => id)].filter((name) => wanted.has(name))
}
