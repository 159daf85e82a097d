import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { TrackDocument } from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { Link } from '../address/link.tsx'
import { usePathText, useSearchText } from '../address/place.ts'
import { ProgressView } from '../progress/progress-view.tsx'
import { TaskCards } from '../progress/task-cards.tsx'
import { useRefreshOnReturn } from '../progress/use-refresh-on-return.ts'
import { useRefreshOnSignIn } from '../progress/use-refresh-on-sign-in.ts'
import { useMe } from '../use-me.ts'
import { TrackLookup } from './track-lookup-page.tsx'

/** Progress by number and code, without signing in; an address without a code asks for it. */
export function TrackPage() {
  const number = usePathText('number')
  const code = useSearchText('code')
  if (code === undefined || code === '') return <TrackLookup number={number} />
  return <Tracked key={`${number}/${code}`} number={number} secret={code} />
}

interface TrackedProps {
  readonly number: string
  readonly secret: string
}

function Tracked({ number, secret }: TrackedProps) {
  const { t } = useTranslation('portal')
  const [{ data, fetching, error }, reload] = useQuery({
    query: TrackDocument,
    variables: { number, secret },
  })
  const session = useSession()
  const { account } = useMe()
  const refresh = useCallback(() => reload({ requestPolicy: 'network-only' }), [reload])
  useRefreshOnReturn(refresh)
  // Signing in may bring a task to answer.
  useRefreshOnSignIn(refresh)
  if (data === undefined && fetching) return <Delayed />
  const tracking = data?.track ?? null
  // Whoever asked too often is told that, and not that there is nothing.
  if (error !== undefined && tracking === null) {
    return <LoadTrouble error={error} retry={refresh} />
  }
  if (tracking === null) return <NotFound number={number} />
  return (
    <ProgressView
      progress={{ ...tracking, isYours: tracking.openTasks.some(({ state }) => state === 'open') }}
    >
      <TaskCards tasks={tracking.openTasks} refresh={refresh} />
      {account === null && tracking.endedAt === null && (
        <p className="no-print">
          {t('track.own')}{' '}
          <button type="button" className="button-link" onClick={session.end}>
            {t('track.signIn')}
          </button>
        </p>
      )}
      {account !== null && account !== undefined && (
        <p className="no-print">
          <Link to="/mine">{t('track.toMine')}</Link>
        </p>
      )}
    </ProgressView>
  )
}

function NotFound({ number }: { readonly number: string }) {
  const { t } = useTranslation('portal')
  return (
    <div className="sheet">
      <title>{t('track.notFound')}</title>
      <h1>{t('track.notFound')}</h1>
      <p>{t('track.notFoundAdvice')}</p>
      <Link to="/track" search={{ number }} className="button button-primary">
        {t('track.again')}
      </Link>
    </div>
  )
}
