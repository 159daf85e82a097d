import type { Locale } from '@linli/schemas/locale-text'
import type { Session } from '../../api/session.ts'

/** What became of a file; the answer has the shape that the route promises. */
export type Sent<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'offline' }
  /** By whoever sent it; what the server has done by then it has done. */
  | { readonly kind: 'stopped' }

interface Asking {
  readonly url: string
  /** Its media type. */
  readonly type: string
  readonly session: Session
  readonly locale: Locale
  readonly signal?: AbortSignal
}

/** Sends the bytes of a file as they are. Waits for the sign-in dialog where the session has ended, and sends once more. */
export async function sendFile<Answer>(file: File, asking: Asking): Promise<Sent<Answer>> {
  const first = await post(file, asking)
  if (asking.signal?.aborted) return { kind: 'stopped' }
  if (first === null || first.status !== 401) return read(first)
  asking.session.end()
  return (await asking.session.renewed()) ? read(await post(file, asking)) : read(first)
}

function post(file: File, { url, type, locale, signal }: Asking): Promise<Response | null> {
  return fetch(url, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': type, 'accept-language': locale },
    body: file,
    ...(signal === undefined ? {} : { signal }),
  }).catch(() => null)
}

async function read<Answer>(response: Response | null): Promise<Sent<Answer>> {
  const body: unknown = await response?.json().catch(() => null)
  if (response?.ok) return { kind: 'answered', answer: body as Answer }
  if (typeof body === 'object' && body !== null && 'message' in body)
    return { kind: 'refused', message: String(body.message) }
  return { kind: 'offline' }
}
