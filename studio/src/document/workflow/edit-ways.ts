import type {
  ActionDefinition,
  Definition,
  GuardDefinition,
  TransitionDefinition,
  TransitionList,
} from '@linli/schemas/definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import { asList } from './as-list.ts'
import { editAt } from './edit-at.ts'
import { findUid, type PlacedState, placedStates } from './placed-states.ts'
import { NO_CONDITION } from './step-kinds.ts'
import { type Removed, removedUnlessNamed } from './unused-parts.ts'
import { levelOf, targetName, type Way, waysOf } from './ways.ts'

/** What wakes a way that is drawn anew. */
export type Wakes =
  /** What comes of the state's work, or of what is inside, or nothing: it goes on by itself. */
  { readonly kind: 'next' } | { readonly kind: 'event' | 'timer'; readonly name: string }

/** The way leads to another state. */
export function retarget(definition: Definition, pointer: string, uid: string): Definition {
  const placed = placedStates(definition.machine)
  const way = waysOf(definition).find((each) => each.pointer === pointer)
  const to = findUid(placed, uid)
  if (way === undefined || to === undefined) return definition
  return editAt(definition, `${pointer}/target`, () => targetName(levelOf(way), to))
}

/** The way leads nowhere any more: it only acts. One that is taken by itself would never end, and stays as it is. */
export function leadNowhere(definition: Definition, pointer: string): Definition {
  const way = waysOf(definition).find((each) => each.pointer === pointer)
  if (way === undefined || way.kind === 'always') return definition
  return editAt(definition, `${pointer}/target`, () => undefined)
}

/** Whether the way begins its target anew, also where that is active already; or a note beside it, for those who draw. */
export function setWay<Key extends 'reenter' | 'description'>(
  definition: Definition,
  at: { readonly way: string; readonly key: Key },
  value: TransitionDefinition[Key] | undefined,
): Definition {
  return editAt<TransitionDefinition[Key]>(definition, `${at.way}/${at.key}`, () => value)
}

/** Draws a way from a state to another one. Where the state has ways that are woken by the same, the new one stands before the last
 *  of them (其他情况) and waits for a condition; where that one leads nowhere yet, it is led there instead. */
export function connect(
  definition: Definition,
  { from, to, wakes }: { readonly from: string; readonly to: string; readonly wakes: Wakes },
): { readonly definition: Definition; readonly pointer: string } | null {
  const placed = placedStates(definition.machine)
  const [source, target] = [findUid(placed, from), findUid(placed, to)]
  if (source === undefined || target === undefined || source.state.type === 'final') return null
  const at = slotFor(source, wakes)
  const transition = { target: targetName(source.parent?.uid ?? null, target) }
  const own = waysOf(definition).filter(({ list }) => list === at)
  const open = own.find((way) => way.transition.target === undefined && own.length === 1)
  if (open !== undefined && wakes.kind === 'next') {
    const next = editAt<TransitionDefinition>(definition, open.pointer, (had) => ({
      ...had,
      ...transition,
    }))
    return { definition: next, pointer: open.pointer }
  }
  return own.length === 0
    ? { definition: withSlot(definition, at, transition), pointer: at }
    : withBranch(definition, at, transition)
}

/** One more branch in a list of ways, before the last of them; a condition is still to be written. */
export function withBranch(
  definition: Definition,
  list: string,
  transition: TransitionDefinition,
): { readonly definition: Definition; readonly pointer: string } {
  const waiting: TransitionDefinition = {
    ...transition,
    guard: transition.guard ?? { type: 'expr', params: { cel: NO_CONDITION } },
  }
  let index = 0
  const next = editAt<TransitionList>(definition, list, (had) => {
    const before = asList(had)
    index = Math.max(0, before.length - 1)
    return before.toSpliced(index, 0, waiting)
  })
  return { definition: next, pointer: `${list}/${index}` }
}

function slotFor(source: PlacedState, wakes: Wakes): string {
  const { pointer, state } = source
  if (wakes.kind === 'event') return slotPointer(pointer, 'on', wakes.name)
  if (wakes.kind === 'timer') return slotPointer(pointer, 'after', wakes.name)
  if (Array.isArray(state.invoke)) return `${pointer}/invoke/0/onDone`
  if (state.invoke !== undefined) return `${pointer}/invoke/onDone`
  return `${pointer}/${state.states === undefined ? 'always' : 'onDone'}`
}

/** What a way that is woken by an event or a time limit stands in is made where it is missing. */
function withSlot(
  definition: Definition,
  pointer: string,
  transition: TransitionDefinition,
): Definition {
  const holder = pointer.slice(0, pointer.lastIndexOf('/'))
  const ready = editAt<object>(definition, holder, (had) => had ?? {})
  return editAt<TransitionList>(ready, pointer, () => transition)
}

/** A way goes, and with it what only it used: an outcome keeps its list, a list its last one. Refused where something else still
 *  names the time limit that would go. */
export function deleteWay(definition: Definition, pointer: string): Removed {
  const way = waysOf(definition).find((each) => each.pointer === pointer)
  if (way === undefined) return { kind: 'removed', definition }
  return removedUnlessNamed(definition, withoutWay(definition, way))
}

function withoutWay(definition: Definition, way: Way): Definition {
  if (way.pointer !== way.list && way.count > 1) {
    return editAt(definition, way.pointer, () => undefined)
  }
  // What is invoked has to say what comes of it, though it leads nowhere.
  if (way.kind === 'outcome') return editAt<TransitionList>(definition, way.list, () => ({}))
  const without = editAt(definition, way.list, () => undefined)
  if (way.kind !== 'timer' && way.kind !== 'event') return without
  const holder = way.list.slice(0, way.list.lastIndexOf('/'))
  return editAt<object>(without, holder, (slot) =>
    slot !== undefined && Object.keys(slot).length === 0 ? undefined : slot,
  )
}

/** The condition of a way; null takes it away. */
export function setGuard(
  definition: Definition,
  pointer: string,
  guard: GuardDefinition | null,
): Definition {
  return editAt<TransitionDefinition>(definition, pointer, (way) => {
    const { guard: _had, ...rest } = way ?? {}
    return guard === null ? rest : { ...rest, guard }
  })
}

/** What happens when the way is taken; nothing where the list is empty. */
export function setActions(
  definition: Definition,
  pointer: string,
  actions: readonly ActionDefinition[],
): Definition {
  return editAt<readonly ActionDefinition[]>(definition, pointer, () =>
    actions.length === 0 ? undefined : actions,
  )
}

/** A way is tried earlier or later. The last of several that has no condition (其他情况) stays the last. */
export function moveWay(definition: Definition, pointer: string, by: -1 | 1): Definition {
  const way = waysOf(definition).find((each) => each.pointer === pointer)
  if (way === undefined || !mayMove(definition, way, by)) return definition
  return editAt<readonly TransitionDefinition[]>(definition, way.list, (list = []) => {
    const next = list.toSpliced(way.index, 1)
    return next.toSpliced(way.index + by, 0, way.transition)
  })
}

export function mayMove(definition: Definition, way: Way, by: -1 | 1): boolean {
  const to = way.index + by
  if (to < 0 || to >= way.count || way.transition.guard === undefined) return false
  const other = waysOf(definition).find(({ pointer }) => pointer === `${way.list}/${to}`)
  return other?.transition.guard !== undefined
}

/** Where events or time limits of a state stand. */
export function slotPointer(state: string, kind: 'on' | 'after', name: string): string {
  return `${state}/${kind}/${escapePointer(name)}`
}
