import type { NoticeChannel } from '@linli/schemas/definition'
import type { OutsideChannel } from '../channels/message-sender.ts'

export interface WayAsked {
  /** What the service says. */
  readonly channel: OutsideChannel
  /** What she chose for herself; null: nothing. */
  readonly toldBy: NoticeChannel | null
  /** The street wants messages of this service to go out whatever anybody chose. */
  readonly isUrgent: boolean
  /** What the street has set up. */
  readonly has: readonly OutsideChannel[]
}

/** By which way one person is told. Her choice goes before what the service says, but not where it is urgent, nor where it speaks to the
 *  street's own gateway. What the street has not got goes by text message; where there is none either, nothing is chosen in its place, so
 *  that the sender says what is missing. */
export function chooseWay({ channel, toldBy, isUrgent, has }: WayAsked): NoticeChannel {
  const chosen = isUrgent || channel === 'webhook' ? null : toldBy
  if (chosen === 'app') return 'app'
  const wanted: readonly OutsideChannel[] = chosen === null ? [channel] : [chosen, channel]
  return [...wanted, 'sms' as const].find((way) => has.includes(way)) ?? channel
}

const CHOICES: readonly NoticeChannel[] = ['app', 'sms', 'voice', 'wecom', 'dingtalk']
const OF_RESIDENTS: readonly NoticeChannel[] = ['app', 'sms', 'voice']

/** What somebody may choose: 企业微信 and 钉钉 know members of staff alone. */
export function waysFor(role: string, has: readonly OutsideChannel[]): readonly NoticeChannel[] {
  return (role === 'resident' ? OF_RESIDENTS : CHOICES).filter(
    (way) => way === 'app' || has.includes(way),
  )
}

/** Null for what is no choice, such as one of a later release. */
export function readChoice(text: string | null): NoticeChannel | null {
  return CHOICES.find((way) => way === text) ?? null
}
