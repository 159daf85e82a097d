import type { FormAtFirst } from '@linli/runtime/core'
import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { Locale } from '@linli/schemas/locale-text'
import { answerAt } from '../../studio/src/form-view/answer-at.ts'
import { computedFields } from '../../studio/src/form-view/computed-fields.ts'
import { formUnder } from '../../studio/src/form-view/form-rules.ts'
import { localizeForm } from '../../studio/src/form-view/localize-form.ts'
import { formNow, verdictOf } from '../../studio/src/form-view/verdict.ts'
import type { Judgement } from './judgement.ts'
import { shapeOf } from './judgement.ts'

const unasked = () => undefined

// What the page does with a form, for the built page of the test: what is asked now, and what would be sent.
Object.assign(window, {
  /** How the page draws an empty form before its rules have come, and then. */
  linliLooks(form: FormDefinition, locale: Locale, atFirst: FormAtFirst): readonly string[] {
    const localized = localizeForm(form, locale)
    const coming = { kind: 'coming', atFirst, hasFailed: false, askAgain: unasked } as const
    return [formUnder(coming, localized, {}), formNow(localized, {})].map((now) =>
      JSON.stringify(now),
    )
  },
  linliJudge(form: FormDefinition, locale: Locale, typed: readonly string[]): Judgement[] {
    const localized = localizeForm(form, locale)
    return typed.map((text) => {
      const answers = JSON.parse(text) as JsonObject
      const now = formNow(localized, answers)
      const { answers: sent, problems } = verdictOf(localized, answers)
      return {
        ...shapeOf(now.schema),
        computed: Object.fromEntries(
          [...computedFields(form)].map((field) => [field, answerAt(now.answers, field) ?? null]),
        ),
        sent,
        problems: problems.map(({ field, code }) => `${field} ${code}`),
      }
    })
  },
})
