import type { FormDefinition } from '@linli/schemas/form-definition'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { ServiceGuideDocument, type ServiceGuideQuery } from '../../api/documents.ts'
import { askedInAdvance } from '../../form-view/asked-in-advance.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { Delayed, Skeleton } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { Link } from '../address/link.tsx'
import { firstSnap } from '../first-snap.ts'
import { ServiceIcon } from '../icons.tsx'
import './services-page.css'

type Service = ServiceGuideQuery['services'][number]

/** 我要办事: everything that can be asked for, what it will be asked with, and where and when it is to be had without a phone. */
export function ServicesPage() {
  const { t } = useTranslation(['guide', 'portal'])
  const [{ data, fetching, error }, reload] = useQuery({ query: ServiceGuideDocument })
  // 拍一拍 has an entry of its own on the first page; the same matter twice in one list is a riddle.
  const snap = firstSnap(data?.services ?? [])
  return (
    <div className="sheet" aria-busy={fetching && data === undefined}>
      <title>{t('guide.title')}</title>
      <h1>{t('guide.title')}</h1>
      {fetching && data === undefined && (
        <Delayed>
          <Skeleton lines={4} />
        </Delayed>
      )}
      {error !== undefined && data === undefined && (
        <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
      )}
      {data?.services.length === 0 && <p className="empty">{t('portal:home.noServices')}</p>}
      <ul className="my-list">
        {(data?.services ?? []).flatMap((service) =>
          service.forms
            .filter(({ id }) => service.id !== snap?.serviceId || id !== snap.formId)
            .map((form) => (
              <GuideEntry key={`${service.id}/${form.id}`} service={service} form={form} />
            )),
        )}
      </ul>
    </div>
  )
}

interface GuideEntryProps {
  readonly service: Service
  readonly form: Service['forms'][number]
}

function GuideEntry({ service, form }: GuideEntryProps) {
  const { t, i18n } = useTranslation(['guide', 'portal'])
  const params = { serviceId: service.id, formId: form.id }
  const locale = localeOf(i18n)
  // The server sends only forms its parser let through.
  const definition = form.definition as unknown as FormDefinition
  const asked = useMemo(() => askedInAdvance(definition, locale), [definition, locale])
  return (
    <li className="my-item guide-entry">
      <ServiceIcon id={service.id} isSnap={form.isSnap} />
      <div>
        <h2>{service.forms.length === 1 ? service.title : form.title}</h2>
        <p>{form.description ?? service.description}</p>
        <details>
          <summary>{t('guide.before')}</summary>
          <dl className="guide-facts">
            <dt>{t('guide.bring')}</dt>
            <dd>
              {asked.length === 0 ? (
                t('guide.nothing')
              ) : (
                <ul>
                  {asked.map((question) => (
                    <li key={question}>{question}</li>
                  ))}
                </ul>
              )}
            </dd>
            <dt>{t('guide.where')}</dt>
            <dd>
              {t('guide.here')}{' '}
              <a href={`tel:${t('portal:help.phone')}`}>{t('portal:help.phoneShown')}</a>
            </dd>
            <dt>{t('guide.when')}</dt>
            <dd>{t('guide.always', { hours: t('portal:help.hours') })}</dd>
          </dl>
          <p>
            <Link to="/services/$serviceId/$formId/paper" params={params} className="button">
              {t('guide.paper')}
            </Link>
          </p>
        </details>
        <Link to="/services/$serviceId/$formId" params={params} className="button button-primary">
          {t('guide.begin')}
        </Link>
      </div>
    </li>
  )
}
