import type { Definition, FieldAccess } from '@linli/schemas/definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { Command } from '../command.ts'
import { type Patching, patching } from './patching.ts'

/** A task that asks a form. */
export interface AskingTask {
  readonly name: string
  readonly fields: Readonly<Record<string, FieldAccess>>
}

/** The tasks that ask a form, in the order of the document. */
export function askingTasks({ tasks }: Definition, form: string): readonly AskingTask[] {
  return Object.entries(tasks).flatMap(([name, task]) =>
    task.form === form ? [{ name, fields: task.fields ?? {} }] : [],
  )
}

/** One cell of the matrix of fields and tasks: a dotted path and the name of a task. */
export interface AccessCell {
  readonly task: string
  readonly field: string
}

/** What tasks may do with fields, several cells as one step; null: as the form says. Null where nothing changes. */
export function setFieldAccess(
  definition: Definition,
  cells: readonly AccessCell[],
  access: FieldAccess | null,
): Command | null {
  const making = patching(definition)
  for (const { task, field } of cells) {
    const declared = making.now().tasks[task]
    if (declared === undefined) continue
    const pointer = accessPointer(task, field)
    if (access === null) forgetAccess(making, { task, field })
    else if (JSON.stringify(declared.fields?.[field]) !== JSON.stringify(access))
      making.put(pointer, typeof access === 'string' ? access : { shows: access.shows })
  }
  const [first] = cells
  if (making.patch.length === 0 || first === undefined) return null
  const what = definition.tasks[first.task]?.title['zh-CN'] ?? first.task
  return {
    ...{ label: { key: 'fieldAccess', what }, patch: making.patch },
    place: accessPointer(first.task, first.field),
  }
}

/** Takes out what is said of a field; the last one takes the list along. */
function forgetAccess(making: Patching, { task, field }: AccessCell): void {
  const fields = making.now().tasks[task]?.fields
  if (fields === undefined || !Object.hasOwn(fields, field)) return
  const isLast = Object.keys(fields).length === 1
  making.remove(isLast ? `/tasks/${escapePointer(task)}/fields` : accessPointer(task, field))
}

/** Of a field that goes, with all that is in it. */
export function forgetAccessTo(making: Patching, form: string, field: string): void {
  for (const { name, fields } of askingTasks(making.now(), form)) {
    for (const each of Object.keys(fields)) {
      if (isOrIn(each, field)) forgetAccess(making, { task: name, field: each })
    }
  }
}

/** Of a field that has another path now, with all that is in it. */
export function renameAccessTo(
  making: Patching,
  form: string,
  { from, to }: { readonly from: string; readonly to: string },
): void {
  for (const { name, fields } of askingTasks(making.now(), form)) {
    for (const each of Object.keys(fields)) {
      if (isOrIn(each, from)) {
        making.rename(accessPointer(name, each), to + each.slice(from.length))
      }
    }
  }
}

function isOrIn(field: string, outer: string): boolean {
  return field === outer || field.startsWith(`${outer}.`)
}

function accessPointer(task: string, field: string): string {
  return `/tasks/${escapePointer(task)}/fields/${escapePointer(field)}`
}
