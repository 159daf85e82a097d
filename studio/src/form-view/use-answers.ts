import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { Locale } from '@linli/schemas/locale-text'
import { useCallback, useMemo, useState } from 'react'
import { answerAt } from './answer-at.ts'
import { fieldOrder, planUi } from './field-plan.ts'
import { localizeForm } from './localize-form.ts'
import { type ShownProblem, showProblems } from './problems.ts'
import { computedFields, formNow, verdictOf } from './verdict.ts'

interface AnswersInput {
  readonly form: FormDefinition
  readonly locale: Locale
  readonly initial: JsonObject
  readonly onChange: ((answers: JsonObject) => void) | undefined
}

export type AnswersModel = ReturnType<typeof useAnswers>

/** The answers so far, the form they make, and the problems told so far. Problems come on blur and submit,
 *  and go as soon as their answer changes. */
export function useAnswers({ form, locale, initial, onChange }: AnswersInput) {
  const localized = useMemo(() => localizeForm(form, locale), [form, locale])
  const [answers, setAnswers] = useState<JsonObject>(initial)
  const [problems, setProblems] = useState<readonly ShownProblem[]>([])
  const now = useMemo(() => formNow(localized, answers), [localized, answers])
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

  const change = useCallback(
    (next: JsonObject) => {
      setProblems((shown) =>
        shown.filter(({ field }) => field !== '' && isSame(answers, next, field)),
      )
      setAnswers(next)
      onChange?.(next)
    },
    [answers, onChange],
  )
  const checkAll = useCallback(() => {
    const verdict = verdictOf(localized, answers)
    const shown = showProblems(verdict.problems, plan.order, locale)
    setProblems(shown)
    return { answers: verdict.answers, problems: shown }
  }, [localized, answers, plan.order, locale])
  const checkField = useCallback(
    (field: string) => {
      // An empty field is not wrong yet: a person may only be passing through.
      if (answerAt(answers, field) === undefined) return
      const found = showProblems(verdictOf(localized, answers).problems, plan.order, locale)
      setProblems((shown) => [
        ...shown.filter((each) => each.field !== field),
        ...found.filter((each) => each.field === field),
      ])
    },
    [localized, answers, plan.order, locale],
  )
  return { ...plan, answers: now.answers, problems, setProblems, change, checkAll, checkField }
}

function isSame(before: JsonObject, after: JsonObject, field: string): boolean {
  return JSON.stringify(answerAt(before, field)) === JSON.stringify(answerAt(after, field))
}
