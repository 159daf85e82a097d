import { useTranslation } from 'react-i18next'
import type { CalendarPreviewQuery } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { dateTimeText } from '../../staff/time-text.ts'
import { useNow } from '../../staff/use-now.ts'

interface MovesPreviewProps {
  readonly preview: CalendarPreviewQuery['calendarPreview']
}

/** Which deadlines under way would move, and where to. */
export function MovesPreview({ preview }: MovesPreviewProps) {
  const { t, i18n } = useTranslation('studio')
  const now = useNow()
  const { moving, movingCount, isComplete } = preview
  const time = (iso: string) => dateTimeText(iso, now, localeOf(i18n))
  if (movingCount === 0) return <p>{t('calendar.nothingMoves')}</p>
  return (
    <>
      <p>{t(isComplete ? 'calendar.moving' : 'calendar.movingAtLeast', { count: movingCount })}</p>
      <ul className="calendar-moves">
        {moving.map(({ instanceId, number, title, from, to }) => (
          <li key={`${instanceId}:${title}:${from}`}>
            <span>
              <span className="number">{number}</span> {title}
            </span>
            <span>{t('calendar.move', { from: time(from), to: time(to) })}</span>
          </li>
        ))}
      </ul>
      {movingCount > moving.length && (
        <p className="soft">{t('calendar.more', { count: movingCount - moving.length })}</p>
      )}
    </>
  )
}
