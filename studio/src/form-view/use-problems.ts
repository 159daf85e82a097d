import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { Locale } from '@linli/schemas/locale-text'
import { useCallback, useEffect, useRef, useState } from 'react'
import { answerAt } from './answer-at.ts'
import type { FormRules } from './form-rules.ts'
import { type ShownProblem, showProblems } from './problems.ts'

interface ProblemsInput {
  /** In the language of `locale`. */
  readonly form: FormDefinition
  readonly rules: FormRules
  readonly locale: Locale
  readonly answers: JsonObject
  /** Of the fields on the page. */
  readonly order: readonly string[]
}

/** The problems told so far. While the rules are on their way nothing is judged, and what was to be is when they have come. */
export function useProblems({ form, rules, locale, answers, order }: ProblemsInput) {
  const [problems, setProblems] = useState<readonly ShownProblem[]>([])
  const judge = rules.kind === 'here' ? rules.judge : undefined
  const unjudged = useRef(new Set<string>())
  /** Undefined while nobody can tell. */
  const checkAll = useCallback(() => {
    const verdict = judge?.verdictOf(form, answers)
    if (verdict === undefined) return undefined
    const shown = showProblems(verdict.problems, order, locale)
    setProblems(shown)
    return { answers: verdict.answers, problems: shown }
  }, [judge, form, answers, order, locale])
  const checkField = useCallback(
    (field: string) => {
      // An empty field is not wrong yet: a person may only be passing through.
      if (answerAt(answers, field) === undefined) return
      const verdict = judge?.verdictOf(form, answers)
      if (verdict === undefined) {
        unjudged.current.add(field)
        return
      }
      const found = showProblems(verdict.problems, order, locale)
      setProblems((shown) => [
        ...shown.filter((each) => each.field !== field),
        ...found.filter((each) => each.field === field),
      ])
    },
    [judge, form, answers, order, locale],
  )
  useEffect(() => {
    if (judge === undefined) return
    for (const field of unjudged.current) checkField(field)
    unjudged.current.clear()
  }, [judge, checkField])
  return { problems, setProblems, checkAll, checkField }
}
