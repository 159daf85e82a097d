import type { FormDefinition } from '@linli/schemas/form-definition'
import type { Locale } from '@linli/schemas/locale-text'
import { localizeForm } from './localize-form.ts'
import { namesInOrder } from './names-in-order.ts'

/** The questions that everybody has to answer, in the order of the page, so that whoever begins has at hand what is asked: photos,
 *  papers, a phone number. A consent needs nothing at hand. */
export function askedInAdvance(form: FormDefinition, locale: Locale): readonly string[] {
  const { schema, ui = {} } = localizeForm(form, locale)
  return namesInOrder(schema, ui).flatMap((name) => {
    const field = schema.properties[name]
    const isAsked = schema.required?.includes(name) === true && field?.const !== true
    return isAsked && field?.title !== undefined ? [field.title] : []
  })
}
