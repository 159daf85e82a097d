import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'

/** Names in `ui:order`, then the others as the schema lists them (or where `*` stands); what is no field is left out. */
export function namesInOrder(schema: FieldSchema, ui: JsonObject): readonly string[] {
  const names = Object.keys(schema.properties ?? {})
  const asked = ui['ui:order']
  if (!Array.isArray(asked)) return names
  const order = asked.filter((name): name is string => typeof name === 'string')
  const wildcard = order.indexOf('*')
  const before = wildcard === -1 ? order : order.slice(0, wildcard)
  const after = wildcard === -1 ? [] : order.slice(wildcard + 1)
  const rest = names.filter((name) => !order.includes(name))
  return [...before, ...rest, ...after].filter((name) => names.includes(name))
}
