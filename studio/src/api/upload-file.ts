import { type FileFacts, FileRefused, type NamedFile } from '../form-view/form-services.ts'
import type { Session } from './session.ts'

interface Upload {
  readonly file: NamedFile
  /** Hears shares from 0 to 1. */
  readonly onProgress: (share: number) => void
}

interface Answer {
  readonly status: number
  readonly body: unknown
}

/** Stores a file with `POST /files` and gives its id. Waits for the sign-in dialog when the server wants a session.
 *  Rejects with `FileRefused` where the server does not take it, and otherwise where the network or the server failed: then the same file
 *  may be sent again. */
export async function uploadFile(session: Session, upload: Upload): Promise<string> {
  const address = { method: 'POST', url: '/files' } as const
  const first = await request(address, upload)
  if (first.status !== 401) return idIn(first)
  session.end()
  if (!(await session.renewed())) return idIn(first)
  return idIn(await request(address, upload))
}

/** Stores a file under an id that was made here; once more is as once. Gives the server's status. Rejects when it was not reached. */
export async function uploadFileAs(id: string, upload: Upload): Promise<number> {
  return (await request({ method: 'PUT', url: fileUrl(id) }, upload)).status
}

/** Where a stored file can be seen by those who may see it. */
export function fileUrl(fileId: string): string {
  return `/files/${encodeURIComponent(fileId)}`
}

/** XMLHttpRequest, because `fetch` tells nothing of an upload's progress. */
function request(
  { method, url }: { readonly method: 'POST' | 'PUT'; readonly url: string },
  { file, onProgress }: Upload,
): Promise<Answer> {
  const body = new FormData()
  body.append('file', file.bytes, file.name)
  return new Promise((resolve, reject) => {
    const asked = new XMLHttpRequest()
    asked.open(method, url)
    asked.responseType = 'json'
    asked.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    asked.onload = () => resolve({ status: asked.status, body: asked.response })
    asked.onerror = () => reject(new Error('The file could not be sent.'))
    asked.send(body)
  })
}

function idIn({ status, body }: Answer): string {
  const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined
  if (status >= 200 && status < 300 && typeof id === 'string') return id
  const isRefused = status === 413 || status === 415 || status === 422
  throw new (isRefused ? FileRefused : Error)(`The file was refused with status '${status}'.`)
}

/** What a stored file is. Rejects where it is not known, or not shown to this person. */
export async function fileFacts(fileId: string): Promise<FileFacts> {
  const response = await fetch(`${fileUrl(fileId)}/facts`)
  if (!response.ok) throw new Error(`The file is not shown: status '${response.status}'.`)
  return response.json()
}
