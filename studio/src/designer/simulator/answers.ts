import type {
  Coverage,
  ModelCheck,
  ProposedScenarios,
  ScenarioFailure,
  ScenarioGround,
  ScenarioRun,
  WayToState,
} from '@linli/runtime/core'
import {
  checkModel,
  coverageOf,
  playScenario,
  proposeScenarios,
  waysToStates,
} from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'

/** What takes too long for the page. */
export interface Question {
  readonly wants: 'scenarios' | 'proposals' | 'ways' | 'model'
  /** Without error findings. */
  readonly definition: Definition
  readonly ground: ScenarioGround
}

export type Answer =
  | {
      readonly kind: 'scenario'
      readonly index: number
      readonly failure: ScenarioFailure | null
      /** uids of the innermost states where it stood at the end. */
      readonly position: readonly string[]
    }
  /** The last one of `scenarios`. */
  | { readonly kind: 'coverage'; readonly coverage: Coverage }
  | { readonly kind: 'proposals'; readonly proposed: ProposedScenarios }
  | { readonly kind: 'ways'; readonly ways: readonly WayToState[] }
  | { readonly kind: 'model'; readonly model: ModelCheck }

/** The answers to a question, each as soon as it is known. */
export function* answersTo({ wants, definition, ground }: Question): Generator<Answer> {
  switch (wants) {
    case 'scenarios':
      yield* played(definition, ground)
      return
    case 'proposals':
      yield { kind: 'proposals', proposed: proposeScenarios(definition, ground) }
      return
    case 'ways':
      yield { kind: 'ways', ways: waysToStates(definition, ground) }
      return
    case 'model':
      yield { kind: 'model', model: checkModel(definition, { ground }) }
  }
}

function* played(definition: Definition, ground: ScenarioGround): Generator<Answer> {
  const runs: ScenarioRun[] = []
  for (const [index, scenario] of definition.scenarios.entries()) {
    const run = playScenario(definition, scenario, ground)
    runs.push(run)
    const { instances, instanceId } = run.stage
    const position = instances.get(instanceId)?.position ?? []
    yield { kind: 'scenario', index, failure: run.failure, position }
  }
  const stages = runs.map(({ stage }) => stage)
  yield { kind: 'coverage', coverage: coverageOf(definition, stages) }
}
