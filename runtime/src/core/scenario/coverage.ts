import type { Definition } from '@linli/schemas/definition'
import { statesOf, transitionsOf } from '../definition-tree.ts'
import { conditionResults, formConditions } from './form-conditions.ts'
import type { ScenarioStage } from './scenario-stage.ts'

/** What the scenarios of a definition went through. Places are JSON Pointers into the definition. */
export interface Coverage {
  readonly states: Covered
  readonly transitions: Covered
  /** Conditions that held once and did not hold once. */
  readonly guards: Covered
  /** Conditions of forms' rules, both ways as well. */
  readonly rules: Covered
}

export interface Covered {
  readonly total: number
  /** In document order. */
  readonly missing: readonly string[]
}

/** What the played stages of one definition cover together. */
export function coverageOf(definition: Definition, stages: readonly ScenarioStage[]): Coverage {
  const sites = statesOf(definition.machine).filter(({ uid }) => uid !== null)
  const transitions = statesOf(definition.machine).flatMap(transitionsOf)
  const explanations = stages.flatMap((stage) => stage.explanations)
  const entered = new Set(explanations.flatMap((each) => each.entered))
  const taken = new Set(stages.flatMap((stage) => [...stage.taken]))
  const answers = new Set(
    explanations.flatMap(({ decisions }) =>
      decisions.map(({ path, result }) => `${path} ${result}`),
    ),
  )
  const guards = transitions.flatMap(({ path, transition: { guard } }) =>
    guard?.type === 'expr' ? `${path}/guard` : [],
  )
  for (const { filled } of stages)
    for (const each of filled)
      for (const answer of conditionResults(definition, each)) answers.add(answer)
  const isBoth = (path: string) => answers.has(`${path} true`) && answers.has(`${path} false`)
  return {
    // A history is never entered itself.
    states: covered(
      sites.filter(({ state }) => state.type !== 'history'),
      ({ uid }) => entered.has(uid ?? ''),
    ),
    transitions: covered(transitions, ({ path }) => taken.has(path)),
    guards: covered(
      guards.map((path) => ({ path })),
      ({ path }) => isBoth(path),
    ),
    rules: covered(
      formConditions(definition).map((path) => ({ path })),
      ({ path }) => isBoth(path),
    ),
  }
}

function covered<Place extends { readonly path: string }>(
  places: readonly Place[],
  isCovered: (place: Place) => boolean,
): Covered {
  const missing = places.filter((place) => !isCovered(place))
  return { total: places.length, missing: missing.map(({ path }) => path) }
}
