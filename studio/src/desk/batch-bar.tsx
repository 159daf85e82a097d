import { Alert, Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import type { TaskRowFragment } from '../api/documents.ts'
import { commonOutcomes } from './batch-choice.ts'
import type { Batch } from './use-batch.ts'

interface BatchBarProps {
  readonly batch: Batch
  readonly tasks: readonly TaskRowFragment[]
}

/** What can be done with the chosen tasks together (批量办理), and why some were not. */
export function BatchBar({ batch, tasks }: BatchBarProps) {
  const { t } = useTranslation('desk')
  const chosen = tasks.filter(({ id }) => batch.chosen.has(id))
  const outcomes = commonOutcomes(chosen)
  return (
    <section className="batch-bar" aria-label={t('batch.start')}>
      <p>{t('batch.hint')}</p>
      {batch.failures.map(({ task, message }) => (
        <Alert
          key={task.id}
          type="warning"
          showIcon
          title={`${task.title} ${task.instance.number}`}
          description={message}
        />
      ))}
      <div className="batch-acts">
        <strong aria-live="polite">{t('batch.chosen', { count: chosen.length })}</strong>
        {chosen.length === 0 && <span className="soft">{t('batch.none')}</span>}
        {chosen.length > 0 && outcomes.length === 0 && (
          <span className="soft">{t('batch.noCommon')}</span>
        )}
        {outcomes.map(({ id, title, tone }) => (
          <Popconfirm
            key={id}
            title={t('batch.sure', { count: chosen.length, outcome: title })}
            okText={t('batch.ok')}
            cancelText={t('batch.cancel')}
            onConfirm={() => batch.complete(chosen, id)}
          >
            <Button
              type={tone === 'primary' ? 'primary' : 'default'}
              danger={tone === 'danger'}
              loading={batch.isBusy}
            >
              {title}
            </Button>
          </Popconfirm>
        ))}
        <Button type="text" onClick={() => batch.turn(false)}>
          {t('batch.end')}
        </Button>
      </div>
    </section>
  )
}
