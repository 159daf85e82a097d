import type { Definition } from '@linli/schemas/definition'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Scenario } from '@linli/schemas/scenario'
import { statesOf } from '../definition-tree.ts'
import { walkThrough } from '../model-check/check-model.ts'
import type { Limits } from '../model-check/explore.ts'
import type { Judging } from '../model-check/verdict.ts'
import type { Coverage } from '../scenario/coverage.ts'
import { coverageOf } from '../scenario/coverage.ts'
import type { ScenarioGround } from '../scenario/play-scenario.ts'
import { playScenario } from '../scenario/play-scenario.ts'
import { legsOf } from './legs.ts'
import { createTours, type Touring } from './tours.ts'
import { untriedText } from './untried-text.ts'

/** A scenario that a definition does not have yet, and the places that it would be the first to go through. */
export interface ScenarioProposal {
  readonly scenario: Scenario
  /** JSON Pointers of transitions and states, in document order. */
  readonly covers: readonly string[]
}

/** A place for which no scenario was found, and why. */
export interface Untried {
  readonly path: string
  readonly message: Required<LocaleText>
}

export interface ProposedScenarios {
  readonly proposals: readonly ScenarioProposal[]
  readonly untried: readonly Untried[]
}

/** Scenarios for the transitions and states that none of the definition's own goes through: few that go through many, each on
 *  ways as short as the model check knows, and each played as it is written without a difference. Only for a definition that
 *  `checkDefinition` finds no errors in. Takes up to some seconds. */
export function proposeScenarios(
  definition: Definition,
  ground: ScenarioGround,
  limits?: Limits,
): ProposedScenarios {
  const played = definition.scenarios.map((scenario) => playScenario(definition, scenario, ground))
  const coverage = coverageOf(
    definition,
    played.map(({ stage }) => stage),
  )
  const places = missingPlaces(definition, coverage)
  if (places.size === 0) return { proposals: [], untried: [] }
  const judging = walkThrough(definition, limits)
  const proposals = proposalsFor(places, judging, ground)
  const covered = new Set(proposals.flatMap(({ covers }) => covers))
  return {
    proposals,
    untried: [...places.values()]
      .filter((path) => !covered.has(path))
      .map((path) => ({ path, message: untriedText(path, judging) })),
  }
}

/** As the player names it (a transition by its place, a state by its uid) → JSON Pointer. */
type Places = ReadonlyMap<string, string>

function missingPlaces({ machine }: Definition, { transitions, states }: Coverage): Places {
  const uids = new Map(statesOf(machine).map(({ path, uid }) => [path, uid]))
  return new Map([
    ...transitions.missing.map((path) => [path, path] as const),
    ...states.missing.map((path) => [uids.get(path) ?? path, path] as const),
  ])
}

function proposalsFor(
  places: Places,
  judging: Judging,
  ground: ScenarioGround,
): ScenarioProposal[] {
  const touring: Touring = {
    judging,
    ground,
    legs: legsOf(judging),
    wanted: new Set(places.keys()),
  }
  const tours = createTours(touring)
  const proposals: ScenarioProposal[] = []
  for (let tour = tours.next(); tour !== null; tour = tours.next()) {
    const { scenario, found } = tour
    const covers = [...places].flatMap(([name, path]) => (found.has(name) ? path : []))
    proposals.push({ scenario, covers })
  }
  return proposals
}
