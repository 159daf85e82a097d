import type { Clock } from '@linli/runtime'
import type { WecomSetting } from './channel-settings.ts'
import { createCodedApi, textAt } from './coded-api.ts'
import { datedText } from './dated-text.ts'
import { createKnownMembers } from './known-members.ts'
import { type MessageSender, refused } from './message-sender.ts'

const ORIGIN = 'https://qyapi.weixin.qq.com'
/** What is longer, 企业微信 cuts wherever it is. */
const MOST_BYTES = 2048
/** The longest that it looks for repeats: longer than an effect is tried again. */
const REPEATS_S = 4 * 60 * 60

/** Messages of an application (企业微信应用消息). Members are found by their phone, so the application may read it. */
export function createWecom(
  { api, corpId, secret, agentId }: WecomSetting,
  clock: Clock,
): MessageSender {
  const query = new URLSearchParams({ corpid: corpId, corpsecret: secret })
  const wecom = createCodedApi(
    {
      ...{ channel: 'wecom', origin: api ?? ORIGIN, tokenPath: `/cgi-bin/gettoken?${query}` },
      tokenCodes: [40014, 41001, 42001],
      // No such member, no such phone, nobody of those named may be told.
      personCodes: [40003, 46004, 60103, 60111, 81013, 82001],
      limitCodes: [45009, 45033],
    },
    clock,
  )
  const members = createKnownMembers(clock, async (mobile) => {
    const found = await wecom.post('/cgi-bin/user/getuserid', { mobile })
    const id = textAt(found, 'userid')
    if (id === null) throw refused('The phone is no member of 企业微信.')
    return id
  })
  return {
    async send({ phone, text, at }) {
      const touser = await members.idOf(phone)
      try {
        const sent = await wecom.post('/cgi-bin/message/send', {
          ...{ touser, agentid: agentId, msgtype: 'text' },
          text: { content: datedText(text, at, MOST_BYTES) },
          ...{ enable_duplicate_check: 1, duplicate_check_interval: REPEATS_S },
        })
        if (textAt(sent, 'invaliduser') ?? textAt(sent, 'unlicenseduser'))
          throw refused('The member may not be told by 企业微信.')
      } catch (error) {
        // She may have left and come back under another id.
        members.forget(phone)
        throw error
      }
    },
  }
}
