import { useTranslation } from 'react-i18next'
import { StaffLink } from '../../staff/staff-link.tsx'
import { useIsAway, useQueuedWork } from './offline-context.ts'
import { reloadForRelease, useNewRelease } from './use-release.ts'

/** On every page of the desk: that there is no network, what waits for it, what needs the worker, and that a new release is there. */
export function DeskStrip() {
  const { t } = useTranslation('desk')
  const isAway = useIsAway()
  const items = useQueuedWork()
  const hasNewRelease = useNewRelease()
  const waiting = items.filter(({ state }) => state !== 'done' && !isStuck(state)).length
  const stuck = items.filter(({ state }) => isStuck(state)).length
  return (
    <div className="desk-strip no-print">
      <p className="desk-strip-line" role="status">
        {isAway && <span>{t('strip.away')}</span>}
        {waiting > 0 && <span>{t('strip.waiting', { count: waiting })}</span>}
        {stuck > 0 && <strong>{t('strip.stuck', { count: stuck })}</strong>}
        {waiting + stuck > 0 && <StaffLink to="/work">{t('strip.look')}</StaffLink>}
      </p>
      {hasNewRelease && (
        <p className="desk-strip-line" role="status">
          <span>{t('strip.release')}</span>
          <button type="button" className="button-link" onClick={reloadForRelease}>
            {t('strip.reload')}
          </button>
        </p>
      )}
    </div>
  )
}

function isStuck(state: string): boolean {
  return state === 'conflict' || state === 'refused'
}
