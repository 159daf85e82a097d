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
  /** Media type of the file. */
  readonly type?: string
  readonly session: Session
  readonly locale: Locale
  /** It changes something: whoever signs in when the session has ended may be somebody else, and has not asked for that. */
  readonly isDeed: boolean
  readonly signal?: AbortSignal
  /** Asks the server how far it is, and hears it. */
  readonly onProgress?: (progress: Progress) => void
}

/** How much of the work is done. */
export interface Progress {
  readonly done: number
  readonly of: number
  /** The part of it that is counted, where it has several. */
  readonly step?: string
}

const LINES = 'application/x-ndjson'

/** Sends the bytes of a file as they are, or asks without any (null). Where the session has ended, it asks to sign in; what changes nothing is sent once more then. */
export async function sendFile<Answer>(file: File | null, asking: Asking): Promise<Sent<Answer>> {
  const { session, signal, isDeed } = asking
  const first = await post(file, asking)
  const answered = (response: Response | null) => read<Answer>(response, asking)
  if (first === null || first.status !== 401 || signal?.aborted) return answered(first)
  session.end()
  if (isDeed) return answered(first)
  const isRenewed = await session.renewed()
  return answered(isRenewed && !signal?.aborted ? await post(file, asking) : first)
}

function post(
  file: File | null,
  { url, type, locale, signal, onProgress }: Asking,
): Promise<Response | null> {
  return fetch(url, {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      ...(type === undefined ? {} : { 'content-type': type }),
      'accept-language': locale,
      ...(onProgress === undefined ? {} : { accept: LINES }),
    },
    body: file,
    ...(signal === undefined ? {} : { signal }),
  }).catch(() => null)
}

async function read<Answer>(
  response: Response | null,
  { signal, onProgress }: Asking,
): Promise<Sent<Answer>> {
  if (signal?.aborted) return { kind: 'stopped' }
  const isLines = response?.headers.get('content-type')?.startsWith(LINES) === true
  if (isLines && response.body !== null) {
    const sent = await readLines<Answer>(response.body, onProgress).catch(() => null)
    return sent ?? { kind: signal?.aborted ? 'stopped' : 'offline' }
  }
  const body: unknown = await response?.json().catch(() => null)
  if (response?.ok) return { kind: 'answered', answer: body as Answer }
  if (typeof body === 'object' && body !== null && 'message' in body)
    return { kind: 'refused', message: String(body.message) }
  return { kind: 'offline' }
}

interface Line<Answer> extends Partial<Progress> {
  readonly answer?: Answer
  readonly refusal?: { readonly message: string }
}

/** Null where the lines break off before the last one. */
async function readLines<Answer>(
  body: ReadableStream<Uint8Array>,
  onProgress: Asking['onProgress'],
): Promise<Sent<Answer> | null> {
  for await (const line of linesOf(body)) {
    const { answer, refusal, done, of, step } = JSON.parse(line) as Line<Answer>
    if (answer !== undefined) return { kind: 'answered', answer }
    if (refusal !== undefined) return { kind: 'refused', message: refusal.message }
    if (done === undefined || of === undefined) continue
    onProgress?.({ done, of, ...(step === undefined ? {} : { step }) })
  }
  return null
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}
