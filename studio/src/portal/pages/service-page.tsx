import type { FormDefinition } from '@linli/schemas/form-definition'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { ServicePageDocument } from '../../api/documents.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { usePathText } from '../route-texts.ts'
import { Submission } from '../submission/submission.tsx'

/** The form that starts a service: fill in, check, send. */
export function ServicePage() {
  const serviceId = usePathText('serviceId')
  const formId = usePathText('formId')
  const [{ data, fetching, error }, reload] = useQuery({
    query: ServicePageDocument,
    variables: { id: serviceId },
  })
  if (data === undefined) {
    if (fetching) return <Delayed />
    return <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
  }
  const start = data.service?.forms.find((form) => form.id === formId)
  if (data.service === null || start === undefined) return <ClosedService />
  return (
    <Submission
      key={`${serviceId}/${formId}`}
      serviceId={serviceId}
      formId={formId}
      title={start.title}
      description={start.description ?? data.service.description}
      // The server sends only forms its parser let through.
      form={start.definition as unknown as FormDefinition}
    />
  )
}

function ClosedService() {
  const { t } = useTranslation('portal')
  return (
    <div className="sheet">
      <title>{t('service.closed')}</title>
      <h1>{t('service.closed')}</h1>
      <p>{t('service.closedAdvice')}</p>
      <p>
        <Link to="/" className="button button-primary">
          {t('home.back')}
        </Link>
      </p>
    </div>
  )
}
