import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { lazyPart } from '../form-view/lazy-part.tsx'
import { Delayed } from '../ui/delayed.tsx'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { Link } from './address/link.tsx'
import { usePathname } from './address/place.ts'
import { Mark } from './icons.tsx'
import { useQueueAtWork, useQueuedPhotos } from './photos/use-photo-queue.ts'
import { ReadingTools } from './reading-tools.tsx'
import { SignInDialog } from './sign-in/sign-in-dialog.tsx'
import { useDoor } from './use-me.ts'

const PhotoBar = lazyPart(async () => (await import('./photos/photo-bar.tsx')).PhotoBar)
const MaintenancePage = lazyPart(async () => (await import('./street-news.tsx')).MaintenancePage)

/** Where people read, and send nothing: there during maintenance, too. */
const READING = /^\/(privacy|papers|track|receipts|inbox)\b/

/** What stands on every page: the way past the header, the name, the reading tools, the help line in its one place. */
export function PortalFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation(['portal', 'common'])
  const pathname = usePathname()
  const main = useFocusOnArrival(pathname)
  useQueueAtWork()
  const photos = useQueuedPhotos()
  const [{ data }] = useDoor()
  const isClosed = data?.maintenance.isOn && !READING.test(pathname)
  return (
    <div className="portal">
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <header className="portal-header">
        <div className="portal-bar">
          <Link to="/" className="brand">
            <Mark />
            <span>{t('common:product')}</span>
          </Link>
          <ReadingTools />
        </div>
      </header>
      {photos.length > 0 && <PhotoBar />}
      <main id="main" className="portal-main" ref={main} tabIndex={-1}>
        <Suspense fallback={<Delayed />}>
          <ErrorBoundary key={pathname}>{isClosed ? <MaintenancePage /> : children}</ErrorBoundary>
        </Suspense>
      </main>
      <footer className="portal-footer">
        <p>
          {t('help.line')}{' '}
          <a href={`tel:${t('help.phone')}`} className="phone">
            {t('help.phoneShown')}
          </a>
          <span className="help-hours">{t('help.hours')}</span>
        </p>
        <p className="emergency">{t('help.emergency')}</p>
        <p className="staff-door">
          <Link to="/privacy">{t('privacy.link')}</Link> <a href="/desk">{t('staffDoor')}</a>
        </p>
      </footer>
      <SignInDialog />
    </div>
  )
}

/** A new page starts at its beginning for the keyboard and the screen reader too; the first one is left alone. */
function useFocusOnArrival(pathname: string) {
  const main = useRef<HTMLElement>(null)
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return main
}
