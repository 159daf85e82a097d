import type { Definition, InvokeDefinition, StateDefinition } from '@linli/schemas/definition'
import { isJsonObject, type JsonObject, type JsonValue } from '@linli/schemas/json'
import type { ScenarioStep } from '@linli/schemas/scenario'
import { asList } from '../../studio/src/document/workflow/as-list.ts'

type Names = ReadonlyMap<string, string>

/** Old name → new name, of everything that a person who draws does not name. */
export interface OtherNames {
  /** By uid. */
  readonly states: ReadonlyMap<string, { readonly uid: string; readonly key: string }>
  readonly tasks: Names
  readonly invocations: Names
  readonly timers: Names
  readonly notices: Names
  readonly events: Names
  readonly papers: Names
}

/** The same definition under other names. Its targets are named by uid. Throws for a name that has no other one. */
export function renamedNames(definition: Definition, names: OtherNames): Definition {
  const { tasks, timers, notices, events } = definition
  const walked = (value: unknown) => walk(value as JsonValue, names)
  const renamed = {
    ...definition,
    tasks: keyed(tasks, names.tasks, (task) => ({
      ...(walked(task) as object),
      ...(task.due && { due: one(names.timers, task.due) }),
    })),
    timers: keyed(timers, names.timers, (timer) =>
      timer.clock === 'share' ? { ...timer, of: one(names.timers, timer.of) } : timer,
    ),
    notices: keyed(notices, names.notices, (notice) =>
      notice.opens === undefined ? notice : { ...notice, opens: one(names.tasks, notice.opens) },
    ),
    events: keyed(events, names.events, (event) => event),
    triggers: definition.triggers.map((trigger) =>
      trigger.kind === 'device' && trigger.event !== undefined
        ? { ...trigger, event: one(names.events, trigger.event) }
        : trigger,
    ),
    machine: stateNamed(definition.machine, names),
    ...(definition.papers && {
      papers: keyed(definition.papers, names.papers, (paper) => ({
        ...paper,
        at: uidOf(names)(paper.at),
      })),
    }),
    ...(definition.invariants && {
      invariants: definition.invariants.map(({ never, ...rest }) => ({
        ...rest,
        never: { ...never, ...(never.states && { states: never.states.map(uidOf(names)) }) },
      })),
    }),
    scenarios: definition.scenarios.map((scenario) => ({
      ...scenario,
      steps: scenario.steps.map((step) => stepNamed(step, names)),
    })),
  }
  return renamed as unknown as Definition
}

function stateNamed<State extends Omit<StateDefinition, 'meta'>>(state: State, names: OtherNames) {
  const { states, initial, on, after, pauses, invoke } = state
  const list = (value: unknown) => walk(value as JsonValue, names)
  const invoked = asList(invoke).map((each: InvokeDefinition) => ({
    ...each,
    id: one(names.invocations, each.id),
    input: each.src === 'humanTask' ? { task: one(names.tasks, each.input.task) } : each.input,
    onDone: list(each.onDone),
  }))
  const [only] = invoked
  const other = (uid: string) => found(names.states.get(uid), uid)
  const meta = (state as Partial<StateDefinition>).meta
  const own = Object.entries(state).map(([key, value]) => [key, list(value)])
  return {
    ...Object.fromEntries(own),
    ...(meta && { meta: { ...meta, uid: other(meta.uid).uid } }),
    ...(initial && { initial: other(found(states?.[initial], initial).meta.uid).key }),
    ...(on && { on: keyed(on, names.events, list) }),
    ...(after && { after: keyed(after, names.timers, list) }),
    ...(pauses && { pauses: pauses.map((name) => one(names.timers, name)) }),
    ...(only && { invoke: invoked.length === 1 ? only : invoked }),
    ...(states && {
      states: Object.fromEntries(
        Object.values(states).map((child): [string, unknown] => [
          other(child.meta.uid).key,
          stateNamed(child, names),
        ]),
      ),
    }),
  }
}

/** Guards, actions and rules name things wherever they stand. */
function walk(value: JsonValue, names: OtherNames): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => walk(item, names))
  if (!isJsonObject(value)) return value
  const { type, params, strategy, task, performerOf, target } = value
  const inside = Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, walk(each, names)]),
  )
  if (typeof target === 'string' && target.startsWith('#')) {
    inside.target = `#${uidOf(names)(target.slice(1))}`
  }
  if (typeof performerOf === 'string') inside.performerOf = one(names.tasks, performerOf)
  if (strategy === 'performer') inside.task = one(names.tasks, String(task))
  if (typeof type === 'string' && isJsonObject(params)) {
    inside.params = { ...(inside.params as JsonObject), ...paramsNamed(type, params, names) }
  }
  return inside
}

function paramsNamed(type: string, params: JsonObject, names: OtherNames): JsonObject {
  if (type === 'in') return { state: `#${uidOf(names)(String(params.state).slice(1))}` }
  if (type === 'cancelTimer') return { timer: one(names.timers, String(params.timer)) }
  if (type === 'notify') return { notice: one(names.notices, String(params.notice)) }
  if (type === 'raise' || type === 'emit') return { event: one(names.events, String(params.event)) }
  return {}
}

function stepNamed(step: ScenarioStep, names: OtherNames): ScenarioStep {
  if ('send' in step) {
    return { send: { ...step.send, event: one(names.events, step.send.event) } }
  }
  if ('claim' in step) return { claim: { ...step.claim, task: one(names.tasks, step.claim.task) } }
  if ('complete' in step) {
    return { complete: { ...step.complete, task: one(names.tasks, step.complete.task) } }
  }
  if (!('expect' in step)) return step
  const { states, tasks, candidates, notices, timers, ...rest } = step.expect
  return {
    expect: {
      ...rest,
      ...(states && { states: states.map(uidOf(names)) }),
      ...(tasks && { tasks: tasks.map((name) => one(names.tasks, name)) }),
      ...(candidates && { candidates: keyed(candidates, names.tasks, (people) => people) }),
      ...(notices && { notices: notices.map((name) => one(names.notices, name)) }),
      ...(timers && { timers: keyed(timers, names.timers, (due) => due) }),
    },
  }
}

function uidOf({ states }: OtherNames): (uid: string) => string {
  return (uid) => found(states.get(uid), uid).uid
}

function keyed<Item, Other>(
  items: Readonly<Record<string, Item>>,
  names: Names,
  change: (item: Item) => Other,
): Readonly<Record<string, Other>> {
  return Object.fromEntries(
    Object.entries(items).map(([name, item]) => [one(names, name), change(item)]),
  )
}

function one(names: Names, name: string): string {
  return found(names.get(name), name)
}

function found<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw new Error(`Nothing was made for '${name}'.`)
  return thing
}
