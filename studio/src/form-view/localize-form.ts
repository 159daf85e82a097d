import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonValue } from '@linli/schemas/json'
import { pointerKeys } from '@linli/schemas/json-pointer'
import type { Locale } from '@linli/schemas/locale-text'

/** The form with the texts of `locale` put where its `i18n` pointers say; texts without a translation stay zh-CN. */
export function localizeForm(form: FormDefinition, locale: Locale): FormDefinition {
  const texts = locale === 'en' ? form.i18n?.en : undefined
  if (texts === undefined) return form
  return Object.entries(texts).reduce<FormDefinition>(
    (localized, [pointer, text]) =>
      replaceAt(localized, pointerKeys(pointer), text) as FormDefinition,
    form,
  )
}

type Branch = Readonly<Record<string, unknown>> | readonly unknown[]

/** A pointer to nothing changes nothing: a stale translation must not invent fields. */
function replaceAt(value: unknown, segments: readonly string[], text: JsonValue): unknown {
  const [segment, ...rest] = segments
  if (segment === undefined) return typeof value === 'string' ? text : value
  if (typeof value !== 'object' || value === null) return value
  const branch = value as Branch
  if (!(segment in branch)) return value
  if (Array.isArray(branch)) {
    return branch.map((item, index) =>
      String(index) === segment ? replaceAt(item, rest, text) : item,
    )
  }
  const record = branch as Readonly<Record<string, unknown>>
  return { ...record, [segment]: replaceAt(record[segment], rest, text) }
}
