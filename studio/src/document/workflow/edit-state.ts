import type {
  ActionDefinition,
  Definition,
  InvokeDefinition,
  StateDefinition,
  TaskDefinition,
} from '@linli/schemas/definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { LocaleText } from '@linli/schemas/locale-text'
import { asList } from './as-list.ts'
import { editAt } from './edit-at.ts'
import { freshName } from './fresh-name.ts'
import { tasksOf } from './invoked.ts'
import { NEW_HISTORY, NEW_OUTCOMES } from './new-words.ts'
import { findUid, placedStates } from './placed-states.ts'
import { takenNames } from './step-kinds.ts'
import { type Removed, removedUnlessNamed } from './unused-parts.ts'
import { targetName } from './ways.ts'

function pointerOf(definition: Definition, uid: string): string {
  return findUid(placedStates(definition.machine), uid)?.pointer ?? '/machine'
}

/** What people read. A task that alone belongs to the state, and was called the same, is called the same afterwards. */
export function renameState(definition: Definition, uid: string, title: LocaleText): Definition {
  const place = findUid(placedStates(definition.machine), uid)
  if (place === undefined) return definition
  const named = editAt(definition, `${place.pointer}/meta/title`, () => title)
  const tasks = tasksOf(place.state)
  const [task] = tasks
  const had = task === undefined ? undefined : definition.tasks[task]?.title
  const isOwn = tasks.length === 1 && had?.['zh-CN'] === place.state.meta.title['zh-CN']
  if (!isOwn) return named
  return editAt(named, `/tasks/${escapePointer(task ?? '')}/title`, () => title)
}

/** What a resident is told while the state is active; null tells nothing of it. */
export function setPublicTitle(
  definition: Definition,
  uid: string,
  title: LocaleText | null,
): Definition {
  return editAt(
    definition,
    `${pointerOf(definition, uid)}/meta/publicTitle`,
    () => title ?? undefined,
  )
}

/** The level that the state stands in begins with it. */
export function setInitial(definition: Definition, uid: string): Definition {
  const place = findUid(placedStates(definition.machine), uid)
  if (place === undefined) return definition
  return editAt(definition, `${place.parent?.pointer ?? '/machine'}/initial`, () => place.key)
}

/** What happens when the state is entered or left. */
export function setStateActions(
  definition: Definition,
  at: { readonly uid: string; readonly when: 'entry' | 'exit' },
  actions: readonly ActionDefinition[],
): Definition {
  return editAt<StateDefinition['entry']>(
    definition,
    `${pointerOf(definition, at.uid)}/${at.when}`,
    () => (actions.length === 0 ? undefined : actions),
  )
}

/** A property of a task; undefined takes it away, which those it cannot be without do not allow. */
export function setTask<Key extends keyof TaskDefinition>(
  definition: Definition,
  at: { readonly task: string; readonly key: Key },
  value: TaskDefinition[Key] | undefined,
): Definition {
  return editAt<TaskDefinition[Key]>(
    definition,
    `/tasks/${escapePointer(at.task)}/${at.key}`,
    () => value,
  )
}

/** Which time limits of the states around it stand still while the state is active; none where the list is empty. */
export function setPauses(
  definition: Definition,
  uid: string,
  timers: readonly string[],
): Definition {
  return editAt<readonly string[]>(definition, `${pointerOf(definition, uid)}/pauses`, () =>
    timers.length === 0 ? undefined : timers,
  )
}

/** What a state of history leads back to: the state beside it (uid) that stands for no past, and whether what is inside that is
 *  remembered too. */
export function setHistory(
  definition: Definition,
  uid: string,
  { isDeep, target }: { readonly isDeep: boolean; readonly target: string },
): Definition {
  const placed = placedStates(definition.machine)
  const [place, to] = [findUid(placed, uid), findUid(placed, target)]
  if (place === undefined || to === undefined) return definition
  const deep = isDeep ? ('deep' as const) : undefined
  const remembered = editAt(definition, `${place.pointer}/history`, () => deep)
  return editAt(remembered, `${place.pointer}/target`, () =>
    targetName(place.parent?.uid ?? null, to),
  )
}

/** A place in a section from which it goes on where it was left, or at its beginning while it never was. Nothing leads there yet. */
export function addHistory(definition: Definition, uid: string): Definition {
  const place = findUid(placedStates(definition.machine), uid)
  const { initial } = place?.state ?? {}
  if (place === undefined || initial === undefined) return definition
  const key = freshName(`${uid}_left`, takenNames(definition))
  const state: StateDefinition = {
    ...{ type: 'history', target: initial },
    meta: { uid: key, title: { 'zh-CN': NEW_HISTORY } },
  }
  return editAt(definition, `${place.pointer}/states/${escapePointer(key)}`, () => state)
}

/** One more task beside those of the state. What comes of it leads nowhere by itself. */
export function addTask(
  definition: Definition,
  uid: string,
  title: LocaleText,
): { readonly definition: Definition; readonly task: string } {
  const place = findUid(placedStates(definition.machine), uid)
  const task = freshName(`${uid}_task`, takenNames(definition))
  if (place === undefined) return { definition, task }
  const declared: TaskDefinition = {
    title,
    assign: [{ strategy: 'post', post: 'grid-worker' }],
    outcomes: { done: { title: { 'zh-CN': NEW_OUTCOMES.done }, tone: 'primary' } },
  }
  const tasks = { ...definition.tasks, [task]: declared }
  const had = asList(place.state.invoke)
  const invoke: InvokeDefinition = { src: 'humanTask', id: task, input: { task }, onDone: {} }
  const next = editAt<StateDefinition['invoke']>(
    { ...definition, tasks },
    `${place.pointer}/invoke`,
    () => (had.length === 0 ? invoke : [...had, invoke]),
  )
  return { definition: next, task }
}

/** A task of the state goes, with its declaration where no other state gives it out; refused where something names it. */
export function removeTask(definition: Definition, uid: string, task: string): Removed {
  const place = findUid(placedStates(definition.machine), uid)
  if (place === undefined) return { kind: 'removed', definition }
  const kept = asList(place.state.invoke).filter(
    (each) => each.src !== 'humanTask' || each.input.task !== task,
  )
  const [only] = kept
  return removedUnlessNamed(
    definition,
    editAt<StateDefinition['invoke']>(definition, `${place.pointer}/invoke`, () =>
      kept.length > 1 ? kept : only,
    ),
  )
}
