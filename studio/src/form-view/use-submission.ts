import type { JsonObject } from '@linli/schemas/json'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormRules } from './form-rules.ts'
import type { ShownProblem } from './problems.ts'
import type { AnswersModel } from './use-answers.ts'
import type { Pages } from './use-pages.ts'

interface SubmissionInput {
  readonly model: AnswersModel
  readonly rules: FormRules
  readonly pages: Pages
  readonly onSubmit: (
    answers: JsonObject,
    action: string,
  ) => Promise<readonly ShownProblem[] | undefined> | undefined
}

export interface Submission {
  readonly isBusy: boolean
  /** Grows with every refused submit: time to show the summary. */
  readonly refusals: number
  readonly reportPending: (control: string, count: number) => void
  readonly submit: (action: string) => Promise<void>
}

/** Lets answers out once they are sound, and never twice at a time; a sound page before the last opens the next. */
export function useSubmission({ model, rules, pages, onSubmit }: SubmissionInput): Submission {
  const { t } = useTranslation('common')
  const [isBusy, setBusy] = useState(false)
  const [refusals, setRefusals] = useState(0)
  const pending = useRef(new Map<string, number>())
  const reportPending = useCallback((control: string, count: number) => {
    pending.current.set(control, count)
  }, [])
  const refuse = (found: readonly ShownProblem[]) => {
    const first = found[0]
    if (first !== undefined && !found.some(({ field }) => pages.holds(field))) {
      pages.goToField(first.field)
    }
    model.setProblems(found)
    setRefusals((count) => count + 1)
  }
  const send = async (answers: JsonObject, action: string) => {
    setBusy(true)
    try {
      const found = await onSubmit(answers, action)
      if (found !== undefined && found.length > 0) refuse(found)
    } finally {
      setBusy(false)
    }
  }
  const submit = async (action: string) => {
    if (isBusy) return
    const verdict = model.checkAll()
    if (verdict === undefined) return wait(action)
    const waiting = [...pending.current.values()].some((count) => count > 0)
    const late: ShownProblem[] = waiting ? [{ field: '', sentence: t('form.photosPending') }] : []
    const all = [...verdict.problems, ...late]
    const here = pages.isLast ? all : all.filter(({ field }) => pages.holds(field))
    model.setProblems(here)
    if (here.length > 0) return refuse(here)
    if (!pages.isLast) return pages.go(1)
    return send(verdict.answers, action)
  }
  const { isWaiting, wait } = useWaiting(rules, submit)
  return { isBusy: isBusy || isWaiting, refusals, reportPending, submit }
}

/** Holds a press until the rules have come, and asks for them again where they failed to. Where they fail once more the press is
 *  forgotten: what happens then is for whoever reads so to say. */
function useWaiting(rules: FormRules, submit: (action: string) => Promise<void>) {
  const [held, setHeld] = useState<string>()
  const latest = useRef(submit)
  latest.current = submit
  const hasFailed = rules.kind === 'coming' && rules.hasFailed
  const isHere = rules.kind === 'here'
  useEffect(() => {
    if (held === undefined || !(isHere || hasFailed)) return
    setHeld(undefined)
    if (isHere) void latest.current(held)
  }, [held, isHere, hasFailed])
  const wait = (action: string) => {
    setHeld(action)
    if (rules.kind === 'coming' && rules.hasFailed) rules.askAgain()
  }
  return { isWaiting: held !== undefined, wait }
}
