import { useTranslation } from 'react-i18next'
import type { NearbyFieldsFragment } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { dateText } from '../../ui/moment-text.ts'
import './nearby.css'

/** What is shown of a case that somebody else has reported. */
export function CaseFacts({ found }: { readonly found: NearbyFieldsFragment }) {
  const { t, i18n } = useTranslation('portal')
  const date = dateText(`${found.day}T00:00:00`, localeOf(i18n))
  return (
    <>
      <strong>{found.kind}</strong>
      <span className="my-place">{found.state}</span>
      <span className="my-meta">{t('nearby.reported', { place: found.place, date })}</span>
    </>
  )
}
