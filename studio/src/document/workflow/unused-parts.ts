import type { Definition, TaskDefinition } from '@linli/schemas/definition'
import type { JsonValue } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'
import { tasksOf } from './invoked.ts'
import { placedStates } from './placed-states.ts'

type Part = 'tasks' | 'timers'

/** A name that something asks for: the state (uid) that does, null for a declaration; and what either is called. */
export interface NameAsked {
  readonly part: Part
  readonly name: string
  readonly state: string | null
  readonly by: LocaleText
}

/** `after` without the tasks, time limits and notices whose last user went between the two; what nobody used before stays. A task
 *  whose deadline went has none any more, and nothing that the system decides when it is over; one whose deadline can be put off
 *  (`extension`) still asks for it. */
export function withoutUnused(before: Definition, after: Definition): Definition {
  const [had, has] = [usedParts(before), usedParts(after)]
  const tasks = kept(after.tasks, had.tasks, has.tasks)
  const timers = kept(after.timers, had.timers, has.timers)
  const notices = kept(after.notices, had.notices, has.notices)
  if (tasks === after.tasks && timers === after.timers && notices === after.notices) return after
  const gone = new Set(Object.keys(after.timers).filter((name) => !Object.hasOwn(timers, name)))
  return { ...after, tasks: withoutDues(tasks, gone), timers, notices }
}

function withoutDues(tasks: Definition['tasks'], gone: Names): Definition['tasks'] {
  const hasLost = ({ due, extension }: TaskDefinition) =>
    due !== undefined && gone.has(due) && extension === undefined
  if (!Object.values(tasks).some(hasLost)) return tasks
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => {
      const { due: _late, atDue: _decided, ...rest } = task
      return [name, hasLost(task) ? rest : task]
    }),
  )
}

/** What is left without a time limit or a way, or who still names a time limit that would go with it. */
export type Removed =
  | { readonly kind: 'removed'; readonly definition: Definition }
  | { readonly kind: 'refused'; readonly by: readonly LocaleText[] }

/** What `removed` leaves, without what only it used; refused where something else still names that. */
export function removedUnlessNamed(before: Definition, removed: Definition): Removed {
  const definition = withoutUnused(before, removed)
  const by = lostNames(before, definition).map((asked) => asked.by)
  const titles = [...new Map(by.map((title) => [title['zh-CN'], title])).values()]
  return titles.length === 0 ? { kind: 'removed', definition } : { kind: 'refused', by: titles }
}

/** What `after` still asks for though it was declared before and is not any more. */
export function lostNames(before: Definition, after: Definition): readonly NameAsked[] {
  return namesIn(after).filter(({ part, name }) => {
    return Object.hasOwn(before[part], name) && !Object.hasOwn(after[part], name)
  })
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
    tasks: new Set(states.flatMap(tasksOf)),
    timers: new Set(states.flatMap(({ after }) => Object.keys(after ?? {}))),
    notices: new Set(Object.keys(definition.notices).filter(isSent)),
  }
}

/** Every task and time limit that something names besides those that give it out or let it run. */
function namesIn(definition: Definition): readonly NameAsked[] {
  const tasks = Object.values(definition.tasks).flatMap((task): readonly NameAsked[] => {
    const { title: by, due } = task
    const own = namesAt(task as unknown as JsonValue, { state: null, by })
    return due === undefined ? own : [...own, { part: 'timers', name: due, state: null, by }]
  })
  const timers = Object.values(definition.timers).flatMap((timer): readonly NameAsked[] => {
    const { title: by } = timer
    return timer.clock === 'share' ? [{ part: 'timers', name: timer.of, state: null, by }] : []
  })
  const { states: _inside, ...machine } = definition.machine
  const whole = namesAt(machine as unknown as JsonValue, { state: null, by: definition.title })
  const states = placedStates(definition.machine).flatMap(({ uid, state }) => {
    const { states: _within, ...own } = state
    const asker = { state: uid, by: state.meta.title }
    const pauses = (state.pauses ?? []).map(
      (name): NameAsked => ({ part: 'timers', name, ...asker }),
    )
    return [...pauses, ...namesAt(own as unknown as JsonValue, asker)]
  })
  return [...tasks, ...timers, ...whole, ...states]
}

type Asker = Pick<NameAsked, 'state' | 'by'>

/** Rules name the task whose performer is meant; an action names the time limit it ends. */
function namesAt(value: JsonValue | undefined, asker: Asker): NameAsked[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item) => namesAt(item, asker))
  const found: NameAsked[] = []
  const { strategy, task, performerOf, type, params } = value as Readonly<Record<string, JsonValue>>
  if (strategy === 'performer' && typeof task === 'string') {
    found.push({ part: 'tasks', name: task, ...asker })
  }
  if (typeof performerOf === 'string') found.push({ part: 'tasks', name: performerOf, ...asker })
  if (type === 'cancelTimer' && typeof params === 'object' && params !== null) {
    const { timer } = params as Readonly<Record<string, JsonValue>>
    if (typeof timer === 'string') found.push({ part: 'timers', name: timer, ...asker })
  }
  return [...found, ...Object.values(value).flatMap((child) => namesAt(child, asker))]
}
