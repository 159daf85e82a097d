import { type MouseEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { ServicesDocument } from '../../api/documents.ts'
import { lazyPart } from '../../form-view/lazy-part.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import type { Address } from '../address/address.ts'
import { Link } from '../address/link.tsx'
import { useGo } from '../address/place.ts'
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
  return (
    <div className="home">
      <title>{t('home.pageTitle')}</title>
      <h1>{t('home.title')}</h1>
      {(door?.maintenance.from ?? door?.announcements[0]) && <StreetNews />}
      <nav aria-label={t('home.services')} className="entries">
        <SnapEntry services={data?.services} isKnown={data !== undefined || error !== undefined} />
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

interface SnapEntryProps {
  readonly services: Parameters<typeof firstSnap>[0] | undefined
  readonly isKnown: boolean
}

/** 拍一拍. Whoever presses it before the server has said where it leads is led there when it has. */
function SnapEntry({ services = [], isKnown }: SnapEntryProps) {
  const { t } = useTranslation('portal')
  const go = useGo()
  const [isWanted, setIsWanted] = useState(false)
  const address = snapAddress(firstSnap(services))
  useEffect(() => {
    if (isWanted && isKnown) go(snapAddress(firstSnap(services)))
  }, [isWanted, isKnown, services, go])
  const hold = (event: MouseEvent) => {
    if (isKnown || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    setIsWanted(true)
  }
  return (
    <Link {...address} className="entry entry-first" aria-busy={isWanted} onClick={hold}>
      <Words icon={<CameraIcon />} title={t('home.snap')} hint={t('home.snapHint')} />
    </Link>
  )
}

function snapAddress(snap: ReturnType<typeof firstSnap>): Address {
  return snap === null
    ? { to: '/services' }
    : { to: '/services/$serviceId/$formId', params: { ...snap } }
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
