import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { useTranslation } from 'react-i18next'
import { FormView } from '../../form-view/form-view.tsx'
import type { ShownProblem } from '../../form-view/problems.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { usePortalFormServices } from '../photos/use-portal-form-services.ts'

interface EventFormProps {
  readonly form: FormDefinition
  readonly name: string
  readonly submitLabel: string
  /** Gives what is to be put right; undefined when it has arrived. */
  readonly send: (answers: JsonObject) => Promise<readonly ShownProblem[] | undefined>
}

/** What an event asks of whoever sends it. */
export function EventForm({ form, name, submitLabel, send }: EventFormProps) {
  const { i18n } = useTranslation()
  const services = usePortalFormServices()
  return (
    <FormView
      form={form}
      name={name}
      locale={localeOf(i18n)}
      services={services}
      submitLabel={submitLabel}
      onSubmit={send}
    />
  )
}
