import { useTranslation } from 'react-i18next'
import { Link } from '../address/link.tsx'

/** A service that is closed, or a form that is there no more: what to do instead. */
export function ClosedService() {
  const { t } = useTranslation('portal')
  return (
    <div className="sheet">
      <title>{t('service.closed')}</title>
      <h1>{t('service.closed')}</h1>
      <p>{t('service.closedAdvice')}</p>
      <p>
        <Link to="/services" className="button button-primary">
          {t('service.others')}
        </Link>
      </p>
    </div>
  )
}
