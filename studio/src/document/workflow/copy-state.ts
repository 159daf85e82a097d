import type { Definition, StateDefinition } from '@linli/schemas/definition'
import { isJsonObject, type JsonValue } from '@linli/schemas/json'
import { haveShape, keepsShape } from '../keeps-shape.ts'
import { asList } from './as-list.ts'
import { freshName } from './fresh-name.ts'
import { type Inserted, type Spot, spotAfter, withStep } from './insert-step.ts'
import { tasksOf } from './invoked.ts'
import { findTarget, findUid, type PlacedState, placedStates } from './placed-states.ts'
import { type Renaming, renamedState } from './renamed-state.ts'
import { takenNames } from './step-kinds.ts'
import { mainWay, waysOf } from './ways.ts'

/** A state as it is carried to another place, also of another definition: with all that is in it, what that needs to be declared,
 *  and where the states inside stand. Ways out of it name their target by uid. */
export interface CopiedState {
  readonly linli: 'state/1'
  readonly key: string
  readonly state: StateDefinition
  /** Uid of the state that came next; what comes next at the other place stands for it there. */
  readonly next: string | null
  readonly tasks: Definition['tasks']
  readonly timers: Definition['timers']
  readonly notices: Definition['notices']
  readonly events: Definition['events']
  readonly forms: Definition['forms']
  readonly layout: Definition['layout']
}

/** Null where there is no such state. */
export function copyState(definition: Definition, uid: string): CopiedState | null {
  const placed = placedStates(definition.machine)
  const root = findUid(placed, uid)
  if (root === undefined) return null
  const inside = placed.filter((each) => isIn(each, uid))
  const states = inside.map((each) => each.state)
  const tasks = pick(definition.tasks, states.flatMap(tasksOf))
  const timers = pick(
    definition.timers,
    states.flatMap(({ after }) => Object.keys(after ?? {})),
  )
  const told = JSON.stringify(root.state)
  const namesOf = (part: object) =>
    Object.keys(part).filter((name) => told.includes(JSON.stringify(name)))
  const placesOf = inside.filter((each) => each.uid !== uid).map((each) => each.uid)
  return {
    linli: 'state/1',
    key: root.key,
    state: withFarTargets(root, placed),
    next: mainWay(waysOf(definition), uid)?.to?.uid ?? null,
    tasks,
    timers,
    notices: pick(definition.notices, namesOf(definition.notices)),
    events: pick(definition.events, namesOf(definition.events)),
    forms: pick(
      definition.forms,
      Object.values(tasks).flatMap(({ form }) => form ?? []),
    ),
    layout: pick(definition.layout, placesOf),
  }
}

/** Puts a copied state into the flow under names of its own: its states, tasks, time limits and invocations are new ones, and what
 *  they say of each other is said of the new ones. A way that leads to nothing here leads to what comes next. */
export function pasteState(definition: Definition, spot: Spot, copied: CopiedState): Inserted {
  const renaming = renamingFor(definition, copied)
  const placed = placedStates(definition.machine)
  const next = spot.to === null ? null : `#${spot.to}`
  const leadsTo = (target: string) => {
    const uid = target.slice(1)
    if (uid === copied.next) return next
    return findUid(placed, uid) === undefined ? next : target
  }
  const state = renamedState(copied.state, renaming, leadsTo)
  const key = state.meta.uid
  const missing = <Part extends object>(part: Part, had: object) =>
    pick(
      part,
      Object.keys(part).filter((name) => !Object.hasOwn(had, name)),
    )
  const step = {
    key,
    state,
    tasks: renamedPart(copied.tasks, renaming),
    timers: renamedPart(copied.timers, renaming),
    notices: missing(copied.notices, definition.notices),
    events: missing(copied.events, definition.events),
  }
  const pasted = withStep(definition, spot, step)
  const layout = Object.entries(copied.layout).map(([uid, at]) => [
    renaming.uids.get(uid) ?? uid,
    at,
  ])
  return {
    definition: {
      ...pasted,
      forms: { ...pasted.forms, ...missing(copied.forms, pasted.forms) },
      layout: { ...pasted.layout, ...Object.fromEntries(layout) },
    },
    uid: key,
  }
}

/** A copy behind the state it was made of. */
export function duplicateState(definition: Definition, uid: string): Inserted | null {
  const copied = copyState(definition, uid)
  return copied === null ? null : pasteState(definition, spotAfter(definition, uid), copied)
}

