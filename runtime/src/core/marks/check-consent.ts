import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import type { FieldSchema } from '@linli/schemas/form-definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import { warningAt } from '../definition-finding.ts'

/** Forms that ask residents for what is sensitive without a consent to it (个人信息保护法 art. 29: a consent of its own). */
export function checkConsent({ forms, triggers }: Definition): Finding[] {
  const asked = new Set(
    triggers.flatMap((each) =>
      each.kind === 'form' && each.by.includes('resident') ? [each.form] : [],
    ),
  )
  return Object.entries(forms).flatMap(([id, { schema }]) => {
    if (!asked.has(id)) return []
    const fields = fieldsIn(schema)
    const sensitive = fields.find((field) => field['x-personal'] === 'sensitive')
    const isConsented = fields.some(
      ({ type, const: value }) => type === 'boolean' && value === true,
    )
    if (sensitive === undefined || isConsented) return []
    const name = sensitive.title ?? id
    return [
      warningAt(`/forms/${escapePointer(id)}/schema`, 'form.no-consent', [
        `“${name}”是敏感个人信息，表单里却没有请居民同意的一项：加一个“同意书”。`,
        `“${name}” is sensitive personal data, and the form asks residents for no consent: add a consent field.`,
      ]),
    ]
  })
}

function fieldsIn(schema: FieldSchema): readonly FieldSchema[] {
  const inner = Object.values(schema.properties ?? {}).flatMap(fieldsIn)
  return [schema, ...inner, ...(schema.items === undefined ? [] : fieldsIn(schema.items))]
}
