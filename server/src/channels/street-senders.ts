import type { Clock } from '@linli/runtime'
import type { ChannelSettings, StreetChannels } from './channel-settings.ts'
import { createDingtalk } from './dingtalk.ts'
import {
  type MessageSender,
  type MessageSenders,
  OUTSIDE_CHANNELS,
  type OutsideChannel,
  unreachable,
} from './message-sender.ts'
import { createSignedChannel } from './signed-channel.ts'
import { createWecom } from './wecom.ts'

type Senders = Readonly<Partial<Record<OutsideChannel, MessageSender>>>

/** The ways that each street has set up. Nothing pretends to have been sent by one that it has not. */
export function createStreetSenders(settings: ChannelSettings, clock: Clock): MessageSenders {
  const streets = new Map(
    Object.entries(settings).map(([street, channels]) => [street, sendersOf(channels, clock)]),
  )
  const of = (tenantId: string): Senders => streets.get(tenantId) ?? streets.get('*') ?? {}
  return {
    channelsOf: (tenantId) =>
      OUTSIDE_CHANNELS.filter((channel) => of(tenantId)[channel] !== undefined),
    async send(message) {
      const { tenantId, channel } = message
      const sender = of(tenantId)[channel]
      if (sender === undefined)
        throw unreachable(`Tenant '${tenantId}' has not set up the channel '${channel}'.`)
      await sender.send(message)
    },
  }
}

function sendersOf(channels: StreetChannels, clock: Clock): Senders {
  const { sms, voice, webhook, wecom, dingtalk } = channels
  return {
    ...(sms && { sms: createSignedChannel('sms', sms, clock) }),
    ...(voice && { voice: createSignedChannel('voice', voice, clock) }),
    ...(webhook && { webhook: createSignedChannel('webhook', webhook, clock) }),
    ...(wecom && { wecom: createWecom(wecom, clock) }),
    ...(dingtalk && { dingtalk: createDingtalk(dingtalk, clock) }),
  }
}
