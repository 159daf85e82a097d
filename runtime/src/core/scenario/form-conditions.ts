import type { Definition } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import { escapePointer } from '@linli/schemas/json-pointer'
import { asCompiled, type CompiledForm, type CompiledRule } from '../compile-form.ts'
import { effectiveForm } from '../effective-form.ts'
import { evaluateOr } from '../expression.ts'

/** A form that somebody filled in, taken or refused. */
export interface FilledForm {
  /** Its name in the definition. */
  readonly form: string
  /** With computed values, without what is hidden. */
  readonly answers: JsonObject
}

/** `compiled` is the form as it was asked: a task may hide fields of it, or show what is known. */
export function filledForm(form: string, compiled: CompiledForm, given: JsonObject): FilledForm {
  return { form, answers: effectiveForm(compiled, given).answers }
}

/** JSON Pointers of all conditions that the rules of a definition's forms have, in document order. */
export function formConditions({ forms }: Definition): string[] {
  return Object.entries(forms).flatMap(([name, form]) =>
    asCompiled(form).rules.flatMap((rule, index) =>
      conditionsOf(rule).map(({ part }) => pathOf(name, index, part)),
    ),
  )
}

/** How those came out for one filled form, as `pointer true` and `pointer false`. What is asked of a field that is hidden is not
 *  asked at all, nor what a form that asks nearly as much as it may has no fuel left for: that tells of no scenario that it failed. */
export function conditionResults({ forms }: Definition, { form, answers }: FilledForm): string[] {
  const source = Object.hasOwn(forms, form) ? forms[form] : undefined
  if (source === undefined) return []
  const { rules, fuel } = asCompiled(source)
  const results: string[] = []
  fuel.share(() => {
    try {
      for (const [index, rule] of rules.entries())
        for (const { part, held } of answersOf(rule, answers))
          results.push(`${pathOf(form, index, part)} ${held}`)
    } catch (error) {
      if (!fuel.isEmpty()) throw error
    }
  })
  return results
}

function* answersOf(rule: CompiledRule, answers: JsonObject) {
  for (const { part, expression } of conditionsOf(rule)) {
    const held = expression && evaluateOr(expression, { form: answers }, null)
    yield { part, held }
    if (part === 'visibleWhen' && held !== true) return
  }
}

function conditionsOf({ visibleWhen, requiredWhen, validate }: CompiledRule) {
  const parts = [
    { part: 'visibleWhen', expression: visibleWhen },
    { part: 'requiredWhen', expression: requiredWhen },
    { part: 'validate/cel', expression: validate?.expression ?? null },
  ]
  return parts.filter(({ expression }) => expression !== null)
}

function pathOf(form: string, index: number, part: string): string {
  return `/forms/${escapePointer(form)}/rules/${index}/${part}`
}
