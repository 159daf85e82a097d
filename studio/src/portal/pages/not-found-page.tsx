import { useTranslation } from 'react-i18next'
import { Link } from '../address/link.tsx'

/** No dead end: what happened, where to go, whom to call. */
export function NotFoundPage() {
  const { t } = useTranslation('portal')
  return (
    <div className="sheet">
      <title>{t('notFound.title')}</title>
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.advice')}</p>
      <p>
        <Link to="/" className="button button-primary">
          {t('home.back')}
        </Link>
      </p>
    </div>
  )
}
