import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CancelDialog } from './cancel-dialog.tsx'
import type { IncidentRow } from './incident-row.ts'
import { SkipDialog } from './skip-dialog.tsx'
import type { Settle } from './use-settle.ts'

interface SettleBarProps {
  readonly rows: readonly IncidentRow[]
  readonly chosen: readonly IncidentRow[]
  readonly settle: Settle
  readonly onChoose: (ids: readonly string[]) => void
}

/** Chooses the whole page, and retries or skips what is chosen, or cancels its cases. */
export function SettleBar({ rows, chosen, settle, onChoose }: SettleBarProps) {
  const { t } = useTranslation('studio')
  const [asked, setAsked] = useState<'skip' | 'cancel' | null>(null)
  const running = runningInstances(chosen)
  const isAll = chosen.length === rows.length
  const isIdle = chosen.length === 0 || settle.isBusy
  return (
    <div className="incident-bar">
      <Checkbox
        checked={isAll}
        indeterminate={chosen.length > 0 && !isAll}
        onChange={() => onChoose(isAll ? [] : rows.map(({ id }) => id))}
      >
        {t('incidents.selectAll')}
      </Checkbox>
      <span className="incident-count soft">
        {chosen.length > 0 && t('incidents.selected', { count: chosen.length })}
      </span>
      <Button
        type="primary"
        disabled={isIdle}
        loading={settle.isBusy}
        onClick={() => void settle.retry(chosen)}
      >
        {t('incidents.retry')}
      </Button>
      <Button disabled={isIdle} onClick={() => setAsked('skip')}>
        {t('incidents.skip')}
      </Button>
      <Button danger disabled={isIdle || running.length === 0} onClick={() => setAsked('cancel')}>
        {t('incidents.cancel')}
      </Button>
      {asked === 'skip' && (
        <SkipDialog
          count={chosen.length}
          onSkip={(reason) => {
            setAsked(null)
            void settle.skip(chosen, reason)
          }}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'cancel' && (
        <CancelDialog
          instances={running}
          onCancel={(reason) => {
            setAsked(null)
            void settle.cancel(running, reason)
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  )
}

/** Each case once, however many incidents it has; a notice may still wait for one that is over. */
function runningInstances(rows: readonly IncidentRow[]): readonly IncidentRow['instance'][] {
  const running = rows.map(({ instance }) => instance).filter(({ endedAt }) => endedAt === null)
  return [...new Map(running.map((instance) => [instance.id, instance])).values()]
}
