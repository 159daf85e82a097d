import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { QrCode } from '../../staff/qr-code.tsx'
import { useNow } from '../../staff/use-now.ts'
import { momentText } from '../../ui/moment-text.ts'

/** Stands on paper alone: a code that opens the page again, and when it was printed. */
export function PrintMark() {
  const { t, i18n } = useTranslation('portal')
  const at = momentText(new Date(useNow()).toISOString(), localeOf(i18n))
  return (
    <>
      <QrCode text={window.location.href} label={t('print.qr')} />
      <p>{t('print.at', { time: at })}</p>
    </>
  )
}
