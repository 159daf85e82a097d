import { type FormAtFirst, shapeSchema } from '@linli/runtime/core'
import type { FormDefinition, ObjectSchema } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { answerAt, withAnswerAt } from './answer-at.ts'
import { computedFields } from './computed-fields.ts'
import type { Problem } from './problems.ts'

/** What a person sees now. */
export interface FormNow {
  /** Without hidden fields, with what is required at the moment. */
  readonly schema: ObjectSchema
  /** What was typed, with computed values in place. Answers of hidden fields stay, so that a field shown again
   *  still has its answer; they are stripped when the form is sent. */
  readonly answers: JsonObject
}

export interface Verdict {
  /** Hidden answers stripped, computed ones in place. */
  readonly answers: JsonObject
  readonly problems: readonly Problem[]
}

/** What the rules of a form say of its answers. The code that reads them is a large part of a form's, and draws nothing of it. */
export interface Judge {
  readonly formNow: (form: FormDefinition, typed: JsonObject) => FormNow
  readonly verdictOf: (form: FormDefinition, typed: JsonObject) => Verdict
}

/** The rules of a form: here, or on their way, and then the page knows how the form looks with nothing answered. */
export type FormRules =
  | { readonly kind: 'here'; readonly judge: Judge }
  | {
      readonly kind: 'coming'
      readonly atFirst: FormAtFirst
      /** The network did not carry them, however often they were asked for. */
      readonly hasFailed: boolean
      readonly askAgain: () => void
    }

/** What is asked now; while the rules are on their way, what was asked with nothing answered, whatever has been typed since. */
export function formUnder(rules: FormRules, form: FormDefinition, typed: JsonObject): FormNow {
  if (rules.kind === 'here') return rules.judge.formNow(form, typed)
  const answers = withComputed(form, typed, rules.atFirst.answers)
  return { schema: shapeSchema(form.schema, rules.atFirst), answers }
}

/** What was typed, with the values of `computed` where nobody types. */
export function withComputed(
  form: FormDefinition,
  typed: JsonObject,
  computed: JsonObject,
): JsonObject {
  return [...computedFields(form)].reduce(
    (known, field) => withAnswerAt(known, field, answerAt(computed, field)),
    typed,
  )
}
