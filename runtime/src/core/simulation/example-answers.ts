import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { Street } from '@linli/schemas/street'
import { asCompiled } from '../compile-form.ts'
import { sampleAnswers } from '../scenario/sample-answers.ts'

/** Answers that a form accepts, as few as it asks for; null where none were found. Of a definition without error findings. */
export function exampleAnswers(form: FormDefinition, street: Street): JsonObject | null {
  return sampleAnswers(asCompiled(form), new Map(), street)
}
