import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { ServicesDocument, type ServicesQuery } from '../../api/documents.ts'
import { Delayed, Skeleton } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { isReport, ParcelIcon, PhoneIcon, ServiceIcon } from '../icons.tsx'

type Service = ServicesQuery['services'][number]

/** The first page: every service as a big entry, progress, and the community's phone. */
export function HomePage() {
  const { t } = useTranslation('portal')
  const [{ data, fetching, error }, reload] = useQuery({ query: ServicesDocument })
  return (
    <div className="home">
      <title>{t('home.pageTitle')}</title>
      <h1>{t('home.title')}</h1>
      <nav aria-label={t('home.services')} className="entries">
        {fetching && data === undefined && (
          <Delayed>
            <Skeleton lines={3} />
          </Delayed>
        )}
        {reportsFirst(data?.services ?? []).map((service) => (
          <ServiceEntries key={service.id} service={service} />
        ))}
        <Link to="/track" className="entry">
          <ParcelIcon />
          <span className="entry-words">
            <strong>{t('home.progress')}</strong>
            <span>{t('home.progressHint')}</span>
          </span>
        </Link>
        <a href={`tel:${t('help.phone')}`} className="entry">
          <PhoneIcon />
          <span className="entry-words">
            <strong>{t('home.call')}</strong>
            <span>{t('help.phoneShown')}</span>
          </span>
        </a>
      </nav>
      {data?.services.length === 0 && <p className="empty">{t('home.noServices')}</p>}
      {error !== undefined && (
        <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
      )}
    </div>
  )
}

function ServiceEntries({ service }: { readonly service: Service }) {
  return service.forms.map((form) => (
    <Link
      key={form.id}
      to="/services/$serviceId/$formId"
      params={{ serviceId: service.id, formId: form.id }}
      className="entry entry-service"
    >
      <ServiceIcon id={service.id} />
      <span className="entry-words">
        <strong>{service.forms.length === 1 ? service.title : form.title}</strong>
        <span>{service.forms.length === 1 ? service.description : (form.description ?? '')}</span>
      </span>
    </Link>
  ))
}

function reportsFirst(services: readonly Service[]): readonly Service[] {
  return [...services].sort((a, b) => Number(isReport(b.id)) - Number(isReport(a.id)))
}
