import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { MyInstanceDocument } from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { EventButton } from '../progress/event-button.tsx'
import { ProgressView } from '../progress/progress-view.tsx'
import { TaskCard } from '../progress/task-card.tsx'
import { usePathText } from '../route-texts.ts'

/** One of the signed-in resident's own submissions, with everything they may do about it. */
export function InstancePage() {
  const { t } = useTranslation(['portal', 'common'])
  const id = usePathText('instanceId')
  const session = useSession()
  const [{ data, fetching, error }, reload] = useQuery({
    query: MyInstanceDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const refresh = () => reload({ requestPolicy: 'network-only' })
  const retry = async () => {
    if (!session.hasEnded() || (await session.renewed())) refresh()
  }
  if (data === undefined && fetching) return <Delayed />
  const instance = data?.instance ?? null
  if (instance === null) {
    return (
      <>
        <Trouble
          title={t('common:trouble.load')}
          advice={error?.graphQLErrors[0]?.message ?? t('mine.gone')}
          retry={() => void retry()}
        />
        <p className="sheet">
          <Link to="/mine">{t('mine.title')}</Link>
        </p>
      </>
    )
  }
  const expectedBy = instance.timers.map((timer) => timer.dueAt).sort()[0] ?? null
  return (
    <ProgressView progress={{ ...instance, expectedBy }}>
      {instance.tasks
        .filter((task) => task.state === 'open')
        .map((task) => (
          <TaskCard key={task.id} task={task} onDone={refresh} />
        ))}
      {instance.events.length > 0 && (
        <div className="form-actions no-print">
          {instance.events.map((event) => (
            <EventButton key={event.type} instanceId={instance.id} event={event} onDone={refresh} />
          ))}
        </div>
      )}
    </ProgressView>
  )
}
