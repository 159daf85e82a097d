import { mayTake, parseInstant } from '@linli/runtime/core'
import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Effect } from '@linli/schemas/effect'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import type { ScenarioExpectation } from '@linli/schemas/scenario'
import type { OpenTask, Snapshot } from '@linli/schemas/snapshot'
import type { Street } from '@linli/schemas/street'
import { actorOf } from './scenario-world.ts'

/** What there is at an expectation. */
export interface Found {
  readonly street: Street
  readonly snapshot: Snapshot
  /** What left since the last expectation. */
  readonly effects: readonly Effect[]
}

/** Everything in which an expectation is not met, as clauses; empty where it is met. */
export function differences(found: Found, expected: ScenarioExpectation): string[] {
  const { snapshot } = found
  return [
    ...statesOf(snapshot, expected),
    ...listOf(
      'open tasks',
      expected.tasks,
      snapshot.tasks.map((task) => task.name),
    ),
    ...candidatesOf(found, expected),
    ...listOf('notices', expected.notices, noticesOf(found.effects)),
    ...timersOf(snapshot, expected),
    ...contextOf(snapshot, expected),
    ...endOf(snapshot, expected),
  ]
}

function statesOf({ position }: Snapshot, { states = [] }: ScenarioExpectation): string[] {
  const missing = states.filter((uid) => !position.includes(uid))
  if (missing.length === 0) return []
  return [`'${missing.join(', ')}' is not active, active are '${position.join(', ')}'`]
}

function candidatesOf({ street, snapshot }: Found, expected: ScenarioExpectation): string[] {
  return Object.entries(expected.candidates ?? {}).flatMap(([name, accounts]) => {
    const task = snapshot.tasks.find((each) => each.name === name)
    if (task === undefined) return [`the task '${name}' is not open`]
    return listOf(`candidates of '${name}'`, accounts, takersOf(street, task))
  })
}

/** Accounts of the street that may take the task. */
export function takersOf(street: Street, task: OpenTask): string[] {
  return street.accounts
    .map((account) => account.id)
    .filter((id) => mayTake(task.assignment, actorOf(street, id)))
}

function noticesOf(effects: readonly Effect[]): string[] {
  return effects.flatMap((effect) => (effect.kind === 'notice' ? [effect.notice] : []))
}

function timersOf({ timers }: Snapshot, expected: ScenarioExpectation): string[] {
  if (expected.timers === undefined) return []
  const wanted = Object.entries(expected.timers).map(
    ([name, at]) => `${name} ${instantText(parseInstant(at) ?? Number.NaN)}`,
  )
  const armed = timers.map((timer) => `${timer.name} ${instantText(timer.dueAt)}`)
  return listOf('armed timers', wanted, armed)
}

function instantText(instant: number): string {
  return Number.isNaN(instant)
    ? '?'
    : `${new Date(instant + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
}

function contextOf({ machine }: Snapshot, expected: ScenarioExpectation): string[] {
  const { context } = machine as { readonly context: JsonObject }
  return Object.entries(expected.context ?? {}).flatMap(([field, wanted]) => {
    const value: JsonValue | undefined = context[field]
    if (value !== undefined && canonicalJson(value) === canonicalJson(wanted)) return []
    return [`context '${field}' is ${JSON.stringify(value)}, expected ${JSON.stringify(wanted)}`]
  })
}

function endOf({ status }: Snapshot, { ended }: ScenarioExpectation): string[] {
  if (ended === undefined || ended === (status !== 'active')) return []
  return [ended ? 'the instance goes on, expected its end' : `the instance has ended ('${status}')`]
}

function listOf(
  what: string,
  wanted: readonly string[] | undefined,
  actual: readonly string[],
): string[] {
  if (wanted === undefined) return []
  const [left, right] = [[...actual].sort().join(', '), [...wanted].sort().join(', ')]
  return left === right ? [] : [`${what} are '${left}', expected '${right}'`]
}
