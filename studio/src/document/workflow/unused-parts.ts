import type { Definition } from '@linli/schemas/definition'
import type { JsonValue } from '@linli/schemas/json'
import { asList } from './as-list.ts'
import { placedStates } from './placed-states.ts'

type Part = 'tasks' | 'timers'

/** A name that something asks for, and the state (uid) that does; null for a declaration. */
export interface NameAsked {
  readonly part: Part
  readonly name: string
  readonly state: string | null
}

/** `after` without the tasks, time limits and notices whose last user went between the two; what nobody used before stays. */
export function withoutUnused(before: Definition, after: Definition): Definition {
  const [had, has] = [usedParts(before), usedParts(after)]
  const tasks = kept(after.tasks, had.tasks, has.tasks)
  const timers = kept(after.timers, had.timers, has.timers)
  const notices = kept(after.notices, had.notices, has.notices)
  if (tasks === after.tasks && timers === after.timers && notices === after.notices) return after
  return { ...after, tasks, timers, notices }
}

type Names = ReadonlySet<string>

function kept<Item>(
  part: Readonly<Record<string, Item>>,
  had: Names,
  has: Names,
): Readonly<Record<string, Item>> {
  const entries = Object.entries(part).filter(([name]) => has.has(name) || !had.has(name))
  return entries.length === Object.keys(part).length ? part : Object.fromEntries(entries)
}

/** Tasks that are given out, time limits that run and notices that are sent. */
export function usedParts(
  definition: Definition,
): Readonly<Record<Part | 'notices', ReadonlySet<string>>> {
  const states = [definition.machine, ...placedStates(definition.machine).map(({ state }) => state)]
  const machine = JSON.stringify(definition.machine)
  const isSent = (name: string) => machine.includes(`"notice":${JSON.stringify(name)}`)
  return {
    tasks: new Set(states.flatMap(({ invoke }) => asList(invoke).map(({ input }) => input.task))),
    timers: new Set(states.flatMap(({ after }) => Object.keys(after ?? {}))),
    notices: new Set(Object.keys(definition.notices).filter(isSent)),
  }
}

/** Every task and time limit that something names besides those that give it out or let it run. */
export function namesIn(definition: Definition): readonly NameAsked[] {
  const declared = namesAt([definition.tasks, definition.timers] as unknown as JsonValue, null)
  const timers = Object.values(definition.timers).flatMap((timer): NameAsked[] =>
    timer.clock === 'share' ? [{ part: 'timers', name: timer.of, state: null }] : [],
  )
  const dues = Object.values(definition.tasks).flatMap(({ due }): NameAsked[] =>
    due === undefined ? [] : [{ part: 'timers', name: due, state: null }],
  )
  const states = placedStates(definition.machine).flatMap(({ uid, state }) => {
    const { states: _inside, ...own } = state
    const pauses = (state.pauses ?? []).map(
      (name): NameAsked => ({ part: 'timers', name, state: uid }),
    )
    return [...pauses, ...namesAt(own as unknown as JsonValue, uid)]
  })
  return [...declared, ...timers, ...dues, ...states]
}

/** Rules name the task whose performer is meant; an action names the time limit it ends. */
function namesAt(value: JsonValue | undefined, state: string | null): NameAsked[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item) => namesAt(item, state))
  const found: NameAsked[] = []
  const { strategy, task, performerOf, type, params } = value as Readonly<Record<string, JsonValue>>
  if (strategy === 'performer' && typeof task === 'string') {
    found.push({ part: 'tasks', name: task, state })
  }
  if (typeof performerOf === 'string') found.push({ part: 'tasks', name: performerOf, state })
  if (type === 'cancelTimer' && typeof params === 'object' && params !== null) {
    const { timer } = params as Readonly<Record<string, JsonValue>>
    if (typeof timer === 'string') found.push({ part: 'timers', name: timer, state })
  }
  return [...found, ...Object.values(value).flatMap((child) => namesAt(child, state))]
}
