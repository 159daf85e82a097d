import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { ServicesDocument } from '../../api/documents.ts'
import { lazyPart } from '../../form-view/lazy-part.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { Link } from '../address/link.tsx'
import { firstSnap } from '../first-snap.ts'
import { CameraIcon, PaperIcon, ParcelIcon, PhoneIcon } from '../icons.tsx'
import { OpenDrafts } from '../open-drafts.tsx'
import { useDoor } from '../use-me.ts'

const StreetNews = lazyPart(async () => (await import('../street-news.tsx')).StreetNews)

/** The first page: four big ways in, and what was begun and not sent. They stand before the server has answered. */
export function HomePage() {
  const { t } = useTranslation('portal')
  const [{ data, error }, reload] = useQuery({ query: ServicesDocument })
  const [{ data: door }] = useDoor()
  const snap = firstSnap(data?.services ?? [])
  return (
    <div className="home">
      <title>{t('home.pageTitle')}</title>
      <h1>{t('home.title')}</h1>
      {(door?.maintenance.from ?? door?.announcements[0]) && <StreetNews />}
      <nav aria-label={t('home.services')} className="entries">
        {snap === null ? (
          <Link to="/services" className="entry entry-first">
            <Words icon={<CameraIcon />} title={t('home.snap')} hint={t('home.snapHint')} />
          </Link>
        ) : (
          <Link to="/services/$serviceId/$formId" params={snap} className="entry entry-first">
            <Words icon={<CameraIcon />} title={t('home.snap')} hint={t('home.snapHint')} />
          </Link>
        )}
        <Link to="/services" className="entry">
          <Words icon={<PaperIcon />} title={t('home.apply')} hint={t('home.applyHint')} />
        </Link>
        <Link to="/track" className="entry">
          <Words icon={<ParcelIcon />} title={t('home.progress')} hint={t('home.progressHint')} />
        </Link>
        <a href={`tel:${t('help.phone')}`} className="entry">
          <Words icon={<PhoneIcon />} title={t('home.call')} hint={t('help.phoneShown')} />
        </a>
      </nav>
      <OpenDrafts />
      {error !== undefined && data === undefined && (
        <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
      )}
    </div>
  )
}

interface WordsProps {
  readonly icon: ReactNode
  readonly title: string
  readonly hint: string
}

function Words({ icon, title, hint }: WordsProps) {
  return (
    <>
      {icon}
      <span className="entry-words">
        <strong>{title}</strong>
        <span>{hint}</span>
      </span>
    </>
  )
}
