import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { useTranslation } from 'react-i18next'
import { useApiFormServices } from '../api/use-api-form-services.ts'
import { FormView } from '../form-view/form-view.tsx'
import type { ShownProblem } from '../form-view/problems.ts'
import { localeOf } from '../i18n/i18n.ts'

interface StaffEventFormProps {
  readonly form: FormDefinition
  readonly name: string
  /** Gives what is to be put right; undefined when it has arrived. */
  readonly send: (answers: JsonObject) => Promise<readonly ShownProblem[] | undefined>
}

/** What an event asks of the staff who send it. */
export function StaffEventForm({ form, name, send }: StaffEventFormProps) {
  const { t, i18n } = useTranslation('staff')
  return (
    <FormView
      form={form}
      name={name}
      locale={localeOf(i18n)}
      services={useApiFormServices()}
      submitLabel={t('staffEvent.send')}
      onSubmit={send}
    />
  )
}
