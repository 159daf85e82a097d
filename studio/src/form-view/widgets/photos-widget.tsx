import type { WidgetProps } from '@rjsf/utils'
import type { ChangeEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { type NamedFile, useFormServices } from '../form-services.ts'
import { shrinkPhoto } from '../shrink-photo.ts'
import { useFileAnswers } from './file-answers.ts'
import { chosenFiles, type Upload } from './use-uploads.ts'

/** Camera first, album allowed. The answer is the ids of stored files: one id for a text, a list for an array. */
export function PhotosWidget(props: WidgetProps) {
  const { t } = useTranslation('common')
  const { fileIds, remove, uploads, send, retry, drop, ...limits } = useFileAnswers(
    props,
    preparePhoto,
  )
  const { room, most, isShut } = limits
  return (
    <div className="photos">
      <ul className="photo-list" aria-label={t('form.photos')}>
        {fileIds.map((id, index) => (
          <StoredPhoto
            key={id}
            id={id}
            label={t('form.photo', { number: index + 1 })}
            remove={() => remove(id)}
          />
        ))}
        {uploads.map((upload) => (
          <SendingPhoto key={upload.key} upload={upload} retry={retry} drop={drop} />
        ))}
      </ul>
      {room > 0 && !isShut && (
        <div className="photo-sources">
          <PhotoSource
            id={`${props.id}--camera`}
            isCamera
            label={t('form.takePhoto')}
            send={send}
            room={room}
          />
          <PhotoSource
            id={`${props.id}--album`}
            label={t('form.choosePhoto')}
            send={send}
            room={room}
          />
        </div>
      )}
      <p className="hint">{t('form.photoRoom', { room, most })}</p>
      <output className="visually-hidden">
        {uploads.length > 0
          ? t('form.photosSending', { count: uploads.length })
          : t('form.photosStored', { count: fileIds.length })}
      </output>
    </div>
  )
}

interface PhotoSourceProps {
  readonly id: string
  readonly label: string
  readonly isCamera?: boolean
  readonly room: number
  readonly send: (photos: readonly NamedFile[]) => void
}

function PhotoSource({ id, label, isCamera, room, send }: PhotoSourceProps) {
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    send(chosenFiles(event.target).slice(0, room))
    event.target.value = ''
  }
  return (
    <span className="photo-source">
      <input
        id={id}
        type="file"
        accept="image/*"
        className="visually-hidden"
        multiple={isCamera !== true}
        {...(isCamera === true ? { capture: 'environment' as const } : {})}
        onChange={choose}
      />
      <label htmlFor={id} className={isCamera === true ? 'button button-primary' : 'button'}>
        {label}
      </label>
    </span>
  )
}

interface StoredPhotoProps {
  readonly id: string
  readonly label: string
  readonly remove: () => void
}

function StoredPhoto({ id, label, remove }: StoredPhotoProps) {
  const { t } = useTranslation('common')
  const { fileUrl } = useFormServices()
  return (
    <li className="photo">
      <img src={fileUrl(id)} alt={label} />
      <button
        type="button"
        className="button"
        onClick={remove}
        aria-label={t('form.removePhoto', { label })}
      >
        {t('form.remove')}
      </button>
    </li>
  )
}

interface SendingPhotoProps {
  readonly upload: Upload
  readonly retry: (upload: Upload) => void
  readonly drop: (upload: Upload) => void
}

function SendingPhoto({ upload, retry, drop }: SendingPhotoProps) {
  const { t } = useTranslation('common')
  return (
    <li className="photo">
      <img src={upload.previewUrl} alt="" className="photo-sending" />
      {upload.trouble === undefined && (
        <progress max={1} value={upload.share} aria-label={t('form.sendingPhoto')} />
      )}
      {upload.trouble !== undefined && upload.trouble !== 'unsent' && (
        <p className="problem">{t('form.photoUnreadable')}</p>
      )}
      {upload.trouble === 'unsent' && (
        <>
          <p className="problem">{t('form.photoUnsent')}</p>
          <button type="button" className="button" onClick={() => retry(upload)}>
            {t('trouble.retry')}
          </button>
        </>
      )}
      {upload.trouble !== undefined && (
        <button type="button" className="button" onClick={() => drop(upload)}>
          {t('form.remove')}
        </button>
      )}
    </li>
  )
}

/** A fresh JPEG under its old name. */
export async function preparePhoto({ bytes, name }: NamedFile): Promise<NamedFile | 'unreadable'> {
  const small = await shrinkPhoto(bytes).catch(() => undefined)
  return small === undefined ? 'unreadable' : { bytes: small, name }
}
