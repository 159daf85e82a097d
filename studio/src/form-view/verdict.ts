import { checkSubmission, effectiveForm } from '@linli/runtime/core'
import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { type FormNow, type Judge, type Verdict, withComputed } from './form-rules.ts'

/** What a person sees now: rules decided by the same core that decides on the server. */
export function formNow(form: FormDefinition, typed: JsonObject): FormNow {
  const { schema, answers } = effectiveForm(form, typed)
  return { schema, answers: withComputed(form, typed, answers) }
}

export function verdictOf(form: FormDefinition, typed: JsonObject): Verdict {
  return checkSubmission(form, typed)
}

export const JUDGE: Judge = { formNow, verdictOf }
