import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import { unreachable } from './message-sender.ts'

export interface ProviderCall {
  /** For what is said of a failure. */
  readonly channel: string
  /** May hold a secret: it stands in no message. */
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  /** The exact text that is posted; without it the call is a GET. */
  readonly body?: string
}

export interface ProviderAnswer {
  readonly status: number
  /** Milliseconds that it asks to be left alone; null where it does not ask. */
  readonly retryAfterMs: number | null
  /** Empty where it is no JSON object. */
  readonly body: JsonObject
}

/** Three calls in a row (token, person, message) end before the lease of a delivery does. */
const WAIT_MS = 4_000
const MOST_BYTES = 64 * 1024
const MOST_PAUSE_MS = 10 * 60_000

/** One call to whoever runs a channel. It follows no redirection: what is signed goes to the address that was set up, or nowhere. Throws
 *  `channel.unreachable` where no answer comes in time, or one that is too long. */
export async function callProvider({
  channel,
  url,
  headers = {},
  body,
}: ProviderCall): Promise<ProviderAnswer> {
  try {
    const answer = await fetch(url, {
      ...(body === undefined ? {} : { method: 'POST', body }),
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(WAIT_MS),
    })
    return {
      status: answer.status,
      retryAfterMs: retryAfter(answer.headers.get('retry-after')),
      body: parse(await read(answer)),
    }
  } catch (error) {
    throw unreachable(`The channel '${channel}' gives no answer (${reasonOf(error)}).`)
  }
}

async function read(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) throw new RangeError('too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parse(text: string): JsonObject {
  try {
    const value: JsonValue = JSON.parse(text)
    return isJsonObject(value) ? value : {}
  } catch {
    return {}
  }
}

/** Whole seconds only; a date would ask whose clock is right. */
function retryAfter(text: string | null): number | null {
  return text !== null && /^\d{1,6}$/.test(text)
    ? Math.min(Number(text) * 1000, MOST_PAUSE_MS)
    : null
}

/** A name, never a text of the error: it may hold the address. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code
  return cause instanceof Error ? cause.name : 'unknown'
}
