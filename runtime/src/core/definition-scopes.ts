import type { Definition, DeviceTrigger } from '@linli/schemas/definition'
import type { FormDefinition } from '@linli/schemas/form-definition'
import type { DefinitionNames } from './definition-names.ts'
import { definitionNames } from './definition-names.ts'
import type { TransitionCause } from './definition-tree.ts'
import type { Fuel } from './expression-fuel.ts'
import { createFuel } from './expression-fuel.ts'
import type { ExpressionScope } from './expression-scope.ts'
import { createScope } from './expression-scope.ts'
import type { StructType, ValueType } from './expression-types.ts'
import { INT, STRING, structOf, structOfSchema } from './expression-types.ts'
import { formOfTask } from './task-form/form-of-task.ts'

/** What the expressions of a definition may name, by the place they stand in. */
export interface DefinitionScopes {
  /** Of all the definition's scopes. */
  readonly fuel: Fuel
  readonly context: StructType
  /** Entry and exit actions, timers, automatic transitions: `context`. */
  readonly state: ExpressionScope
  readonly notice: ExpressionScope
  transition(cause: TransitionCause): ExpressionScope
  form(id: string): ExpressionScope
  formTrigger(id: string): ExpressionScope
  deviceTrigger(trigger: DeviceTrigger): ExpressionScope
}

/** The scopes of a definition, each made when first asked for. Unknown names give scopes without fields. */
export function createScopes(definition: Definition): DefinitionScopes {
  const fuel = createFuel()
  const made = new Map<string, ExpressionScope>()
  let spoken: DefinitionNames | null = null
  // Only sentences need names, and most programs say none.
  const names = () => {
    spoken ??= definitionNames(definition)
    return spoken
  }
  const once = (key: string, make: () => ExpressionScope): ExpressionScope => {
    const known = made.get(key)
    if (known) return known
    const scope = make()
    made.set(key, scope)
    return scope
  }
  // A field with an initial value keeps having one: `set` replaces, nothing removes.
  const context = structOfSchema(
    definition.context.schema,
    (path, required) => required || Object.hasOwn(definition.context.initial, path),
  )
  const state = createScope({ context }, fuel, () => names().state)
  const instance = structOf({ number: STRING, title: STRING })
  return {
    fuel,
    context,
    state,
    notice: createScope({ context, instance }, fuel, () => names().notice),
    form: (id) =>
      once(`form ${id}`, () =>
        createScope({ form: answersType(definition, id) }, fuel, () => names().form(id)),
      ),
    formTrigger: (id) =>
      once(`start ${id}`, () => {
        const user = structOf({ id: STRING, role: STRING, nodeId: STRING })
        const form = answersType(definition, id)
        return createScope({ form, user }, fuel, () => names().formTrigger(id))
      }),
    deviceTrigger: (trigger) =>
      createScope(
        {
          reading: structOfSchema(trigger.schema),
          device: structOf({ id: STRING, type: STRING, name: STRING, nodeId: STRING }),
        },
        fuel,
        () => names().deviceTrigger(trigger),
      ),
    transition(cause) {
      const variables = payloadType(definition, cause)
      if (variables === null) return state
      return once(variables.key, () =>
        createScope({ context, ...variables.types }, fuel, () => names().transition(cause)),
      )
    },
  }
}

interface Payload {
  readonly key: string
  readonly types: Readonly<Record<string, ValueType>>
}

/** Of a child that ended: in which state, and its number. */
const CHILD_DONE = structOf({ ended: STRING, number: STRING, at: INT })

const CHILD_FAILED = structOf({ code: STRING, number: STRING, at: INT })

/** What a transition knows besides the context, by what wakes it. */
function payloadType(definition: Definition, cause: TransitionCause): Payload | null {
  if (cause.kind === 'event') {
    return { key: `event ${cause.name}`, types: { event: eventType(definition, cause.name) } }
  }
  if (cause.kind === 'child') return { key: 'child', types: { output: CHILD_DONE } }
  if (cause.kind === 'child-failed') return { key: 'child-failed', types: { output: CHILD_FAILED } }
  if (cause.kind !== 'task') return null
  const { task } = cause.invoke.input
  return { key: `task ${task}`, types: { output: outputType(definition, task) } }
}

/** The answers of a form. While it is being filled in, a required number that is not there yet reads as 0. A field that
 *  a rule may hide may be missing although it is required. */
function answersType(definition: Definition, id: string): StructType {
  const form = lookUp(definition.forms, id)
  return form === undefined ? structOf({}) : answersOf(form)
}

function answersOf(form: FormDefinition): StructType {
  const hideable = (form.rules ?? [])
    .filter((rule) => rule.visibleWhen !== undefined)
    .map((rule) => rule.field)
  const computed = (form.rules ?? [])
    .filter((rule) => rule.compute !== undefined)
    .map((rule) => rule.field)
  const asked = (form.rules ?? [])
    .filter((rule) => rule.requiredWhen === 'true')
    .map((rule) => rule.field)
  return structOfSchema(form.schema, (path, required) => {
    const mayHide = hideable.some((field) => path === field || path.startsWith(`${field}.`))
    return !mayHide && (required || computed.includes(path) || asked.includes(path))
  })
}

function eventType(definition: Definition, name: string): StructType {
  const schema = lookUp(definition.events, name)?.schema
  const payload = schema === undefined ? structOf({}) : structOfSchema(schema)
  return structOf({ type: STRING, payload, by: STRING, at: INT })
}

function outputType(definition: Definition, task: string): StructType {
  const form = formOfTask(definition, task, {})
  const answers = form === null ? structOf({}) : answersOf(form)
  return structOf({ outcome: STRING, form: answers, by: STRING, at: INT })
}

function lookUp<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
