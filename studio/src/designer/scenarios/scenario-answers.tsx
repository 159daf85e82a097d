import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { Street } from '@linli/schemas/street'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormAction } from '../../form-view/form-actions.tsx'
import { FormView } from '../../form-view/form-view.tsx'
import { localeOf } from '../../i18n/i18n.ts'
import { JsonEntry } from '../parts/json-entry.tsx'
import { simulatedServices } from '../simulator/simulated-services.ts'

interface ScenarioAnswersProps {
  /** Names the controls. */
  readonly name: string
  readonly form: FormDefinition
  readonly street: Street
  readonly value: JsonObject
  readonly onChange: (next: JsonObject) => void
}

const NO_ACTIONS: readonly FormAction[] = []

/** What somebody answers in a scenario, filled in on the very form she gets; what a form would not let through, for a scenario that
 *  says so, as JSON. */
export function ScenarioAnswers({ name, form, street, value, onChange }: ScenarioAnswersProps) {
  const { t, i18n } = useTranslation('simulator')
  const services = useMemo(() => simulatedServices(street), [street])
  const [generation, setGeneration] = useState(0)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <details
        className="scenario-answers"
        onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
      >
        <summary>
          {t('edit.onForm')}{' '}
          <span className="soft">{t('edit.answered', { count: Object.keys(value).length })}</span>
        </summary>
        {isOpen && (
          <FormView
            key={`${generation} ${JSON.stringify(form)}`}
            form={form}
            locale={localeOf(i18n)}
            answers={value}
            services={services}
            name={name}
            actions={NO_ACTIONS}
            onChange={onChange}
            onSubmit={async () => undefined}
          />
        )}
      </details>
      <details>
        <summary>{t('edit.asJson')}</summary>
        <JsonEntry
          isObject
          label={t('edit.answers')}
          value={value}
          onChange={(next) => {
            onChange(next as JsonObject)
            setGeneration(generation + 1)
          }}
        />
      </details>
    </>
  )
}
