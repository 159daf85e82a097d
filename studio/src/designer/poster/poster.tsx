import { useTranslation } from 'react-i18next'
import { QrCode } from '../../staff/qr-code.tsx'

interface PosterProps {
  readonly title: string
  readonly subtitle: string
  /** What is filled in already; null where residents choose it. */
  readonly place: string | null
  readonly address: string
  readonly street: string
  /** Nothing is said of it where it is empty. */
  readonly phone: string
}

const STEPS = ['scan', 'fill', 'follow'] as const

/** One sheet of A4: what for, the code, three steps, who to call. */
export function Poster({ title, subtitle, place, address, street, phone }: PosterProps) {
  const { t } = useTranslation('poster')
  return (
    <article className="poster" aria-label={place === null ? title : `${title} ${place}`}>
      <p className="poster-street">{street}</p>
      <h2 className="poster-title">{title}</h2>
      {subtitle !== title && <p className="poster-subtitle">{subtitle}</p>}
      {place !== null && <p className="poster-place">{place}</p>}
      <QrCode text={address} label={t('code', { address })} />
      <ol className="poster-steps">
        {STEPS.map((step) => (
          <li key={step}>
            <strong>{t(`steps.${step}`)}</strong>
            <span>{t(`steps.${step}Help`)}</span>
          </li>
        ))}
      </ol>
      <p className="poster-address">{address}</p>
      <p className="poster-foot">
        {phone.trim() === '' ? t('noPhone') : t('call', { phone: phone.trim() })}
      </p>
    </article>
  )
}
