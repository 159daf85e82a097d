import type { Definition } from '@linli/schemas/definition'
import type { FieldSchema } from '@linli/schemas/form-definition'
import { isJsonObject, type JsonObject, type JsonValue } from '@linli/schemas/json'
import { escapePointer } from '@linli/schemas/json-pointer'

/** A transition as it stands in the document. */
export interface WrittenTransition {
  readonly path: string
  /** The place of the list or key that holds it. */
  readonly listPath: string
  /** Length of the list; 0 where it stands alone. */
  readonly listLength: number
  readonly isOfTask: boolean
  readonly value: JsonObject
}

/** An expression with the fields that a name in it may be taken for. */
export interface WrittenExpression {
  readonly path: string
  readonly cel: string
  /** By the words before the field's name: `context`, `form`, `output.form`. */
  readonly groups: Readonly<Record<string, Readonly<Record<string, FieldSchema>>>>
}

export interface MutationPlaces {
  readonly transitions: readonly WrittenTransition[]
  /** Pointers to every timer of every state. */
  readonly timers: readonly string[]
  readonly uids: readonly string[]
  readonly expressions: readonly WrittenExpression[]
}

/** Everything of a definition that a mutation may strike. */
export function placesOf(definition: Definition): MutationPlaces {
  const transitions: WrittenTransition[] = []
  const timers: string[] = []
  const uids: string[] = []
  const context = { context: definition.context.schema.properties }
  const expressions: WrittenExpression[] = definition.triggers.flatMap((trigger, index) =>
    Object.entries(trigger.set).map(([field, cel]) => ({
      ...{ path: `/triggers/${index}/set/${field}`, cel },
      groups: trigger.kind === 'form' ? { form: fieldsOf(definition, trigger.form) } : {},
    })),
  )

  function list(path: string, value: JsonValue | undefined, form: string | null): void {
    if (value === undefined) return
    const items = Array.isArray(value) ? (value as JsonObject[]) : [value as JsonObject]
    for (const [index, each] of items.entries()) {
      const at = Array.isArray(value) ? `${path}/${index}` : path
      const listLength = Array.isArray(value) ? items.length : 0
      const isOfTask = form !== null
      transitions.push({ path: at, listPath: path, listLength, isOfTask, value: each })
      const answers = form === null ? {} : { 'output.form': fieldsOf(definition, form) }
      expressions.push(
        ...celIn(each, at).map((cel) => ({ ...cel, groups: { ...context, ...answers } })),
      )
    }
  }
  function named(state: JsonObject, keyword: 'on' | 'after', path: string): void {
    for (const [name, value] of Object.entries((state[keyword] ?? {}) as JsonObject)) {
      const at = `${path}/${keyword}/${escapePointer(name)}`
      if (keyword === 'after') timers.push(at)
      list(at, value, null)
    }
  }
  function tasks({ invoke }: JsonObject, path: string): void {
    const invokes = Array.isArray(invoke) ? invoke : invoke === undefined ? [] : [invoke]
    for (const [index, each] of invokes.entries()) {
      const { onDone, input } = each as JsonObject
      const task = definition.tasks[String((input as JsonObject)['task'])]
      const at = Array.isArray(invoke) ? `${path}/invoke/${index}` : `${path}/invoke`
      list(`${at}/onDone`, onDone, task?.form ?? '')
    }
  }
  function walk(state: JsonObject, path: string): void {
    const uid = (state['meta'] as JsonObject | undefined)?.['uid']
    if (typeof uid === 'string' && state['type'] !== 'history') uids.push(uid)
    named(state, 'on', path)
    named(state, 'after', path)
    list(`${path}/always`, state['always'], null)
    list(`${path}/onDone`, state['onDone'], null)
    tasks(state, path)
    for (const [key, child] of Object.entries((state['states'] ?? {}) as JsonObject)) {
      walk(child as JsonObject, `${path}/states/${escapePointer(key)}`)
    }
  }
  walk(definition.machine as unknown as JsonObject, '/machine')
  return { transitions, timers, uids, expressions }
}

function fieldsOf({ forms }: Definition, form: string): Readonly<Record<string, FieldSchema>> {
  return forms[form]?.schema.properties ?? {}
}

/** Every `cel` of a value, with its place. */
function celIn(value: JsonValue, path: string): { path: string; cel: string }[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => celIn(each, `${path}/${index}`))
  if (!isJsonObject(value)) return []
  return Object.entries(value).flatMap(([key, each]) => {
    const at = `${path}/${escapePointer(key)}`
    return key === 'cel' && typeof each === 'string' ? [{ path: at, cel: each }] : celIn(each, at)
  })
}
