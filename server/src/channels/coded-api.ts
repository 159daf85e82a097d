import type { Clock } from '@linli/runtime'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import { callProvider } from './call-provider.ts'
import { refused, unreachable } from './message-sender.ts'
import { createProviderPause } from './provider-pause.ts'

/** An interface that answers 200 to everything and says in `errcode` what it means, as 企业微信 and 钉钉 do. */
export interface CodedApi {
  /** Throws `channel.refused` for a person whom it does not reach, `channel.unreachable` for everything else that is not 0. */
  post(path: string, body: JsonObject): Promise<JsonObject>
}

export interface ApiBook {
  readonly channel: string
  readonly origin: string
  /** Where a token is fetched, with what proves who asks. */
  readonly tokenPath: string
  /** Codes that say the token is not good any more. */
  readonly tokenCodes: readonly number[]
  /** Codes that say this person is not reached, today and tomorrow. */
  readonly personCodes: readonly number[]
  /** Codes that say there were too many calls. */
  readonly limitCodes: readonly number[]
}

/** A token is used until five minutes before its end. */
const SPARE_MS = 5 * 60_000
const USUAL_LIFE_S = 7200

export function createCodedApi(book: ApiBook, clock: Clock): CodedApi {
  const pause = createProviderPause(book.channel, clock)
  let kept: { readonly token: string; readonly until: number } | null = null
  let fetching: Promise<string> | null = null

  const call = async (path: string, body?: JsonObject) => {
    const answer = await callProvider({
      ...{ channel: book.channel, url: new URL(path, book.origin) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const { status, retryAfterMs } = answer
    if (status === 200) return answer.body
    if (status === 429 || status === 503) pause.begin(retryAfterMs)
    throw unreachable(`The channel '${book.channel}' answers ${status}.`)
  }
  const fetchToken = async () => {
    const body = await call(book.tokenPath)
    const { access_token: token, expires_in: seconds } = body
    const [code] = codesOf(body)
    if (code !== undefined || typeof token !== 'string') return fail(body)
    const lives = (typeof seconds === 'number' ? seconds : USUAL_LIFE_S) * 1000
    kept = { token, until: clock.now() + Math.max(lives - SPARE_MS, lives / 2) }
    return token
  }
  // Each new token ends the one before: whoever comes meanwhile waits for the same.
  const tokenNow = async () => {
    if (kept !== null && clock.now() < kept.until) return kept.token
    fetching ??= fetchToken().finally(() => {
      fetching = null
    })
    return fetching
  }
  const fail = (body: JsonObject): never => {
    const codes = codesOf(body)
    const said = `The channel '${book.channel}' answers ${codes.join(' ') || 'nothing known'}.`
    if (codes.some((code) => book.limitCodes.includes(code))) pause.begin(null)
    throw codes.some((code) => book.personCodes.includes(code)) ? refused(said) : unreachable(said)
  }
  return {
    async post(path, body) {
      pause.assertOver()
      for (let turn = 0; ; turn++) {
        const token = await tokenNow()
        const answer = await call(`${path}?access_token=${encodeURIComponent(token)}`, body)
        const codes = codesOf(answer)
        if (codes.length === 0) return answer
        if (turn > 0 || !codes.some((code) => book.tokenCodes.includes(code))) return fail(answer)
        // Somebody else may have fetched a new one already.
        if (kept?.token === token) kept = null
      }
    },
  }
}

/** What it complains of; 钉钉 says 88 and the reason beside it. None where all is well. */
function codesOf({ errcode, sub_code: sub }: JsonObject): readonly number[] {
  const codes = [numberIn(errcode) ?? -1, numberIn(sub) ?? 0]
  return codes.filter((code) => code !== 0)
}

function numberIn(value: JsonValue | undefined): number | null {
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) ? number : null
}

/** The text at a path of members; null where there is none. */
export function textAt(body: JsonObject, ...path: readonly string[]): string | null {
  let value: JsonValue | undefined = body
  for (const name of path) value = isJsonObject(value) ? value[name] : undefined
  return typeof value === 'string' && value !== '' ? value : null
}