/** What a clipboard holds, if it says of itself that it is a copied state. Whether it is a whole one is seen when it is pasted. */
export function readCopied(text: string): CopiedState | null {
  try {
    const found = JSON.parse(text) as JsonValue
    if (!isJsonObject(found) || found['linli'] !== 'state/1') return null
    return found as unknown as CopiedState
  } catch {
    return null
  }
}

/** `pasteState` of what may have been written by anybody; null where it would leave no definition. */
export function pasteForeign(
  definition: Definition,
  spot: Spot,
  copied: CopiedState,
): Inserted | null {
  if (!isWhole(copied)) return null
  const pasted = pasteState(definition, spot, copied)
  return keepsShape(definition, pasted.definition) ? pasted : null
}

/** What is not a state cannot be given new names. */
function isWhole({ key, state, ...copied }: CopiedState): boolean {
  const { tasks, timers, notices, events, forms, layout } = copied
  const machine = { initial: key, states: { [key]: state } }
  return haveShape({ ...{ tasks, timers, notices, events, forms, layout }, machine })
}

function renamingFor(definition: Definition, copied: CopiedState): Renaming {
  const taken = takenNames(definition)
  const fresh = (name: string) => {
    const next = freshName(name.replace(/_\d+$/, ''), taken)
    taken.add(next)
    return next
  }
  const root: PlacedState = {
    uid: copied.state.meta.uid,
    key: copied.key,
    state: copied.state,
    pointer: '',
    parent: null,
  }
  const inside = [root, ...placedStates({ states: copied.state.states ?? {} })]
  const named = (names: readonly string[]) => new Map(names.map((name) => [name, fresh(name)]))
  return {
    uids: named(inside.map(({ uid }) => uid)),
    tasks: named(Object.keys(copied.tasks)),
    timers: named(Object.keys(copied.timers)),
    invocations: named(inside.flatMap(({ state }) => asList(state.invoke).map(({ id }) => id))),
  }
}

function renamedPart<Item>(
  part: Readonly<Record<string, Item>>,
  renaming: Renaming,
): Record<string, Item> {
  const names = new Map([...renaming.tasks, ...renaming.timers])
  return Object.fromEntries(
    Object.entries(part).map(([name, item]) => [
      names.get(name) ?? name,
      renamedDeclaration(item as unknown as JsonValue, renaming) as unknown as Item,
    ]),
  )
}

/** A task's deadline, a share's other time limit, and the tasks whose performers are meant. */
function renamedDeclaration(value: JsonValue, renaming: Renaming): JsonValue {
  if (Array.isArray(value)) return value.map((item) => renamedDeclaration(item, renaming))
  if (!isJsonObject(value)) return value
  const isRule = value['strategy'] === 'performer'
  return Object.fromEntries(
    Object.entries(value).map(([key, child]): [string, JsonValue] => {
      if (typeof child !== 'string') return [key, renamedDeclaration(child, renaming)]
      if (key === 'due' || key === 'of') return [key, renaming.timers.get(child) ?? child]
      const isTask = key === 'performerOf' || (isRule && key === 'task')
      return [key, isTask ? (renaming.tasks.get(child) ?? child) : child]
    }),
  )
}

function isIn(place: PlacedState, uid: string): boolean {
  for (let here: PlacedState | null = place; here !== null; here = here.parent) {
    if (here.uid === uid) return true
  }
  return false
}

function pick<Part extends object>(part: Part, names: readonly string[]): Part {
  const entries = Object.entries(part).filter(([name]) => names.includes(name))
  return Object.fromEntries(entries) as Part
}

/** Ways out of the state name their targets by uid, so that they can be told elsewhere. */
function withFarTargets(root: PlacedState, placed: readonly PlacedState[]): StateDefinition {
  const far = (target: string) => {
    const to = target.startsWith('#') ? undefined : findTarget(placed, root, target)
    return to === undefined ? target : `#${to.uid}`
  }
  const nothing = new Map<string, string>()
  const same: Renaming = { uids: nothing, tasks: nothing, timers: nothing, invocations: nothing }
  const { states, ...own } = root.state
  const renamed = renamedState(own, same, far)
  return states === undefined ? renamed : { ...renamed, states }
}
