import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { download } from '../ui/download.ts'
import type { ReceiptFacts } from './receipt-picture.ts'

interface SavePictureButtonProps {
  readonly facts: ReceiptFacts
  readonly fileName: string
}

/** Keeps the receipt as a picture: by the phone's own way to share or save where it takes pictures, else as a download. */
export function SavePictureButton({ facts, fileName }: SavePictureButtonProps) {
  const { t } = useTranslation('portal')
  const [told, setTold] = useState<'saved' | 'failed'>()
  const save = async () => {
    try {
      const { receiptPicture } = await import('./receipt-picture.ts')
      const file = new File([await receiptPicture(facts)], fileName, { type: 'image/png' })
      if (await isShared(file)) return
      download(file.name, file)
      setTold('saved')
    } catch {
      setTold('failed')
    }
  }
  return (
    <>
      <button type="button" className="button" onClick={() => void save()}>
        {t('receipt.picture')}
      </button>
      <span role="status">{told !== undefined && t(`receipt.picture_${told}`)}</span>
    </>
  )
}

/** Whoever closes the phone's dialog did not want a download instead. */
async function isShared(file: File): Promise<boolean> {
  if (!('canShare' in navigator) || !navigator.canShare({ files: [file] })) return false
  try {
    await navigator.share({ files: [file] })
    return true
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError'
  }
}
