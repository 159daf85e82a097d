import type { EligibilityVerdict, FormDefinition, FormRule } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { CompiledForm } from '../compile-form.ts'
import { asCompiled } from '../compile-form.ts'
import { evaluateOr } from '../expression.ts'
import { reads } from '../expression-places.ts'

/** The top-level questions that a form asks before all others: those by which it is judged, in the order of its schema. None where it
 *  judges nothing. */
export function askedFirst({ schema, eligibility }: FormDefinition): readonly string[] {
  if (eligibility === undefined) return []
  const { verdicts, bring = [] } = eligibility
  const cels = [...verdicts, ...bring].flatMap(({ when }) => (when === undefined ? [] : [when]))
  return Object.keys(schema.properties).filter((name) =>
    cels.some((cel) => reads(cel, 'form', name)),
  )
}

/** The form of those questions alone; null where none is asked before the others. Of its rules those are left that read nothing else. */
export function formAskedFirst(form: FormDefinition): FormDefinition | null {
  const asked = askedFirst(form)
  if (asked.length === 0) return null
  const { eligibility: _judged, rules = [], schema, ...rest } = form
  const others = Object.keys(schema.properties).filter((name) => !asked.includes(name))
  const isOfThese = ({ field, visibleWhen, requiredWhen, compute, validate }: FormRule) =>
    asked.includes(field.split('.')[0] ?? '') &&
    [visibleWhen, requiredWhen, compute, validate?.cel].every(
      (cel) => cel === undefined || !others.some((name) => reads(cel, 'form', name)),
    )
  const properties = Object.fromEntries(
    Object.entries(schema.properties).filter(([name]) => asked.includes(name)),
  )
  return {
    ...rest,
    // Nobody is judged by what she has not answered.
    schema: { ...schema, properties, required: [...asked] },
    rules: rules.filter(isOfThese),
  }
}

/** Whether the answers may be sent at all: what keeps them from it, or whom to ask before; null where nothing stands in the way. The
 *  same answers of the same form are judged alike in the browser and on the server, whenever that is. `answers` are those that the form
 *  shows, as `effectiveForm` gives them. */
export function judgeEligibility(
  source: FormDefinition | CompiledForm,
  answers: JsonObject,
): EligibilityVerdict | null {
  const { eligibility, fuel } = asCompiled(source)
  if (eligibility === null) return null
  return fuel.share(() => {
    const found = eligibility.verdicts.find(
      ({ when }) => evaluateOr(when, { form: answers }, false) === true,
    )
    return found?.verdict ?? null
  })
}

/** What to bring, by the answers, in the order of the form. */
export function whatToBring(
  source: FormDefinition | CompiledForm,
  answers: JsonObject,
): readonly LocaleText[] {
  const { eligibility, fuel } = asCompiled(source)
  if (eligibility === null) return []
  return fuel.share(() =>
    eligibility.bring.flatMap(({ what, when }) =>
      when === null || evaluateOr(when, { form: answers }, false) === true ? [what] : [],
    ),
  )
}
