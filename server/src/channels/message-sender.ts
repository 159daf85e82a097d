import type { NoticeChannel } from '@linli/schemas/definition'
import { LinliError } from '@linli/schemas/linli-error'

/** Every way out of the app. */
export type OutsideChannel = Exclude<NoticeChannel, 'app'>

export const OUTSIDE_CHANNELS: readonly OutsideChannel[] = [
  ...(['sms', 'voice', 'wecom', 'dingtalk', 'webhook'] as const),
]

export interface OutgoingMessage {
  readonly tenantId: string
  /** Stable key: a repeat with the same id tells nobody twice. */
  readonly id: string
  readonly channel: OutsideChannel
  readonly phone: string
  readonly text: string
  /** Epoch ms at which it was made; the same on every repeat. */
  readonly at: number
}

/** One street's way to people. Throws `channel.unreachable` to be tried again later, and `channel.refused` where it never reaches her. */
export interface MessageSender {
  send(message: OutgoingMessage): Promise<void>
}

/** All ways of all streets. */
export interface MessageSenders extends MessageSender {
  /** What the street has set up. */
  channelsOf(tenantId: string): readonly OutsideChannel[]
}

/** What the throwers below say holds no address, no phone and nothing secret: it goes into logs. */
export function unreachable(what: string): LinliError {
  return new LinliError('channel.unreachable', what)
}

export function refused(what: string): LinliError {
  return new LinliError('channel.refused', what)
}
