import type { Definition } from '@linli/schemas/definition'
import type { Scenario, ScenarioStep } from '@linli/schemas/scenario'
import { editAt } from '../workflow/edit-at.ts'

/** An example with a title and nothing in it, behind the others. */
export function addScenario(
  definition: Definition,
  { title, startsAt }: Pick<Scenario, 'title' | 'startsAt'>,
): Definition {
  const scenario: Scenario = { title, startsAt, steps: [] }
  return { ...definition, scenarios: [...definition.scenarios, scenario] }
}

/** What an example is called, or when it begins. */
export function setScenario<Key extends 'title' | 'startsAt'>(
  definition: Definition,
  at: { readonly scenario: number; readonly key: Key },
  value: Scenario[Key],
): Definition {
  if (definition.scenarios[at.scenario] === undefined) return definition
  return editAt<Scenario[Key]>(definition, `/scenarios/${at.scenario}/${at.key}`, () => value)
}

export function removeScenario(definition: Definition, scenario: number): Definition {
  return { ...definition, scenarios: definition.scenarios.toSpliced(scenario, 1) }
}

/** What happens in an example, and what is expected in between, in its order. */
export function setSteps(
  definition: Definition,
  scenario: number,
  steps: readonly ScenarioStep[],
): Definition {
  if (definition.scenarios[scenario] === undefined) return definition
  return editAt<Scenario['steps']>(definition, `/scenarios/${scenario}/steps`, () => steps)
}
