import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FileFacts, useFormServices } from '../form-services.ts'
import { sizeText } from '../size-text.ts'
import type { Upload, UploadTrouble } from './use-uploads.ts'

const UNKNOWN: FileFacts = { name: null, size: null, kind: null }

function useFileFacts(id: string): FileFacts | null {
  const { fileFacts } = useFormServices()
  const [facts, setFacts] = useState<FileFacts | null>(null)
  useEffect(() => {
    let isCurrent = true
    fileFacts(id)
      .catch(() => UNKNOWN)
      .then((found) => {
        if (isCurrent) setFacts(found)
      })
    return () => {
      isCurrent = false
    }
  }, [fileFacts, id])
  return facts
}

interface StoredFileProps {
  readonly id: string
  /** Counted from 1. */
  readonly number: number
  readonly remove?: () => void
}

/** A file that the answer names: sound and film are played here, a picture is shown, anything else is saved. */
export function StoredFile({ id, number, remove }: StoredFileProps) {
  const { t } = useTranslation('common')
  const { fileUrl } = useFormServices()
  const facts = useFileFacts(id)
  const name = facts?.name ?? t('form.file', { number })
  return (
    <li className="file" aria-busy={facts === null}>
      <span className="file-name">
        <a href={fileUrl(id)} target="_blank" rel="noreferrer">
          {name}
        </a>
        {facts !== null && facts.size !== null && (
          <span className="soft"> {sizeText(facts.size)}</span>
        )}
      </span>
      {/* biome-ignore-start lint/a11y/useMediaCaption: what a resident recorded has no captions */}
      {facts?.kind === 'audio' && (
        <audio controls preload="metadata" src={fileUrl(id)} aria-label={name} />
      )}
      {facts?.kind === 'video' && (
        <video controls playsInline preload="metadata" src={fileUrl(id)} aria-label={name} />
      )}
      {/* biome-ignore-end lint/a11y/useMediaCaption: see above */}
      {facts?.kind === 'photo' && <img src={fileUrl(id)} alt={name} />}
      {remove !== undefined && (
        <button
          type="button"
          className="button"
          onClick={remove}
          aria-label={t('form.removePhoto', { label: name })}
        >
          {t('form.remove')}
        </button>
      )}
    </li>
  )
}

interface SendingFileProps {
  readonly upload: Upload
  readonly retry: (upload: Upload) => void
  readonly drop: (upload: Upload) => void
}

const TROUBLES = {
  unreadable: 'form.fileRefused',
  refused: 'form.fileRefused',
  'too-large': 'form.fileTooLarge',
  unsent: 'form.photoUnsent',
} as const satisfies Readonly<Record<UploadTrouble, string>>

/** How far a file has come, and what to do where it has not. */
export function SendingFile({ upload, retry, drop }: SendingFileProps) {
  const { t } = useTranslation('common')
  const { file, trouble, share } = upload
  return (
    <li className="file">
      <span className="file-name">{file.name}</span>
      {trouble === undefined && (
        <progress max={1} value={share} aria-label={t('form.sendingFile', { name: file.name })} />
      )}
      {trouble !== undefined && (
        <p className="problem" role="alert">
          {t(TROUBLES[trouble])}
        </p>
      )}
      {trouble === 'unsent' && (
        <button type="button" className="button" onClick={() => retry(upload)}>
          {t('trouble.retry')}
        </button>
      )}
      {trouble !== undefined && (
        <button
          type="button"
          className="button"
          aria-label={t('form.removePhoto', { label: file.name })}
          onClick={() => drop(upload)}
        >
          {t('form.remove')}
        </button>
      )}
    </li>
  )
}

/** Files of an answer to read. */
export function FileAnswers({ fileIds }: { readonly fileIds: readonly string[] }) {
  const { t } = useTranslation('common')
  return (
    <ul className="file-list" aria-label={t('form.files')}>
      {fileIds.map((id, index) => (
        <StoredFile key={id} id={id} number={index + 1} />
      ))}
    </ul>
  )
}
