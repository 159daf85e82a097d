import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { StaffNewsDocument, type StaffNewsQuery } from '../api/documents.ts'
import { localeOf } from '../i18n/i18n.ts'
import { dateTimeText } from './time-text.ts'
import { useNow } from './use-now.ts'
import './staff-news.css'

const READ_KEY = 'linli.announcements-read'

/** What the street tells its staff, above every page: whether residents are shut out, and what was announced until somebody has put it
 *  away on this device. */
export function StaffNews() {
  const { t } = useTranslation('staff')
  const [{ data }] = useQuery({ query: StaffNewsDocument })
  const [read, setRead] = useState(readIds)
  const unread = (data?.announcements ?? []).filter(({ id }) => !read.includes(id))
  const putAway = (id: string) => {
    const all = [id, ...read].slice(0, 100)
    localStorage.setItem(READ_KEY, JSON.stringify(all))
    setRead(all)
  }
  if (data === undefined || (data.maintenance.from === null && unread.length === 0)) return null
  return (
    <section className="staff-news" aria-label={t('news.title')}>
      <MaintenanceLine maintenance={data.maintenance} />
      {unread.map(({ id, title, body }) => (
        <div key={id} className="staff-news-item">
          <details>
            <summary>{title}</summary>
            <p>{body}</p>
          </details>
          <button type="button" className="button-link" onClick={() => putAway(id)}>
            {t('news.putAway')}
            <span className="visually-hidden">{title}</span>
          </button>
        </div>
      ))}
    </section>
  )
}

function MaintenanceLine({ maintenance }: Pick<StaffNewsQuery, 'maintenance'>) {
  const { t, i18n } = useTranslation('staff')
  const now = useNow()
  const { isOn, from, until } = maintenance
  if (from === null || until === null) return null
  const text = (at: string) => dateTimeText(at, now, localeOf(i18n))
  return (
    <p className="staff-news-closed">
      {isOn
        ? t('news.closed', { until: text(until) })
        : t('news.planned', { from: text(from), until: text(until) })}
    </p>
  )
}

function readIds(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(READ_KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}
