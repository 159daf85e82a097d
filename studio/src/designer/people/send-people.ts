import type { Locale } from '@linli/schemas/locale-text'
import type { ImportAnswer } from '@linli/schemas/people-table'
import type { Session } from '../../api/session.ts'
import { type Sent, sendFile } from './send-file.ts'

interface Asking {
  readonly apply: boolean
  readonly session: Session
  readonly locale: Locale
}

/** Sends the bytes of a table: only they tell their encoding. */
export function sendPeople(
  file: File,
  { apply, session, locale }: Asking,
): Promise<Sent<ImportAnswer>> {
  const url = `/people/import${apply ? '?apply=1' : ''}`
  return sendFile(file, { url, type: 'text/csv', session, locale })
}
