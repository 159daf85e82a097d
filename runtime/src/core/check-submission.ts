import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { FieldProblem } from './check-fields.ts'
import { checkFields } from './check-fields.ts'
import type { CompiledForm } from './compile-form.ts'
import { asCompiled } from './compile-form.ts'
import { effectiveForm } from './effective-form.ts'
import { judgeEligibility } from './eligibility/judge-eligibility.ts'
import { evaluateOr } from './expression.ts'
import { fieldNames } from './submission-messages.ts'

export interface CheckedSubmission {
  /** Only declared, visible, non-empty answers, with computed values recomputed. */
  readonly answers: JsonObject
  readonly problems: readonly FieldProblem[]
}

/** The verdict on a submission: the same function, so the same verdict, in the browser and on the server. */
export function checkSubmission(
  source: FormDefinition | CompiledForm,
  given: JsonObject,
): CheckedSubmission {
  const compiled = asCompiled(source)
  return compiled.fuel.share(() => check(compiled, given))
}

function check(compiled: CompiledForm, given: JsonObject): CheckedSubmission {
  const { schema, answers, hidden } = effectiveForm(compiled, given)
  const problems = checkFields(schema, answers, fieldNames(compiled.form))
  // A rule is asked only about answers that are in order by themselves.
  if (problems.length > 0) return { answers, problems }
  const broken = compiled.rules.flatMap((rule): FieldProblem[] => {
    const field = rule.field.join('.')
    if (rule.validate === null || hidden.includes(field)) return []
    if (evaluateOr(rule.validate.expression, { form: answers }, false) === true) return []
    return [{ field, code: 'field.rule', message: rule.validate.message }]
  })
  if (broken.length > 0) return { answers, problems: broken }
  // Of the whole form: what keeps her from it is no fault of an answer.
  const judged = judgeEligibility(compiled, answers)
  const refused = judged?.verdict === 'no'
  return {
    answers,
    problems: refused ? [{ field: '', code: 'form.not-eligible', message: judged.because }] : [],
  }
}
