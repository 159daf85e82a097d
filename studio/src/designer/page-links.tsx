import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useGo } from '../staff/staff-link.tsx'
import './page-links.css'

interface PageLinksProps {
  /** Address of the first page; null on it. */
  readonly newest: string | null
  /** Address of the next older page; null where there is none. */
  readonly older: string | null
}

/** From page to page of a list that is told newest first. */
export function PageLinks({ newest, older }: PageLinksProps) {
  const { t } = useTranslation('studio')
  const go = useGo()
  return (
    <div className="page-links">
      {newest !== null && <Button onClick={() => go(newest)}>{t('pages.newest')}</Button>}
      {older !== null && <Button onClick={() => go(older)}>{t('pages.older')}</Button>}
    </div>
  )
}
