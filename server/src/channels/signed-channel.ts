import { createHash, createSecretKey } from 'node:crypto'
import type { Clock } from '@linli/runtime'
import { signCall } from '../devices/verify-signature.ts'
import { callProvider } from './call-provider.ts'
import type { SignedSetting } from './channel-settings.ts'
import { type MessageSender, type OutgoingMessage, refused, unreachable } from './message-sender.ts'
import { createProviderPause } from './provider-pause.ts'

/** Tried again: what people can set right, and what passes by itself. */
const LATER = [401, 403, 404, 405, 407, 408, 409, 425, 429]

/** Hands messages to a gateway of the street's own, signed as our incoming webhooks are (docs/channels.md): text messages, voice calls or
 *  anything else that takes a phone and a text. */
export function createSignedChannel(
  channel: string,
  { url, secret }: SignedSetting,
  clock: Clock,
): MessageSender {
  const key = createSecretKey(Buffer.from(secret, 'base64'))
  const pause = createProviderPause(channel, clock)
  return {
    async send(message) {
      pause.assertOver()
      const body = bodyOf(message)
      const messageId = headerId(message.id)
      const timestamp = String(Math.floor(clock.now() / 1000))
      const signature = signCall({ messageId, timestamp, body: Buffer.from(body) }, key)
      const { status, retryAfterMs } = await callProvider({
        ...{ channel, url: new URL(url), body },
        headers: {
          'webhook-id': messageId,
          'webhook-timestamp': timestamp,
          'webhook-signature': signature,
        },
      })
      if (status >= 200 && status < 300) return
      if (status === 429 || (status === 503 && retryAfterMs !== null)) pause.begin(retryAfterMs)
      const said = `The channel '${channel}' answers ${status}.`
      throw status >= 400 && status < 500 && !LATER.includes(status)
        ? refused(said)
        : unreachable(said)
    },
  }
}

/** Not the street's id of the case and not her account: what a gateway has no use for, it is not told. */
function bodyOf({ channel, phone, text, at }: OutgoingMessage): string {
  return JSON.stringify({ channel, phone, text, at: new Date(at).toISOString() })
}

/** As docs/webhooks.md wants it. */
function headerId(id: string): string {
  if (/^[\x21-\x7e]{1,128}$/.test(id)) return id
  return createHash('sha256').update(id).digest('hex')
}
