import type { ImportAnswer } from '@linli/schemas/people-table'
import { type Sent, sendFile } from './send-file.ts'
import type { Asking } from './use-sent-file.ts'

/** Sends the bytes of a table: only they tell their encoding. */
export function sendPeople(
  file: File,
  { apply, onProgress, ...asking }: Asking,
): Promise<Sent<ImportAnswer>> {
  const url = `/people/import${apply ? '?apply=1' : ''}`
  return sendFile(file, {
    ...{ url, type: 'text/csv', isDeed: apply, ...asking },
    ...(apply ? { onProgress } : {}),
  })
}
