import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { CompiledForm } from './compile-form.ts'
import { asCompiled } from './compile-form.ts'
import { effectiveForm } from './effective-form.ts'
import type { FormShape } from './shape-schema.ts'

/** How a form looks before anything is answered. */
export interface FormAtFirst extends FormShape {
  /** Values that are computed of nothing. */
  readonly answers: JsonObject
}

/** Whoever is told it draws the form while the rules are still on their way. Null where the form has answers of its own to begin with:
 *  what it asks then, only its rules can say. */
export function formAtFirst(source: FormDefinition | CompiledForm): FormAtFirst | null {
  const compiled = asCompiled(source)
  if (isAnswered(compiled.form.schema)) return null
  const { hidden, required, answers } = effectiveForm(compiled, {})
  return { hidden, required, answers }
}

function isAnswered({ default: value, properties = {}, items }: FieldSchema): boolean {
  const inner = [...Object.values(properties), ...(items === undefined ? [] : [items])]
  return value !== undefined || inner.some(isAnswered)
}
