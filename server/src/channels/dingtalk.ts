import type { Clock } from '@linli/runtime'
import type { DingtalkSetting } from './channel-settings.ts'
import { createCodedApi, textAt } from './coded-api.ts'
import { datedText } from './dated-text.ts'
import { createKnownMembers } from './known-members.ts'
import { type MessageSender, refused } from './message-sender.ts'

const ORIGIN = 'https://oapi.dingtalk.com'
/** Of the whole message, 2048; its frame takes some. */
const MOST_BYTES = 1900

/** Work notices of an application (钉钉工作通知), to each person alone: a robot would tell a whole group what is one person's. Members are
 *  found by their phone. 钉钉 gives nobody the same text twice on one day, which makes a repeat harmless. */
export function createDingtalk(
  { api, appKey, appSecret, agentId }: DingtalkSetting,
  clock: Clock,
): MessageSender {
  const query = new URLSearchParams({ appkey: appKey, appsecret: appSecret })
  const dingtalk = createCodedApi(
    {
      ...{ channel: 'dingtalk', origin: api ?? ORIGIN, tokenPath: `/gettoken?${query}` },
      tokenCodes: [40001, 40014, 42001],
      // No such person, no such phone; whoever is told more than 500 times a day is told by another way.
      personCodes: [33013, 40104, 60121, 143105],
      limitCodes: [90002, 90005, 90006, 90018, 143103, 143104],
    },
    clock,
  )
  const members = createKnownMembers(clock, async (mobile) => {
    const found = await dingtalk.post('/topapi/v2/user/getbymobile', { mobile })
    const id = textAt(found, 'result', 'userid')
    if (id === null) throw refused('The phone is no member of 钉钉.')
    return id
  })
  return {
    async send({ phone, text, at }) {
      const userid = await members.idOf(phone)
      try {
        await dingtalk.post('/topapi/message/corpconversation/asyncsend_v2', {
          ...{ agent_id: agentId, userid_list: userid, to_all_user: false },
          msg: { msgtype: 'text', text: { content: datedText(text, at, MOST_BYTES) } },
        })
      } catch (error) {
        members.forget(phone)
        throw error
      }
    },
  }
}
