import type { Definition, TimerDefinition, TransitionList } from '@linli/schemas/definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { LocaleText } from '@linli/schemas/locale-text'
import { editAt } from './edit-at.ts'
import { connect, slotPointer } from './edit-ways.ts'
import { freshName } from './fresh-name.ts'
import { tasksOf } from './invoked.ts'
import { findUid, placedStates } from './placed-states.ts'
import { takenNames } from './step-kinds.ts'
import { type Removed, removedUnlessNamed, withoutUnused } from './unused-parts.ts'

/** What a time limit does when it is over: somebody is reminded, it goes on elsewhere, or it is only shown. */
export type Then =
  | {
      readonly kind: 'remind'
      readonly post: string
      readonly title: LocaleText
      readonly body: LocaleText
    }
  | { readonly kind: 'go'; readonly to: string }
  | { readonly kind: 'nothing' }

/** A state gets a time limit. The first one that a state with one task gets is the deadline that its holder sees. */
export function addTimer(
  definition: Definition,
  uid: string,
  timer: TimerDefinition,
): { readonly definition: Definition; readonly timer: string } {
  const place = findUid(placedStates(definition.machine), uid)
  const name = freshName(`${uid}_due`, takenNames(definition))
  if (place === undefined) return { definition, timer: name }
  let next: Definition = { ...definition, timers: { ...definition.timers, [name]: timer } }
  next = editAt<object>(next, `${place.pointer}/after`, (had) => ({ ...had, [name]: {} }))
  const tasks = tasksOf(place.state)
  const [task] = tasks
  const isFirst =
    tasks.length === 1 && task !== undefined && definition.tasks[task]?.due === undefined
  if (isFirst) next = editAt(next, `/tasks/${escapePointer(task)}/due`, () => name)
  return { definition: next, timer: name }
}

/** A state gets a time limit that is declared already. */
export function reuseTimer(definition: Definition, uid: string, name: string): Definition {
  const place = findUid(placedStates(definition.machine), uid)
  const isThere = Object.hasOwn(place?.state.after ?? {}, name)
  if (place === undefined || isThere || !Object.hasOwn(definition.timers, name)) return definition
  return editAt<object>(definition, `${place.pointer}/after`, (had) => ({ ...had, [name]: {} }))
}

export function setTimer(definition: Definition, name: string, timer: TimerDefinition): Definition {
  return editAt(definition, `/timers/${escapePointer(name)}`, () => timer)
}

/** A state's time limit goes, with its declaration where nobody else lets it run, and as a deadline of tasks. Refused where another
 *  time limit is a share of it, a state pauses it, an action ends it, or a task's deadline by it can be put off. */
export function removeTimer(definition: Definition, uid: string, name: string): Removed {
  const place = findUid(placedStates(definition.machine), uid)
  if (place === undefined) return { kind: 'removed', definition }
  const { [name]: _gone, ...kept } = place.state.after ?? {}
  const after = Object.keys(kept).length === 0 ? undefined : kept
  return removedUnlessNamed(
    definition,
    editAt(definition, `${place.pointer}/after`, () => after),
  )
}

/** What happens when a state's time limit is over, in place of what happened before. */
export function setTimerThen(
  definition: Definition,
  at: { readonly uid: string; readonly timer: string },
  then: Then,
): Definition {
  const place = findUid(placedStates(definition.machine), at.uid)
  if (place === undefined) return definition
  const pointer = slotPointer(place.pointer, 'after', at.timer)
  const emptied = editAt<TransitionList>(definition, pointer, () => ({}))
  // A notice that only this sent goes with it.
  const cleared = withoutUnused(definition, emptied)
  if (then.kind === 'nothing') return cleared
  if (then.kind === 'go') {
    const from = at.uid
    const wakes = { kind: 'timer', name: at.timer } as const
    const without = editAt(cleared, pointer, () => undefined)
    return connect(without, { from, to: then.to, wakes })?.definition ?? definition
  }
  const notice = freshName(`${at.timer}_notice`, takenNames(definition))
  const to = { strategy: 'post', post: then.post } as const
  const told = editAt<TransitionList>(cleared, pointer, () => ({
    actions: [{ type: 'notify', params: { notice, to } }],
  }))
  const { title, body } = then
  return { ...told, notices: { ...told.notices, [notice]: { channel: 'app', title, body } } }
}
