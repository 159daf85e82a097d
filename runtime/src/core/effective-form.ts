import type { FormDefinition, ObjectSchema } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import type { CompiledForm, CompiledRule } from './compile-form.ts'
import { asCompiled } from './compile-form.ts'
import { declaredPart } from './declared-part.ts'
import { evaluateOr } from './expression.ts'
import type { FormShape } from './shape-schema.ts'
import { shapeSchema } from './shape-schema.ts'

/** A form as its answers make it at this moment. */
export interface EffectiveForm extends FormShape {
  /** Without the hidden fields, with what is required now. */
  readonly schema: ObjectSchema
  /** The given answers with computed values in place; unknown, hidden and empty ones are gone. */
  readonly answers: JsonObject
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
  // Nobody types a computed value: what stands there must not reach a rule that reads it before it is computed.
  const typed = withoutFields(
    declaredPart(schema, given),
    compiled.rules.filter(({ compute }) => compute !== null),
  )
  const { hidden, answers, isCircular } = settled(compiled.rules, typed)
  if (isCircular) {
    // What rules of a circle have stripped is gone for whoever is sent the rest: that is what is asked about then.
    const rest = withoutFields(typed, [...hidden])
    if (JSON.stringify(rest) !== JSON.stringify(typed)) return reshaped(compiled, rest)
  }
  const shown = compiled.rules.filter((rule) => !hidden.has(rule))
  const required = shown.filter((rule) => asks(rule.requiredWhen, answers))
  const shape = {
    hidden: [...hidden].map((rule) => rule.field.join('.')),
    required: required.map((rule) => rule.field.join('.')),
  }
  return { schema: shapeSchema(schema, shape), answers, ...shape }
}

interface Settled {
  readonly hidden: ReadonlySet<CompiledRule>
  /** The shown answers, with computed values. */
  readonly answers: JsonObject
  /** Rules hide each other in turns, so what was hidden once stays hidden. */
  readonly isCircular: boolean
}

/** A hidden answer neither keeps another field visible nor hides one, so it is asked again without it, until the answers
 *  that are shown hide just what is hidden. */
function settled(rules: readonly CompiledRule[], typed: JsonObject): Settled {
  let hidden: ReadonlySet<CompiledRule> = new Set()
  for (let round = 0; ; round += 1) {
    const isCircular = round > rules.length
    const answers = computed(rules, hidden, withoutFields(typed, [...hidden]))
    const next = rules.filter((rule) => (isCircular && hidden.has(rule)) || isHidden(rule, answers))
    if (next.length === hidden.size && next.every((rule) => hidden.has(rule))) {
      return { hidden, answers, isCircular }
    }
    hidden = new Set(next)
  }
}

function withoutFields(answers: JsonObject, rules: readonly CompiledRule[]): JsonObject {
  return rules.reduce((left, { field }) => withoutField(left, field), answers)
}

function isHidden(rule: CompiledRule, answers: JsonObject): boolean {
  if (rule.visibleWhen === null) return false
  return evaluateOr(rule.visibleWhen, { form: answers }, true) !== true
}

function asks(expression: CompiledRule['visibleWhen'], answers: JsonObject): boolean {
  return expression !== null && evaluateOr(expression, { form: answers }, false) === true
}

/** Computed in document order, and again while a value that stands later changes an earlier one. */
function computed(
  rules: readonly CompiledRule[],
  hidden: ReadonlySet<CompiledRule>,
  answers: JsonObject,
): JsonObject {
  const computing = rules.filter((rule) => rule.compute !== null && !hidden.has(rule))
  let next = answers
  for (let round = 0; round < computing.length; round += 1) {
    const before = next
    for (const { compute, field } of computing) {
      const value = compute === null ? null : evaluateOr(compute, { form: next }, null)
      next = value === null ? withoutField(next, field) : withField(next, field, value)
    }
    if (round > 0 && JSON.stringify(next) === JSON.stringify(before)) break
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
