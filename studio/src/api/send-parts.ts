import { FILE_PART_BYTES } from '@linli/schemas/file-types'

export interface Answer {
  readonly status: number
  readonly body: unknown
}

interface Parts {
  /** Under which the server keeps it. */
  readonly id: string
  readonly bytes: Blob
  readonly name: string
  /** Hears shares of the whole, from 0 to 1. */
  readonly onProgress: (share: number) => void
}

interface Carrier {
  /** How much the server has. Rejects where it is not reached, as `put` does. */
  readonly ask: (path: string) => Promise<Answer>
  readonly put: (path: string, part: Blob, onProgress: (share: number) => void) => Promise<Answer>
  readonly pause: (milliseconds: number) => Promise<void>
}

/** After each failure without progress; after the last of them it is given up, and may be begun again where it stopped. */
const PAUSES_MS = [1_000, 3_000, 10_000, 30_000] as const

/** Sends a file part by part, from where the server says it stopped, and gives the answer to the last one, or the first that is neither a
 *  success nor worth another try. Rejects where the network was away for longer than a tunnel. */
export async function sendParts(parts: Parts, carrier: Carrier): Promise<Answer> {
  let at: number | null = null
  let failures = 0
  for (;;) {
    const answer: Answer | null = await sendNext(parts, at, carrier).catch(() => null)
    const received: number | null = answer === null ? null : receivedIn(answer)
    if (answer !== null && received === null && answer.status < 500) return answer
    const hasMoved = received !== null && (at === null || received > at)
    at = received
    failures = hasMoved ? 0 : failures + 1
    if (hasMoved) continue
    const pause = PAUSES_MS[failures - 1]
    if (pause === undefined) throw new Error('The file could not be sent.')
    await carrier.pause(pause)
  }
}

/** Asks where to go on while that is not known. */
async function sendNext(
  { id, bytes, name, onProgress }: Parts,
  at: number | null,
  { ask, put }: Carrier,
): Promise<Answer> {
  const path = `/files/${encodeURIComponent(id)}/parts`
  if (at === null) {
    const { status, body } = await ask(path)
    return isStored(body) ? { status, body: { id } } : { status, body }
  }
  const part = bytes.slice(at, at + FILE_PART_BYTES)
  const query = new URLSearchParams({ size: String(bytes.size), name })
  return put(`${path}/${at}?${query}`, part, (share) =>
    onProgress((at + share * part.size) / bytes.size),
  )
}

/** Null for what says nothing of parts. */
function receivedIn({ status, body }: Answer): number | null {
  if (status !== 200 && status !== 202) return null
  if (typeof body !== 'object' || body === null || !('received' in body)) return null
  return typeof body.received === 'number' ? body.received : null
}

function isStored(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'isStored' in body && body.isStored === true
}
