import type { FieldSchema, FormDefinition, ObjectSchema } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import type { CompiledForm, CompiledRule } from './compile-form.ts'
import { asCompiled } from './compile-form.ts'
import { declaredPart } from './declared-part.ts'
import { evaluateOr } from './expression.ts'

/** A form as its answers make it at this moment. */
export interface EffectiveForm {
  /** Without the hidden fields, with what is required now. */
  readonly schema: ObjectSchema
  /** The given answers with computed values in place; unknown, hidden and empty ones are gone. */
  readonly answers: JsonObject
  /** Dotted paths of the hidden fields. */
  readonly hidden: readonly string[]
}

/** What a form asks now. The same answers give the same form in the browser and on the server, and
 *  asking again with the resulting answers changes nothing in them. */
export function effectiveForm(
  source: FormDefinition | CompiledForm,
  given: JsonObject,
): EffectiveForm {
  const compiled = asCompiled(source)
  return compiled.fuel.share(() => reshaped(compiled, given))
}

function reshaped(compiled: CompiledForm, given: JsonObject): EffectiveForm {
  const { schema } = compiled.form
  const hidden = new Set<CompiledRule>()
  let answers = declaredPart(schema, given)
  // A hidden answer must not keep another field visible, so hiding goes on until nothing more hides.
  for (let round = 0; round <= compiled.rules.length; round += 1) {
    answers = computed(compiled.rules, hidden, answers)
    const fresh = compiled.rules.filter((rule) => !hidden.has(rule) && isHidden(rule, answers))
    if (fresh.length === 0) break
    for (const rule of fresh) {
      hidden.add(rule)
      answers = withoutField(answers, rule.field)
    }
  }
  const shown = compiled.rules.filter((rule) => !hidden.has(rule))
  const required = shown.filter((rule) => asks(rule.requiredWhen, answers))
  return {
    schema: reshape(schema, {
      hidden: [...hidden].map((rule) => rule.field.join('.')),
      required: required.map((rule) => rule.field.join('.')),
    }),
    answers,
    hidden: [...hidden].map((rule) => rule.field.join('.')),
  }
}

function isHidden(rule: CompiledRule, answers: JsonObject): boolean {
  if (rule.visibleWhen === null) return false
  return evaluateOr(rule.visibleWhen, { form: answers }, true) !== true
}

function asks(expression: CompiledRule['visibleWhen'], answers: JsonObject): boolean {
  return expression !== null && evaluateOr(expression, { form: answers }, false) === true
}

/** Rules are computed in document order, so a later one sees an earlier one's value. */
function computed(
  rules: readonly CompiledRule[],
  hidden: ReadonlySet<CompiledRule>,
  answers: JsonObject,
): JsonObject {
  let next = answers
  for (const rule of rules) {
    if (rule.compute === null || hidden.has(rule)) continue
    const value = evaluateOr(rule.compute, { form: next }, null)
    next = value === null ? withoutField(next, rule.field) : withField(next, rule.field, value)
  }
  return next
}

function withField(value: JsonObject, field: readonly string[], member: JsonValue): JsonObject {
  const [name, ...rest] = field
  if (name === undefined) return value
  if (rest.length === 0) return { ...value, [name]: member }
  const inner = value[name]
  return { ...value, [name]: withField(isJsonObject(inner) ? inner : {}, rest, member) }
}

function withoutField(value: JsonObject, field: readonly string[]): JsonObject {
  const [name, ...rest] = field
  if (name === undefined || !Object.hasOwn(value, name)) return value
  const { [name]: inner, ...others } = value
  if (rest.length === 0) return others
  return isJsonObject(inner) ? { ...value, [name]: withoutField(inner, rest) } : value
}

interface Shape {
  readonly hidden: readonly string[]
  readonly required: readonly string[]
}

function reshape<T extends FieldSchema>(schema: T, shape: Shape, prefix = ''): T {
  if (schema.properties === undefined) return schema
  const names = Object.keys(schema.properties)
  const shown = names.filter((name) => !shape.hidden.includes(prefix + name))
  const properties = shown.map((name) => {
    const field = schema.properties?.[name]
    return [name, field && reshape(field, shape, `${prefix}${name}.`)] as const
  })
  const required = shown.filter(
    (name) => schema.required?.includes(name) || shape.required.includes(prefix + name),
  )
  return { ...schema, properties: Object.fromEntries(properties), required }
}
