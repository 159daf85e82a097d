import type { Session } from './session.ts'

interface Upload {
  readonly file: Blob
  /** Hears shares from 0 to 1. */
  readonly onProgress: (share: number) => void
}

interface Answer {
  readonly status: number
  readonly body: unknown
}

/** Stores a file with `POST /files` and gives its id. Waits for the sign-in dialog when the server wants a session.
 *  Rejects when the network or the server refuses; the same file may be sent again. */
export async function uploadFile(session: Session, upload: Upload): Promise<string> {
  const first = await post(upload)
  if (first.status !== 401) return idIn(first)
  session.end()
  if (!(await session.renewed())) return idIn(first)
  return idIn(await post(upload))
}

/** Where a stored file can be seen by those who may see it. */
export function fileUrl(fileId: string): string {
  return `/files/${encodeURIComponent(fileId)}`
}

/** XMLHttpRequest, because `fetch` tells nothing of an upload's progress. */
function post({ file, onProgress }: Upload): Promise<Answer> {
  const body = new FormData()
  body.append('file', file, 'photo.jpg')
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/files')
    request.responseType = 'json'
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onload = () => resolve({ status: request.status, body: request.response })
    request.onerror = () => reject(new Error('The file could not be sent.'))
    request.send(body)
  })
}

function idIn({ status, body }: Answer): string {
  const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined
  if (status >= 200 && status < 300 && typeof id === 'string') return id
  throw new Error(`The file was refused with status '${status}'.`)
}
