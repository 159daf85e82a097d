import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { ScannedPlaceDocument, type ScannedPlaceQuery } from '../../api/documents.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { Link } from '../address/link.tsx'
import { usePathText } from '../address/place.ts'
import { firstSnap } from '../first-snap.ts'
import { CameraIcon, PhoneIcon, ServiceIcon } from '../icons.tsx'
import { useMe } from '../use-me.ts'
import './scanned-page.css'

/** Where the code on a door or a device leads: what can be asked for here, each with the place filled in. */
export function ScannedPage() {
  const code = usePathText('code')
  const [{ data, fetching, error }, reload] = useQuery({
    query: ScannedPlaceDocument,
    variables: { code },
    requestPolicy: 'cache-and-network',
  })
  if (data === undefined) {
    if (fetching) return <Delayed />
    return <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
  }
  const { scannedPlace, services } = data
  // Whoever asked too often is told that, and not that the code has ended.
  if (scannedPlace === null && error !== undefined)
    return <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
  if (scannedPlace === null) return <EndedCode />
  return <Here code={code} here={scannedPlace} services={services} />
}

/** A sticker that was torn off, copied or is of another street: no dead end. */
function EndedCode() {
  const { t } = useTranslation(['guide', 'portal'])
  return (
    <div className="sheet">
      <title>{t('at.ended')}</title>
      <h1>{t('at.ended')}</h1>
      <p role="alert">{t('at.endedAdvice')}</p>
      <p>
        <Link to="/services" className="button button-primary">
          {t('at.endedAction')}
        </Link>
      </p>
      <p>
        <a href={`tel:${t('portal:help.phone')}`} className="button">
          {t('at.call', { phone: t('portal:help.phoneShown') })}
        </a>
      </p>
    </div>
  )
}

interface HereProps {
  readonly code: string
  readonly here: NonNullable<ScannedPlaceQuery['scannedPlace']>
  readonly services: ScannedPlaceQuery['services']
}

function Here({ code, here, services }: HereProps) {
  const { t } = useTranslation(['guide', 'portal'])
  const { account } = useMe()
  const { place, device, nodeId } = here
  const snap = firstSnap(services)
  const search = { node: nodeId }
  const others = services.flatMap((service) =>
    service.forms
      .filter(({ id }) => service.id !== snap?.serviceId || id !== snap.formId)
      .map((form) => ({ service, form })),
  )
  const isStaff = account != null && account.role !== 'resident'
  return (
    <div className="sheet">
      <title>{t('at.title', { place: device ?? place })}</title>
      <h1>{device ?? place}</h1>
      {device !== null && <p className="lead">{place}</p>}
      <p>{t(services.length === 0 ? 'at.nothing' : 'at.about')}</p>
      {isStaff && (
        <p>
          <a href={`/desk/at/${encodeURIComponent(code)}`} className="button">
            {t('at.desk')}
          </a>
        </p>
      )}
      <nav className="entries entries-of-place" aria-label={t('portal:home.services')}>
        {snap !== null && (
          <Link
            to="/services/$serviceId/$formId"
            params={snap}
            search={search}
            className="entry entry-first"
          >
            <CameraIcon />
            <span className="entry-words">
              <strong>{t('portal:home.snap')}</strong>
              <span>{t('portal:home.snapHint')}</span>
            </span>
          </Link>
        )}
        {others.map(({ service, form }) => (
          <Link
            key={`${service.id}/${form.id}`}
            to="/services/$serviceId/$formId"
            params={{ serviceId: service.id, formId: form.id }}
            search={search}
            className="entry"
          >
            <ServiceIcon id={service.id} isSnap={form.isSnap} />
            <span className="entry-words">
              <strong>{service.forms.length === 1 ? service.title : form.title}</strong>
            </span>
          </Link>
        ))}
        <a href={`tel:${t('portal:help.phone')}`} className="entry">
          <PhoneIcon />
          <span className="entry-words">
            <strong>{t('portal:home.call')}</strong>
            <span>{t('portal:help.phoneShown')}</span>
          </span>
        </a>
      </nav>
    </div>
  )
}
