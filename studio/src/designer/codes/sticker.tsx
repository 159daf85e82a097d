import { Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PlaceCodeFieldsFragment } from '../../api/documents.ts'
import { QrCode } from '../../staff/qr-code.tsx'

interface StickerProps {
  readonly code: PlaceCodeFieldsFragment
  /** Nothing is said of it where it is empty. */
  readonly phone: string
  readonly onRenew: () => void
}

/** What hangs on a door or a device: the code, where it hangs, what it is for, whom to call. */
export function Sticker({ code: { code, name, place }, phone, onRenew }: StickerProps) {
  const { t } = useTranslation('poster')
  const address = `${window.location.origin}/at/${code}`
  return (
    <article className="sticker" aria-label={name}>
      <QrCode text={address} label={t('code', { address })} />
      <div className="sticker-words">
        <h2>{name}</h2>
        <p>{place}</p>
        <p>{t('codes.for')}</p>
        {phone.trim() !== '' && <p>{t('codes.call', { phone: phone.trim() })}</p>}
        <p className="sticker-code">{code.replaceAll(/(.{4})(?=.)/g, '$1 ')}</p>
        <Popconfirm title={t('codes.renewMeans')} okText={t('codes.renewNow')} onConfirm={onRenew}>
          <Button className="poster-tools" aria-label={t('codes.renewOf', { name })}>
            {t('codes.renew')}
          </Button>
        </Popconfirm>
      </div>
    </article>
  )
}
