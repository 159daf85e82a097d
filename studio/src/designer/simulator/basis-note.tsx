import { Alert, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Calendars } from '../../document/simulation/calendars.ts'
import type { Basis, Simulation } from './use-simulation.ts'

interface BasisNoteProps {
  readonly simulation: Simulation
  readonly calendars: Calendars
  readonly isAssumed: boolean
}

const BASES: readonly Basis[] = ['street', 'published']

/** Which working calendar time is counted by; a choice where there are two. */
export function BasisNote({ simulation, calendars, isAssumed }: BasisNoteProps) {
  const { t } = useTranslation('simulator')
  const { basis, setBasis } = simulation
  if (isAssumed) return <Alert type="warning" showIcon title={t('basis.assumed')} />
  if (calendars.isSame) {
    return <p className="soft simulator-basis">{t('basis.same', { to: calendars.street.to })}</p>
  }
  return (
    <div className="simulator-basis">
      <Segmented
        aria-label={t('basis.title')}
        value={basis}
        onChange={setBasis}
        options={BASES.map((value) => ({ value, label: t(`basis.${value}`) }))}
      />
      <span className="soft">{t('basis.differ')}</span>
    </div>
  )
}
