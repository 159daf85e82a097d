import type { Locale } from '@linli/schemas/locale-text'
import type { ImportAnswer } from '@linli/schemas/people-table'
import type { Session } from '../../api/session.ts'

type Sent =
  | { readonly kind: 'answered'; readonly answer: ImportAnswer }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'offline' }

interface Asking {
  readonly apply: boolean
  readonly session: Session
  readonly locale: Locale
}

/** Sends the bytes of a table as they are: only they tell their encoding. Waits for the sign-in dialog where the session
 *  has ended, and sends once more. */
export async function sendPeople(file: File, asking: Asking): Promise<Sent> {
  const first = await post(file, asking)
  if (first === null || first.status !== 401) return read(first)
  asking.session.end()
  return (await asking.session.renewed()) ? read(await post(file, asking)) : read(first)
}

function post(file: File, { apply, locale }: Asking): Promise<Response | null> {
  return fetch(`/people/import${apply ? '?apply=1' : ''}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'text/csv', 'accept-language': locale },
    body: file,
  }).catch(() => null)
}

async function read(response: Response | null): Promise<Sent> {
  const body: unknown = await response?.json().catch(() => null)
  if (response?.ok) return { kind: 'answered', answer: body as ImportAnswer }
  if (typeof body === 'object' && body !== null && 'message' in body)
    return { kind: 'refused', message: String(body.message) }
  return { kind: 'offline' }
}
