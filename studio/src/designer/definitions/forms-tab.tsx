import type { Definition } from '@linli/schemas/definition'
import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { textIn } from '@linli/schemas/locale-text'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApiFormServices } from '../../api/use-api-form-services.ts'
import { FormView } from '../../form-view/form-view.tsx'
import { localeOf } from '../../i18n/i18n.ts'
import { EmptyList } from '../../staff/empty-list.tsx'
import { PreviewFrame } from './preview-frame.tsx'

type Device = 'pc' | 'phone' | 'elder'
const DEVICES: readonly Device[] = ['pc', 'phone', 'elder']

/** Each form as residents and staff will meet it: the same component, at the width and type size they have. */
export function FormsTab({ definition }: { readonly definition: Definition }) {
  const { t, i18n } = useTranslation('studio')
  const locale = localeOf(i18n)
  const forms = Object.entries(definition.forms)
  const [chosen, setChosen] = useState(forms[0]?.[0] ?? '')
  const [device, setDevice] = useState<Device>('phone')
  const form = definition.forms[chosen] ?? forms[0]?.[1]
  if (form === undefined) {
    return <EmptyList title={t('forms.none')} advice={t('forms.noneAdvice')} />
  }
  return (
    <div className="forms-tab">
      <nav className="card form-nav" aria-label={t('forms.title')}>
        {forms.map(([id, one]) => (
          <button
            key={id}
            type="button"
            className="form-choice"
            aria-pressed={one === form}
            onClick={() => setChosen(id)}
          >
            {textIn(one.title, locale)}
            <span className="number">{id}</span>
          </button>
        ))}
      </nav>
      <div className="form-stage">
        <Segmented
          aria-label={t('forms.device')}
          value={device}
          onChange={setDevice}
          options={DEVICES.map((value) => ({ value, label: t(`forms.${value}`) }))}
        />
        <Preview key={`${chosen}:${device}:${JSON.stringify(form)}`} form={form} device={device} />
      </div>
    </div>
  )
}

function Preview({ form, device }: { readonly form: FormDefinition; readonly device: Device }) {
  const { t, i18n } = useTranslation('studio')
  const services = useApiFormServices()
  const [answers, setAnswers] = useState<JsonObject | null>(null)
  return (
    <>
      <PreviewFrame
        title={t('forms.preview')}
        width={device === 'pc' ? 960 : 375}
        isElder={device === 'elder'}
      >
        <FormView
          form={form}
          locale={localeOf(i18n)}
          services={services}
          submitLabel={t('forms.check')}
          paged={device === 'elder'}
          onSubmit={async (checked) => {
            setAnswers(checked)
            return undefined
          }}
        />
      </PreviewFrame>
      <div role="status">
        {answers !== null && (
          <>
            <p>{t('forms.checked')}</p>
            <pre className="answer-json">{JSON.stringify(answers, null, 2)}</pre>
          </>
        )}
      </div>
    </>
  )
}
