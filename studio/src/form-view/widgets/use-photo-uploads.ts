import { useCallback, useEffect, useRef, useState } from 'react'
import { newKey } from '../../ui/new-key.ts'
import { useFormServices } from '../form-services.ts'
import { usePending } from '../pending.ts'
import { shrinkPhoto } from '../shrink-photo.ts'

/** One photo on its way; it leaves the list when it has become an answer. */
export interface Upload {
  readonly key: string
  readonly photo: Blob
  readonly previewUrl: string
  readonly share: number
  readonly trouble: 'unreadable' | 'unsent' | undefined
}

interface PhotoUploads {
  readonly uploads: readonly Upload[]
  readonly send: (photos: readonly Blob[]) => void
  readonly retry: (upload: Upload) => void
  readonly drop: (upload: Upload) => void
}

/** Shrinks and sends photos one by one beside the form; `onStored` hears the id of each that arrived. */
export function usePhotoUploads(onStored: (fileId: string) => void): PhotoUploads {
  const { uploadPhoto } = useFormServices()
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const stored = useRef(onStored)
  useEffect(() => {
    stored.current = onStored
  })
  usePending(uploads.length)

  const drop = useCallback((upload: Upload) => {
    URL.revokeObjectURL(upload.previewUrl)
    setUploads((all) => all.filter((each) => each.key !== upload.key))
  }, [])
  const change = useCallback((key: string, part: Partial<Upload>) => {
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...part } : each)))
  }, [])
  const sendOne = useCallback(
    async (upload: Upload) => {
      const small = await shrinkPhoto(upload.photo).catch(() => undefined)
      if (small === undefined) return change(upload.key, { trouble: 'unreadable' })
      const id = await uploadPhoto(small, (share) => change(upload.key, { share })).catch(
        () => undefined,
      )
      if (id === undefined) return change(upload.key, { trouble: 'unsent', share: 0 })
      stored.current(id)
      drop(upload)
    },
    [change, drop, uploadPhoto],
  )
  const send = useCallback(
    (photos: readonly Blob[]) => {
      const added = photos.map(newUpload)
      setUploads((all) => [...all, ...added])
      void inTurn(added, sendOne)
    },
    [sendOne],
  )
  const retry = useCallback(
    (upload: Upload) => {
      change(upload.key, { trouble: undefined, share: 0 })
      void sendOne(upload)
    },
    [change, sendOne],
  )
  return { uploads, send, retry, drop }
}

function newUpload(photo: Blob): Upload {
  return {
    key: newKey(),
    photo,
    previewUrl: URL.createObjectURL(photo),
    share: 0,
    trouble: undefined,
  }
}

/** One after the other: on a weak network two half photos are worth less than one whole. */
async function inTurn(
  uploads: readonly Upload[],
  send: (upload: Upload) => Promise<void>,
): Promise<void> {
  for (const upload of uploads) await send(upload)
}
