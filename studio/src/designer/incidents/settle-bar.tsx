import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentRow } from './incident-row.ts'
import { SkipDialog } from './skip-dialog.tsx'
import type { Settle } from './use-settle.ts'

interface SettleBarProps {
  readonly rows: readonly IncidentRow[]
  readonly chosen: readonly IncidentRow[]
  readonly settle: Settle
  readonly onChoose: (ids: readonly string[]) => void
}

/** Chooses the whole page, and retries or skips what is chosen. */
export function SettleBar({ rows, chosen, settle, onChoose }: SettleBarProps) {
  const { t } = useTranslation('studio')
  const [isSkipping, setIsSkipping] = useState(false)
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
      <Button disabled={isIdle} onClick={() => setIsSkipping(true)}>
        {t('incidents.skip')}
      </Button>
      {isSkipping && (
        <SkipDialog
          count={chosen.length}
          onSkip={(reason) => {
            setIsSkipping(false)
            void settle.skip(chosen, reason)
          }}
          onClose={() => setIsSkipping(false)}
        />
      )}
    </div>
  )
}
