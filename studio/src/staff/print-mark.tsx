import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../i18n/i18n.ts'
import { QrCode } from './qr-code.tsx'
import { usePath, useQueryString } from './staff-link.tsx'
import { exactText } from './time-text.ts'
import { useIsPrinted } from './use-is-printed.ts'
import { useNow } from './use-now.ts'

/** In characters: what is longer makes a code that a phone reads badly from paper. */
const LONGEST = 200

/** Stands on paper alone, at the head of whatever page is printed: a code that opens it again, and when it was printed. The number of
 *  pages comes from the sheet itself. */
export function PrintMark() {
  return useIsPrinted() ? <Mark /> : null
}

function Mark() {
  const { t, i18n } = useTranslation('staff')
  const now = useNow()
  const path = usePath()
  const query = useQueryString().toString()
  const address = useMemo(addressHere, [path, query])
  return (
    <div className="print-only print-mark">
      <QrCode text={address} label={t('print.qr')} />
      <p>{t('print.at', { time: exactText(new Date(now).toISOString(), localeOf(i18n)) })}</p>
    </div>
  )
}

function addressHere(): string {
  const { origin, pathname, href } = window.location
  return href.length > LONGEST ? `${origin}${pathname}` : href
}
