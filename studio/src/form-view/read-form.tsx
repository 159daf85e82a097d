import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { Locale } from '@linli/schemas/locale-text'
import { AnswersView } from './answers-view.tsx'
import { type FormServices, FormServicesContext } from './form-services.ts'
import type { MaskedAnswers } from './masked-answers.ts'
import './form-view.css'
import './few-fields.css'

interface ReadFormProps {
  readonly form: FormDefinition
  readonly locale: Locale
  readonly answers: JsonObject
  /** What of the answers shown is masked. */
  readonly masked?: MaskedAnswers
  /** Pass a stable object. */
  readonly services: FormServices
}

/** A form that is read and not filled in: its answers. Apart from FormView, so that who fills in does not load it. */
export function ReadForm({ services, ...answers }: ReadFormProps) {
  return (
    <FormServicesContext value={services}>
      <AnswersView {...answers} />
    </FormServicesContext>
  )
}
