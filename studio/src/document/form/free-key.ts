import type { FormDefinition } from '@linli/schemas/form-definition'
import { keyFromTitle } from '../key-from-title.ts'
import { type FieldPath, fieldAt } from './field-path.ts'

/** A key for a field of a container that no other one there has, from its title. */
export function freeKey(form: FormDefinition, container: FieldPath, title: string): string {
  return keyFromTitle(title, Object.keys(fieldAt(form, container)?.properties ?? {}))
}
