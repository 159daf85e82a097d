import { checkSubmission, effectiveForm } from '@linli/runtime/core'
import type { FormDefinition, ObjectSchema } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { answerAt, withAnswerAt } from './answer-at.ts'
import type { Problem } from './problems.ts'

/** What a person sees now: rules decided by the same core that decides on the server. */
export interface FormNow {
  /** Without hidden fields, with what is required at the moment. */
  readonly schema: ObjectSchema
  /** What was typed, with computed values in place. Answers of hidden fields stay, so that a field shown again
   *  still has its answer; they are stripped when the form is sent. */
  readonly answers: JsonObject
}

export function formNow(form: FormDefinition, typed: JsonObject): FormNow {
  const { schema, answers: effective } = effectiveForm(form, typed)
  const answers = [...computedFields(form)].reduce(
    (known, field) => withAnswerAt(known, field, answerAt(effective, field)),
    typed,
  )
  return { schema, answers }
}

export interface Verdict {
  /** Hidden answers stripped, computed ones in place. */
  readonly answers: JsonObject
  readonly problems: readonly Problem[]
}

export function verdictOf(form: FormDefinition, typed: JsonObject): Verdict {
  return checkSubmission(form, typed)
}

/** Dotted paths of the fields nobody types into. */
export function computedFields(form: FormDefinition): ReadonlySet<string> {
  const computed = (form.rules ?? []).filter((rule) => rule.compute !== undefined)
  return new Set(computed.map((rule) => rule.field))
}
