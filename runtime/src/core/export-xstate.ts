import type { Definition, InvokeDefinition, StateDefinition } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'

/** The machine as plain XState v5 JSON, for editors and libraries of its ecosystem: `createMachine` takes it once guards
 *  (`expr`, `rule` by their params), actions and the actor `humanTask` are provided. States are known by their uid, delays by the
 *  timer's name. Nothing of what XState does not know goes along: forms, tasks, triggers, scenarios. */
export function exportXstate({ id, machine, context }: Definition): JsonObject {
  return {
    // No uid has a dot: a definition may be called like one of its states.
    id: `linli.${id}`,
    context: context.initial,
    ...(stateOf(machine as StateDefinition) as JsonObject),
  }
}

function stateOf(state: StateDefinition): Record<string, unknown> {
  const { meta, states, invoke, target, ...rest } = state
  return {
    ...(meta === undefined ? {} : { id: meta.uid, meta }),
    ...rest,
    // A history's default.
    ...(target === undefined ? {} : { target }),
    ...(states === undefined
      ? {}
      : {
          states: Object.fromEntries(
            Object.entries(states).map(([key, inner]) => [key, stateOf(inner)]),
          ),
        }),
    ...(invoke === undefined ? {} : { invoke: listOf(invoke) }),
  }
}

function listOf(invoke: InvokeDefinition | readonly InvokeDefinition[]): unknown[] {
  return 'src' in invoke ? [invoke] : [...invoke]
}
