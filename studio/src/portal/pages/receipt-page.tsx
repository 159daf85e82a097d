import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { QrCode } from '../../staff/qr-code.tsx'
import { Delayed } from '../../ui/delayed.tsx'
import { momentText } from '../../ui/moment-text.ts'
import { Link } from '../address/link.tsx'
import { usePathText } from '../address/place.ts'
import { CopyButton } from '../copy-button.tsx'
import type { StoredReceipt } from '../device-store.ts'
import { useDeviceStore } from '../portal-context.ts'
import { SavePictureButton } from '../save-picture-button.tsx'

/** The receipt of a submission made on this device: number, look-up code, QR code, what happens next. */
export function ReceiptPage() {
  const { t } = useTranslation('portal')
  const number = usePathText('number')
  const receipt = useReceipt(number)
  if (receipt === 'loading') return <Delayed />
  if (receipt === undefined) {
    return (
      <div className="sheet">
        <title>{t('receipt.elsewhere')}</title>
        <h1>{t('receipt.elsewhere')}</h1>
        <p>{t('receipt.elsewhereAdvice')}</p>
        <Link to="/track" search={{ number }} className="button button-primary">
          {t('track.title')}
        </Link>
      </div>
    )
  }
  return <Receipt receipt={receipt} />
}

function Receipt({ receipt }: { readonly receipt: StoredReceipt }) {
  const { t, i18n } = useTranslation('portal')
  const { number, lookupCode, title, at } = receipt
  const address = `${window.location.origin}/track/${encodeURIComponent(number)}?code=${encodeURIComponent(lookupCode)}`
  return (
    <div className="sheet receipt">
      <title>{t('receipt.title')}</title>
      <div className="receipt-head" role="status">
        <Tick />
        <h1>{t('receipt.title')}</h1>
        <p>{t('receipt.lead', { title })}</p>
      </div>
      <div className="card receipt-card">
        <dl className="receipt-facts">
          <div>
            <dt>{t('receipt.number')}</dt>
            <dd className="number">{number}</dd>
          </div>
          <div>
            <dt>{t('receipt.code')}</dt>
            <dd className="number">{lookupCode}</dd>
          </div>
          <div>
            <dt>{t('receipt.at')}</dt>
            <dd>{momentText(at, localeOf(i18n))}</dd>
          </div>
        </dl>
        <figure className="receipt-qr">
          <QrCode text={address} label={t('receipt.qrLabel', { number })} />
          <figcaption>{t('receipt.qr')}</figcaption>
        </figure>
      </div>
      <h2>{t('receipt.next')}</h2>
      <p>{t('receipt.nextText')}</p>
      <div className="form-actions no-print">
        <Link
          to="/track/$number"
          params={{ number }}
          search={{ code: lookupCode }}
          className="button button-primary"
        >
          {t('receipt.toProgress')}
        </Link>
        <a
          className="button"
          href={`/files/receipts/${encodeURIComponent(number)}?code=${encodeURIComponent(lookupCode)}`}
          download
        >
          {t('receipt.pdf')}
        </a>
        <button type="button" className="button" onClick={() => window.print()}>
          {t('receipt.print')}
        </button>
        <SavePictureButton
          fileName={`${number}.png`}
          facts={{
            heading: title,
            rows: [
              [t('receipt.number'), number],
              [t('receipt.code'), lookupCode],
              [t('receipt.at'), momentText(at, localeOf(i18n))],
            ],
            address,
            foot: `${t('receipt.qr')} · ${t('help.phoneShown')}`,
          }}
        />
        <CopyButton text={`${title} ${number} ${t('receipt.code')} ${lookupCode} ${address}`} />
        <Link to="/" className="button">
          {t('home.back')}
        </Link>
      </div>
    </div>
  )
}

function Tick() {
  return (
    <svg className="tick" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <circle cx="24" cy="24" r="22" />
      <path d="M14 25l7 7 13-15" />
    </svg>
  )
}

function useReceipt(number: string): StoredReceipt | undefined | 'loading' {
  const store = useDeviceStore()
  const [receipt, setReceipt] = useState<StoredReceipt | undefined | 'loading'>('loading')
  useEffect(() => {
    void store.loadReceipt(number).then(setReceipt)
  }, [store, number])
  return receipt
}
