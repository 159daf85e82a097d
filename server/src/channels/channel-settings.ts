import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import { OUTSIDE_CHANNELS, type OutsideChannel } from './message-sender.ts'

/** A gateway that takes our signed calls. `secret`: base64, at least 24 bytes. */
export interface SignedSetting {
  readonly url: string
  readonly secret: string
}
export interface WecomSetting {
  readonly corpId: string
  readonly secret: string
  readonly agentId: number
  /** Origin of an installation of one's own (政务微信); null for the public one. */
  readonly api: string | null
}
export interface DingtalkSetting {
  readonly appKey: string
  readonly appSecret: string
  readonly agentId: number
  /** The same, of 专有钉钉. */
  readonly api: string | null
}

/** How one street reaches people outside the app; what is not named it has not got. */
export interface StreetChannels {
  readonly sms?: SignedSetting
  readonly voice?: SignedSetting
  readonly webhook?: SignedSetting
  readonly wecom?: WecomSetting
  readonly dingtalk?: DingtalkSetting
}

/** By the id of the street; `*` for every street that is not named. */
export type ChannelSettings = Readonly<Record<string, StreetChannels>>

/** Reads the file that `LINLI_CHANNELS` names. Notes each problem by where it stands; no value is repeated, for it may be a secret. */
export function parseChannels(text: string, problems: string[]): ChannelSettings {
  const settings: Record<string, StreetChannels> = {}
  for (const [street, channels] of Object.entries(parse(text, problems))) {
    if (!isJsonObject(channels)) {
      problems.push(`LINLI_CHANNELS: '${street}' must be an object of channels.`)
      continue
    }
    settings[street] = Object.fromEntries(
      Object.entries(channels).flatMap(([channel, setting]) => {
        const reader = new Reader(setting, { place: `'${street}.${channel}'`, problems })
        return isOutside(channel) ? [[channel, READ[channel](reader)]] : reader.unknown()
      }),
    )
  }
  return settings
}

function parse(text: string, problems: string[]): JsonObject {
  try {
    const value: JsonValue = JSON.parse(text)
    if (isJsonObject(value)) return value
  } catch {
    // What the parser says repeats a part of the text.
  }
  problems.push('LINLI_CHANNELS must name a file that holds a JSON object.')
  return {}
}

const READ: Readonly<Record<OutsideChannel, (reader: Reader) => object>> = {
  sms: signed,
  voice: signed,
  webhook: signed,
  wecom: (reader) => ({
    ...{ corpId: reader.text('corpId'), secret: reader.text('secret') },
    ...{ agentId: reader.number('agentId'), api: reader.address('api', { isOrigin: true }) },
  }),
  dingtalk: (reader) => ({
    ...{ appKey: reader.text('appKey'), appSecret: reader.text('appSecret') },
    ...{ agentId: reader.number('agentId'), api: reader.address('api', { isOrigin: true }) },
  }),
}

function signed(reader: Reader): SignedSetting {
  return { url: reader.address('url') ?? '', secret: reader.secret('secret') }
}

function isOutside(channel: string): channel is OutsideChannel {
  return OUTSIDE_CHANNELS.some((known) => known === channel)
}

/** Reads members of one setting, and notes what is wrong with them. */
class Reader {
  readonly #setting: JsonObject
  readonly #at: { readonly place: string; readonly problems: string[] }

  constructor(
    setting: JsonValue | undefined,
    at: { readonly place: string; readonly problems: string[] },
  ) {
    this.#setting = isJsonObject(setting) ? setting : {}
    this.#at = at
  }

  unknown(): [] {
    this.#at.problems.push(
      `LINLI_CHANNELS: ${this.#at.place} is no channel; they are ${OUTSIDE_CHANNELS.join(', ')}.`,
    )
    return []
  }

  text(name: string): string {
    const value = this.#setting[name]
    return typeof value === 'string' && value !== '' ? value : this.#wrong(name, 'a text', '')
  }

  number(name: string): number {
    const value = this.#setting[name]
    return typeof value === 'number' && Number.isInteger(value)
      ? value
      : this.#wrong(name, 'a whole number', 0)
  }

  secret(name: string): string {
    const value = this.#setting[name]
    const bytes = typeof value === 'string' ? Buffer.from(value, 'base64').length : 0
    return typeof value === 'string' && bytes >= 24
      ? value
      : this.#wrong(name, 'at least 24 bytes in base64', '')
  }

  /** HTTPS, or HTTP to this machine alone; null where an origin is not given. */
  address(name: string, { isOrigin = false } = {}): string | null {
    const value = this.#setting[name]
    if (isOrigin && value === undefined) return null
    const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : null
    const isSafe =
      url?.protocol === 'https:' ||
      (url?.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname))
    if (url === null || !isSafe || url.username !== '' || url.password !== '')
      return this.#wrong(name, 'an address that begins with https:// and holds no password', null)
    return isOrigin ? url.origin : url.href
  }

  #wrong<Value>(name: string, wanted: string, value: Value): Value {
    this.#at.problems.push(`LINLI_CHANNELS: '${name}' of ${this.#at.place} must be ${wanted}.`)
    return value
  }
}
