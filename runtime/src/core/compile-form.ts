import type { EligibilityVerdict, FormDefinition } from '@linli/schemas/form-definition'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Expression } from './expression.ts'
import { compileExpression } from './expression.ts'
import type { Fuel } from './expression-fuel.ts'
import type { ExpressionScope } from './expression-scope.ts'
import { createScope } from './expression-scope.ts'
import { structOfSchema } from './expression-types.ts'

/** A form whose rules are ready to be asked. */
export interface CompiledForm {
  readonly form: FormDefinition
  readonly rules: readonly CompiledRule[]
  readonly eligibility: CompiledEligibility | null
  /** What all rules share while one set of answers is looked at. */
  readonly fuel: Fuel
}

export interface CompiledRule {
  /** Property names from the outermost object to the field. */
  readonly field: readonly string[]
  readonly visibleWhen: Expression | null
  readonly requiredWhen: Expression | null
  readonly compute: Expression | null
  readonly validate: { readonly expression: Expression; readonly message: LocaleText } | null
}

export interface CompiledEligibility {
  readonly verdicts: readonly { readonly when: Expression; readonly verdict: EligibilityVerdict }[]
  readonly bring: readonly { readonly what: LocaleText; readonly when: Expression | null }[]
}

/** Compiles a checked form. `scope` knows `form`; without one it is made from the form's schema.
 *  Throws `definition.invalid` for a rule that does not compile. */
export function compileForm(
  form: FormDefinition,
  scope: ExpressionScope = createScope({ form: structOfSchema(form.schema) }),
): CompiledForm {
  const compile = (cel: string | undefined): Expression | null =>
    cel === undefined ? null : compileExpression(cel, scope)
  return {
    form,
    fuel: scope.fuel,
    eligibility: compileEligibility(form, scope),
    rules: (form.rules ?? []).map((rule) => ({
      field: rule.field.split('.'),
      visibleWhen: compile(rule.visibleWhen),
      requiredWhen: compile(rule.requiredWhen),
      compute: compile(rule.compute),
      validate:
        rule.validate === undefined
          ? null
          : {
              expression: compileExpression(rule.validate.cel, scope),
              message: rule.validate.message,
            },
    })),
  }
}

function compileEligibility(
  { eligibility }: FormDefinition,
  scope: ExpressionScope,
): CompiledEligibility | null {
  if (eligibility === undefined) return null
  const { verdicts, bring = [] } = eligibility
  return {
    verdicts: verdicts.map((verdict) => ({
      when: compileExpression(verdict.when, scope),
      verdict,
    })),
    bring: bring.map(({ what, when }) => ({
      what,
      when: when === undefined ? null : compileExpression(when, scope),
    })),
  }
}

/** By the form itself, as forms never change: a page asks the same one with every key. */
const compiledForms = new WeakMap<FormDefinition, CompiledForm>()

/** The form's rules ready to be asked, compiled when they are first asked for. */
export function asCompiled(source: FormDefinition | CompiledForm): CompiledForm {
  if ('form' in source) return source
  const known = compiledForms.get(source) ?? compileForm(source)
  compiledForms.set(source, known)
  return known
}
