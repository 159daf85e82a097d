import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { Locale } from '@linli/schemas/locale-text'
import { useCallback, useMemo, useState } from 'react'
import { answerAt } from './answer-at.ts'
import { computedFields } from './computed-fields.ts'
import { fieldOrder, planUi } from './field-plan.ts'
import { type FormRules, formUnder } from './form-rules.ts'
import { localizeForm } from './localize-form.ts'
import { useProblems } from './use-problems.ts'

interface AnswersInput {
  readonly form: FormDefinition
  readonly rules: FormRules
  readonly locale: Locale
  readonly initial: JsonObject
  readonly onChange: ((answers: JsonObject) => void) | undefined
}

export type AnswersModel = ReturnType<typeof useAnswers>

/** The answers so far, the form they make, and the problems told so far. Problems come on blur and submit,
 *  and go as soon as their answer changes. */
export function useAnswers({ form, rules, locale, initial, onChange }: AnswersInput) {
  const localized = useMemo(() => localizeForm(form, locale), [form, locale])
  const [answers, setAnswers] = useState<JsonObject>(initial)
  const now = useMemo(() => formUnder(rules, localized, answers), [rules, localized, answers])
  // RJSF draws everything again when the schema is a new object; most keystrokes leave it the same.
  const schemaText = JSON.stringify(now.schema)
  const plan = useMemo(() => {
    const schema: typeof now.schema = JSON.parse(schemaText)
    const ui = localized.ui ?? {}
    return {
      schema,
      ui: planUi(schema, ui, computedFields(localized)),
      order: fieldOrder(schema, ui),
    }
  }, [schemaText, localized])
  const told = useProblems({ form: localized, rules, locale, answers, order: plan.order })
  const { setProblems } = told
  const change = useCallback(
    (next: JsonObject) => {
      setProblems((shown) =>
        shown.filter(({ field }) => field !== '' && isSame(answers, next, field)),
      )
      setAnswers(next)
      onChange?.(next)
    },
    [answers, onChange, setProblems],
  )
  return { ...plan, ...told, answers: now.answers, change }
}

function isSame(before: JsonObject, after: JsonObject, field: string): boolean {
  return JSON.stringify(answerAt(before, field)) === JSON.stringify(answerAt(after, field))
}
