import type { FormDefinition } from '@linli/schemas/form-definition'

/** Dotted paths of the fields nobody types into. */
export function computedFields(form: FormDefinition): ReadonlySet<string> {
  const computed = (form.rules ?? []).filter((rule) => rule.compute !== undefined)
  return new Set(computed.map((rule) => rule.field))
}
