import type { FormDefinition } from '@linli/schemas/form-definition'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { ServicePageDocument } from '../../api/documents.ts'
import { startAddress } from '../../document/start-address.ts'
import { type PaperRow, paperRows } from '../../form-view/paper-rows.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { QrCode } from '../../staff/qr-code.tsx'
import { useNow } from '../../staff/use-now.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { momentText } from '../../ui/moment-text.ts'
import { usePathText } from '../address/place.ts'
import { ClosedService } from './closed-service.tsx'
import './paper-page.css'

/** The form on paper: the same questions in the same order, room for a pen, and a QR code that opens the form for whoever keys it in. */
export function PaperPage() {
  const { t, i18n } = useTranslation(['guide', 'portal'])
  const locale = localeOf(i18n)
  const now = useNow()
  const serviceId = usePathText('serviceId')
  const formId = usePathText('formId')
  const [{ data, fetching, error }, reload] = useQuery({
    query: ServicePageDocument,
    variables: { id: serviceId },
  })
  if (data === undefined) {
    if (fetching) return <Delayed />
    return <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
  }
  const start = data.service?.forms.find((form) => form.id === formId)
  if (start === undefined) return <ClosedService />
  // The server sends only forms its parser let through.
  const rows = paperRows(start.definition as unknown as FormDefinition, locale)
  const address = startAddress(window.location.origin, { id: serviceId, formId, nodeId: null })
  return (
    <div className="sheet paper">
      <title>{t('paper.pageTitle', { title: start.title })}</title>
      <div className="paper-head">
        <div>
          <h1>{start.title}</h1>
          <p>{t('paper.lead')}</p>
          <p className="print-only">
            {t('portal:print.at', { time: momentText(new Date(now).toISOString(), locale) })}
          </p>
          <p>
            {t('portal:help.line')} <strong>{t('portal:help.phoneShown')}</strong>
          </p>
        </div>
        <figure className="receipt-qr">
          <QrCode text={address} label={t('paper.qrLabel', { title: start.title })} />
          <figcaption>{t('paper.qr')}</figcaption>
        </figure>
      </div>
      <p className="no-print">
        <button type="button" className="button button-primary" onClick={() => window.print()}>
          {t('paper.print')}
        </button>
      </p>
      <ol className="paper-rows">
        {rows.map((row) => (
          <Row key={row.field} row={row} />
        ))}
      </ol>
      <div className="paper-sign">
        <p>{t('paper.name')}</p>
        <p>{t('paper.date')}</p>
        <p>{t('paper.keyedBy')}</p>
        <p>{t('paper.number')}</p>
      </div>
    </div>
  )
}

function Row({ row }: { readonly row: PaperRow }) {
  const { t } = useTranslation(['guide', 'portal'])
  return (
    <li className={row.room.kind === 'heading' ? 'paper-row paper-heading' : 'paper-row'}>
      <p className="question">
        {row.question}
        {row.isRequired && <span className="mark mark-required">{t('paper.required')}</span>}
        {row.isConditional && <span className="mark">{t('paper.conditional')}</span>}
      </p>
      {row.hint !== undefined && <p className="hint">{row.hint}</p>}
      <Room room={row.room} />
    </li>
  )
}

function Room({ room }: { readonly room: PaperRow['room'] }) {
  const { t } = useTranslation(['guide', 'portal'])
  switch (room.kind) {
    case 'heading':
      return null
    case 'tick':
      return (
        <ul className="paper-choices">
          {room.choices.map((choice) => (
            <li key={choice}>□ {choice === '' ? t('paper.yes') : choice}</li>
          ))}
        </ul>
      )
    case 'date':
      return <p>{t('paper.dateRoom')}</p>
    case 'attach':
      return <p>{t('paper.attach')}</p>
    case 'enclose':
      return <p>{t('paper.enclose')}</p>
    case 'sign':
      return <p>{t('paper.sign')}</p>
    default:
      return <div className={room.kind === 'lines' ? 'paper-lines' : 'paper-line'} />
  }
}
