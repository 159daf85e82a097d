import type { FormAtFirst } from '@linli/runtime/core'
import type { FormDefinition } from '@linli/schemas/form-definition'
import { useQuery } from 'urql'
import { ServicePageDocument } from '../../api/documents.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { usePathText } from '../address/place.ts'
import { Submission } from '../submission/submission.tsx'
import { ClosedService } from './closed-service.tsx'

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
      showsNearby={data.service.showsNearby}
      // The server sends only forms its parser let through.
      form={start.definition as unknown as FormDefinition}
      atFirst={start.atFirst as FormAtFirst | null}
      refresh={() => reload({ requestPolicy: 'network-only' })}
    />
  )
}
