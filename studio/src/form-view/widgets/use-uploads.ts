import { useCallback, useEffect, useRef, useState } from 'react'
import { newKey } from '../../ui/new-key.ts'
import { FileRefused, type NamedFile, useFormServices } from '../form-services.ts'
import { usePending } from '../pending.ts'

export type UploadTrouble = 'unreadable' | 'too-large' | 'refused' | 'unsent'

/** One file on its way; it leaves the list when it has become an answer. */
export interface Upload {
  readonly key: string
  readonly file: NamedFile
  readonly previewUrl: string
  readonly share: number
  readonly trouble: UploadTrouble | undefined
}

interface UploadsOf {
  /** Hears the id of each file that arrived. */
  readonly onStored: (fileId: string) => void
  /** Makes of a chosen file what is sent; a trouble where that cannot be. Pass a stable function. */
  readonly prepare: (file: NamedFile) => Promise<NamedFile | UploadTrouble>
}

interface Uploads {
  readonly uploads: readonly Upload[]
  readonly send: (files: readonly NamedFile[]) => void
  readonly retry: (upload: Upload) => void
  readonly drop: (upload: Upload) => void
}

/** Sends files one by one beside the form. */
export function useUploads({ onStored, prepare }: UploadsOf): Uploads {
  const { uploadFile } = useFormServices()
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
      const { key } = upload
      const ready = await prepare(upload.file)
      if (typeof ready === 'string') return change(key, { trouble: ready })
      try {
        const id = await uploadFile(ready, (share) => change(key, { share }))
        stored.current(id)
        drop(upload)
      } catch (error) {
        change(key, { trouble: error instanceof FileRefused ? 'refused' : 'unsent', share: 0 })
      }
    },
    [change, drop, prepare, uploadFile],
  )
  const send = useCallback(
    (files: readonly NamedFile[]) => {
      const added = files.map(newUpload)
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

/** Files that an input holds, with their names. */
export function chosenFiles(input: HTMLInputElement): readonly NamedFile[] {
  return [...(input.files ?? [])].map((bytes) => ({ bytes, name: bytes.name }))
}

function newUpload(file: NamedFile): Upload {
  return {
    key: newKey(),
    file,
    previewUrl: URL.createObjectURL(file.bytes),
    share: 0,
    trouble: undefined,
  }
}

/** One after the other: on a weak network two half files are worth less than one whole. */
async function inTurn(
  uploads: readonly Upload[],
  send: (upload: Upload) => Promise<void>,
): Promise<void> {
  for (const upload of uploads) await send(upload)
}
