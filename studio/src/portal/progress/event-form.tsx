import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { useTranslation } from 'react-i18next'
import { FormView } from '../../form-view/form-view.tsx'
import { localizeForm } from '../../form-view/localize-form.ts'
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

/** What happens once an event is sent, where its declaration says so, and what it asks. */
export function EventForm({ form, name, submitLabel, send }: EventFormProps) {
  const { i18n } = useTranslation()
  const locale = localeOf(i18n)
  const services = usePortalFormServices()
  const { description } = localizeForm(form, locale).schema
  return (
    <>
      {description !== undefined && <p>{description}</p>}
      <FormView
        form={form}
        name={name}
        locale={locale}
        services={services}
        submitLabel={submitLabel}
        onSubmit={send}
      />
    </>
  )
}
