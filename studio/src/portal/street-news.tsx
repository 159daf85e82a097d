import { useTranslation } from 'react-i18next'
import { localeOf } from '../i18n/i18n.ts'
import { momentText } from '../ui/moment-text.ts'
import { Link } from './address/link.tsx'
import { useStreetNews } from './use-street-news.ts'

/** What the street tells everybody, above the ways in. */
export function StreetNews() {
  const { t, i18n } = useTranslation('guide')
  const { announcements, planned } = useStreetNews()
  const locale = localeOf(i18n)
  return (
    <section className="news" aria-label={t('news.title')}>
      {planned !== null && (
        <article className="card news-item">
          <h2>
            {t('news.planned', {
              from: momentText(planned.from, locale),
              until: momentText(planned.until, locale),
            })}
          </h2>
          <p>{planned.note}</p>
        </article>
      )}
      {announcements.map(({ id, title, body }) => (
        <article key={id} className="card news-item">
          <h2>{title}</h2>
          <p>{body}</p>
        </article>
      ))}
    </section>
  )
}

/** In place of what cannot be sent now: until when, why, whom to call, and that nothing written is lost. */
export function MaintenancePage() {
  const { t, i18n } = useTranslation(['guide', 'portal'])
  const { present, look } = useStreetNews()
  if (present === null) return null
  return (
    <div className="sheet">
      <title>{t('maintenance.title')}</title>
      <h1>{t('maintenance.title')}</h1>
      <p>
        <strong>
          {t('maintenance.until', { time: momentText(present.until, localeOf(i18n)) })}
        </strong>
      </p>
      <p className="told-text">{present.note}</p>
      <p>{t('maintenance.kept')}</p>
      <p>{t('maintenance.urgent')}</p>
      <div className="form-actions">
        <a className="button button-primary" href={`tel:${t('portal:help.phone')}`}>
          {t('maintenance.call', { phone: t('portal:help.phoneShown') })}
        </a>
        <button type="button" className="button" onClick={look}>
          {t('maintenance.again')}
        </button>
        <Link to="/track" className="button">
          {t('maintenance.track')}
        </Link>
      </div>
    </div>
  )
}
