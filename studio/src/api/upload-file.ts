import { FILE_PART_BYTES } from '@linli/schemas/file-types'
import { type FileFacts, FileRefused, type NamedFile } from '../form-view/form-services.ts'
import { newKey } from '../ui/new-key.ts'
import { type Answer, sendParts } from './send-parts.ts'
import type { Session } from './session.ts'

interface Upload {
  readonly file: NamedFile
  /** Hears shares from 0 to 1. */
  readonly onProgress: (share: number) => void
}

/** Under which large files are on their way: the same file, sent again, goes on where it stopped. */
const begun = new WeakMap<Blob, string>()

/** Stores a file and gives its id; a large one in parts. Waits for the sign-in dialog when the server wants a session.
 *  Rejects with `FileRefused` where the server does not take it, and otherwise where the network or the server failed: then the same file
 *  may be sent again. */
export async function uploadFile(session: Session, upload: Upload): Promise<string> {
  const { bytes } = upload.file
  const id = begun.get(bytes) ?? newKey()
  begun.set(bytes, id)
  const send = () =>
    isLarge(upload) ? sendLarge(id, upload) : request({ method: 'POST', url: '/files' }, upload)
  const first = await send()
  if (first.status !== 401) return idIn(first)
  session.end()
  if (!(await session.renewed())) return idIn(first)
  return idIn(await send())
}

/** Stores a file under an id that was made here; once more is as once. Gives the server's status. Rejects when it was not reached. */
export async function uploadFileAs(id: string, upload: Upload): Promise<number> {
  const answer = isLarge(upload)
    ? await sendLarge(id, upload)
    : await request({ method: 'PUT', url: fileUrl(id) }, upload)
  return answer.status
}

function isLarge({ file }: Upload): boolean {
  return file.bytes.size > FILE_PART_BYTES
}

function sendLarge(id: string, { file: { bytes, name }, onProgress }: Upload): Promise<Answer> {
  return sendParts(
    { id, bytes, name, onProgress },
    {
      ask: async (path) => {
        const response = await fetch(path)
        return { status: response.status, body: await response.json() }
      },
      put: (url, part, onPartProgress) =>
        carry({ method: 'PUT', url }, { body: part, onProgress: onPartProgress }),
      pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    },
  )
}

/** Where a stored file can be seen by those who may see it. */
export function fileUrl(fileId: string): string {
  return `/files/${encodeURIComponent(fileId)}`
}

interface Address {
  readonly method: 'POST' | 'PUT'
  readonly url: string
}

function request(address: Address, { file, onProgress }: Upload): Promise<Answer> {
  const body = new FormData()
  body.append('file', file.bytes, file.name)
  return carry(address, { body, onProgress })
}

interface Load extends Pick<Upload, 'onProgress'> {
  readonly body: Blob | FormData
}

/** XMLHttpRequest, because `fetch` tells nothing of an upload's progress. */
function carry({ method, url }: Address, { body, onProgress }: Load): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = new XMLHttpRequest()
    asked.open(method, url)
    asked.responseType = 'json'
    // A blob would go out under the type the phone gave it.
    if (body instanceof Blob) asked.setRequestHeader('content-type', 'application/octet-stream')
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
