import type { Definition, FieldAccess } from '@linli/schemas/definition'
import type { FieldSchema, FormDefinition, FormRule } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isAnswered } from '../check-fields.ts'
import { formField } from './form-field.ts'

/** The form that a task asks, or null where the outcome alone is its answer: the definition's, with what the task may do with each
 *  field as rules of it, so that whoever judges answers by a form judges these too. `context` is the instance's; what of it is not
 *  given is not shown. The schema stays as it is. */
export function formOfTask(
  { tasks, forms }: Definition,
  name: string,
  context: JsonObject,
): FormDefinition | null {
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined
  if (task?.form === undefined || !Object.hasOwn(forms, task.form)) return null
  const form = forms[task.form]
  if (form === undefined || task.fields === undefined) return form ?? null
  return Object.entries(task.fields).reduce(
    (made, [field, access]) => withAccess(made, { field, access, context }),
    form,
  )
}

/** Whether what a form asks in a task depends on the instance. */
export function showsContext(fields: Readonly<Record<string, FieldAccess>> = {}): boolean {
  return Object.values(fields).some((access) => typeof access === 'object')
}

interface Allowed {
  readonly field: string
  readonly access: FieldAccess
  readonly context: JsonObject
}

function withAccess(form: FormDefinition, { field, access, context }: Allowed): FormDefinition {
  const rules = form.rules ?? []
  if (access === 'required') return { ...form, rules: [...rules, { field, requiredWhen: 'true' }] }
  const others = rules.filter((rule) => rule.field !== field && !rule.field.startsWith(`${field}.`))
  const hidden = { ...form, rules: [...others, { field, visibleWhen: 'false' }] }
  if (access === 'hidden') return hidden
  const schema = formField(form.schema, field)
  const value = Object.hasOwn(context, access.shows) ? context[access.shows] : undefined
  const written = schema === null || !isAnswered(value) ? null : literal(value, schema)
  if (written === null) return hidden
  // A computed value is nobody's to type, in every place that fills in a form.
  const shown: FormRule = { ...shownWhen(rules, field), field, compute: written }
  return { ...form, rules: [shown, ...others] }
}

/** A field that the form shows under a condition is shown under it here too. */
function shownWhen(rules: readonly FormRule[], field: string): Pick<FormRule, 'visibleWhen'> {
  const conditions = rules.flatMap((rule) =>
    rule.field === field && rule.visibleWhen !== undefined ? [`(${rule.visibleWhen})`] : [],
  )
  return conditions.length === 0 ? {} : { visibleWhen: conditions.join(' && ') }
}

/** A value as an expression; null for what the field does not hold. */
function literal(value: JsonValue | undefined, { type, items }: FieldSchema): string | null {
  if (type === 'array' && items !== undefined && Array.isArray(value)) return list(value, items)
  switch (typeof value) {
    case 'string':
      return type === 'string' ? JSON.stringify(value) : null
    case 'boolean':
      return type === 'boolean' ? String(value) : null
    case 'number':
      return type === 'integer' && Number.isSafeInteger(value) ? String(value) : double(value, type)
    default:
      return null
  }
}

function double(value: number, type: FieldSchema['type']): string | null {
  if (type !== 'number') return null
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value)
}

function list(value: readonly JsonValue[], items: FieldSchema): string | null {
  const written = value.map((item: JsonValue) => literal(item, items))
  return written.includes(null) ? null : `[${written.join(', ')}]`
}
