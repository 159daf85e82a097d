import type { Definition, DeviceTrigger } from '@linli/schemas/definition'
import type { TransitionCause } from './definition-tree.ts'
import type { Fuel } from './expression-fuel.ts'
import { createFuel } from './expression-fuel.ts'
import type { ExpressionScope } from './expression-scope.ts'
import { createScope } from './expression-scope.ts'
import type { StructType, ValueType } from './expression-types.ts'
import { INT, STRING, structOf, structOfSchema } from './expression-types.ts'

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
  const once = (key: string, variables: () => Record<string, ValueType>): ExpressionScope => {
    const known = made.get(key)
    if (known) return known
    const scope = createScope(variables(), fuel)
    made.set(key, scope)
    return scope
  }
  // A field with an initial value keeps having one: `set` replaces, nothing removes.
  const context = structOfSchema(
    definition.context.schema,
    (path, required) => required || Object.hasOwn(definition.context.initial, path),
  )
  const state = createScope({ context }, fuel)
  return {
    fuel,
    context,
    state,
    notice: createScope({ context, instance: structOf({ number: STRING, title: STRING }) }, fuel),
    form: (id) => once(`form ${id}`, () => ({ form: answersType(definition, id) })),
    formTrigger: (id) =>
      once(`start ${id}`, () => ({
        form: answersType(definition, id),
        user: structOf({ id: STRING, role: STRING, nodeId: STRING }),
      })),
    deviceTrigger: (trigger) =>
      createScope(
        {
          reading: structOfSchema(trigger.schema),
          device: structOf({ id: STRING, type: STRING, name: STRING, nodeId: STRING }),
        },
        fuel,
      ),
    transition: (cause) => {
      if (cause.kind === 'event') {
        return once(`event ${cause.name}`, () => ({
          context,
          event: eventType(definition, cause.name),
        }))
      }
      if (cause.kind === 'task') {
        const { task } = cause.invoke.input
        return once(`task ${task}`, () => ({ context, output: outputType(definition, task) }))
      }
      return state
    },
  }
}

/** The answers of a form. While it is being filled in, a required number that is not there yet reads as 0. A field that
 *  a rule may hide may be missing although it is required. */
function answersType(definition: Definition, id: string): StructType {
  const form = lookUp(definition.forms, id)
  if (form === undefined) return structOf({})
  const hideable = (form.rules ?? [])
    .filter((rule) => rule.visibleWhen !== undefined)
    .map((rule) => rule.field)
  const computed = (form.rules ?? [])
    .filter((rule) => rule.compute !== undefined)
    .map((rule) => rule.field)
  return structOfSchema(form.schema, (path, required) => {
    const mayHide = hideable.some((field) => path === field || path.startsWith(`${field}.`))
    return !mayHide && (required || computed.includes(path))
  })
}

function eventType(definition: Definition, name: string): StructType {
  const schema = lookUp(definition.events, name)?.schema
  const payload = schema === undefined ? structOf({}) : structOfSchema(schema)
  return structOf({ type: STRING, payload, by: STRING, at: INT })
}

function outputType(definition: Definition, task: string): StructType {
  const form = lookUp(definition.tasks, task)?.form
  const answers = form === undefined ? structOf({}) : answersType(definition, form)
  return structOf({ outcome: STRING, form: answers, by: STRING, at: INT })
}

function lookUp<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
