import type { FormDefinition } from '@linli/schemas/form-definition'

const WHERE = ['phone-cn', 'landline-cn', 'linli-node', 'room']

/** Whether a form asks who or where somebody is, which she may have said before. */
export function asksWho({ schema }: FormDefinition): boolean {
  return Object.values(schema.properties).some(
    ({ 'x-personal': mark, format = '' }) => mark === 'personal' || WHERE.includes(format),
  )
}
