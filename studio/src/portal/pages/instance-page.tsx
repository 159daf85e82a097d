import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { MyInstanceDocument, type MyInstanceQuery } from '../../api/documents.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { Link } from '../address/link.tsx'
import { usePathText } from '../address/place.ts'
import { EventButton } from '../progress/event-button.tsx'
import { ProgressView } from '../progress/progress-view.tsx'
import { TaskCards } from '../progress/task-cards.tsx'
import { UrgeButton } from '../progress/urge-button.tsx'
import { useRefreshOnReturn } from '../progress/use-refresh-on-return.ts'
import { useRefreshOnSignIn } from '../progress/use-refresh-on-sign-in.ts'

/** One of the signed-in resident's own submissions, with everything they may do about it. */
export function InstancePage() {
  const { t } = useTranslation('portal')
  const id = usePathText('instanceId')
  const [{ data, fetching, error }, reload] = useQuery({
    query: MyInstanceDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const refresh = useCallback(() => reload({ requestPolicy: 'network-only' }), [reload])
  useRefreshOnReturn(refresh)
  useRefreshOnSignIn(refresh)
  if (data === undefined && fetching) return <Delayed />
  const instance = data?.instance ?? null
  if (instance === null) {
    return (
      <>
        {error === undefined ? (
          <p className="sheet empty">{t('mine.gone')}</p>
        ) : (
          <LoadTrouble error={error} retry={refresh} />
        )}
        <p className="sheet">
          <Link to="/mine">{t('mine.title')}</Link>
        </p>
      </>
    )
  }
  return (
    <ProgressView
      progress={{
        ...instance,
        isYours: instance.tasks.some(({ state }) => state === 'open'),
      }}
    >
      <TaskCards tasks={instance.tasks} refresh={refresh} />
      {(instance.events.length > 0 || instance.urgeableAt !== null) && (
        <div className="form-actions no-print">
          {instance.urgeableAt !== null && (
            <UrgeButton
              instanceId={instance.id}
              urgeableAt={instance.urgeableAt}
              onDone={refresh}
            />
          )}
          {instance.events.map((event) => (
            <EventButton key={event.type} instanceId={instance.id} event={event} onDone={refresh} />
          ))}
        </div>
      )}
      {instance.erasedAt === null && <Papers instance={instance} />}
    </ProgressView>
  )
}

interface PapersProps {
  readonly instance: Pick<NonNullable<MyInstanceQuery['instance']>, 'id' | 'endedAs' | 'papers'>
}

function Papers({ instance }: PapersProps) {
  const { t } = useTranslation('portal')
  const { id, endedAs, papers } = instance
  const files = [
    { kind: 'acceptance', words: t('papers.acceptance') },
    ...papers.map(({ kind, title, number }) => ({
      kind,
      words: t('papers.given', { title, number }),
    })),
    ...(endedAs === 'done' ? [{ kind: 'closing', words: t('papers.closing') }] : []),
  ]
  return (
    <div className="form-actions no-print">
      {files.map(({ kind, words }) => (
        <a
          key={kind}
          className="button"
          href={`/files/papers/${encodeURIComponent(id)}/${encodeURIComponent(kind)}`}
          download
        >
          {words}
        </a>
      ))}
    </div>
  )
}
