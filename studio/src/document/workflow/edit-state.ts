import type {
  ActionDefinition,
  Definition,
  StateDefinition,
  TaskDefinition,
} from '@linli/schemas/definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { LocaleText } from '@linli/schemas/locale-text'
import { asList } from './as-list.ts'
import { editAt } from './edit-at.ts'
import { findUid, placedStates } from './placed-states.ts'

function pointerOf(definition: Definition, uid: string): string {
  return findUid(placedStates(definition.machine), uid)?.pointer ?? '/machine'
}

/** What people read. A task that alone belongs to the state, and was called the same, is called the same afterwards. */
export function renameState(definition: Definition, uid: string, title: LocaleText): Definition {
  const place = findUid(placedStates(definition.machine), uid)
  if (place === undefined) return definition
  const named = editAt(definition, `${place.pointer}/meta/title`, () => title)
  const tasks = asList(place.state.invoke).map(({ input }) => input.task)
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
