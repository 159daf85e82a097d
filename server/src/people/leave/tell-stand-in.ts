import type { LocaleText } from '@linli/schemas/locale-text'
import type { OrgChange } from '../../org/change-org.ts'
import { tellPeople } from '../tell-people.ts'

interface ToldLeave {
  readonly accountId: string
  readonly standInId: string | null
  /** `YYYY-MM-DD` */
  readonly fromDay: string
  /** First day on which she was to be back; null for a leave that is new or had been taken back. */
  readonly wasUntil: string | null
  /** The same now; null for one that is taken back. */
  readonly untilDay: string | null
}

/** Whoever stands in has it in writing from when until when; the reason is for officials only. Nothing is told where nobody stands in or no
 *  day has changed. */
export async function tellStandIn(change: OrgChange, leave: ToldLeave): Promise<void> {
  const { accountId, standInId, wasUntil, untilDay } = leave
  if (standInId === null || wasUntil === untilDay) return
  const { rows } = await change.client.query<{ name: string }>(
    'SELECT name FROM account WHERE tenant_id = $1 AND id = $2',
    [change.tenantId, accountId],
  )
  const news = newsOf(rows[0]?.name ?? accountId, leave)
  await tellPeople(change, [{ to: standInId, kind: 'leave', ...news }])
}

interface News {
  readonly title: LocaleText
  readonly body: LocaleText
}

function newsOf(name: string, { fromDay, wasUntil, untilDay }: ToldLeave): News {
  if (untilDay === null)
    return {
      title: { 'zh-CN': '不用您替班了', en: 'You need not stand in' },
      body: {
        'zh-CN': `${name} ${fromDay} 起的请假已取消，岗位上的任务不再由您代办。`,
        en: `The leave of ${name} from ${fromDay} is taken back: you have no tasks to do for ${name}.`,
      },
    }
  if (wasUntil === null)
    return {
      title: { 'zh-CN': '请您替班', en: 'You stand in for somebody' },
      body: {
        'zh-CN': `${name} ${fromDay} 起请假，${untilDay} 回来。这期间由您替班，岗位上的任务您也能办。`,
        en: `${name} is away from ${fromDay} and back on ${untilDay}. You stand in: until then you may do the tasks of these posts too.`,
      },
    }
  return {
    title:
      untilDay < wasUntil
        ? { 'zh-CN': '替班提前结束', en: 'You stand in for less time' }
        : { 'zh-CN': '替班延长', en: 'You stand in for longer' },
    body: {
      'zh-CN': `${name}改为 ${untilDay} 回来（原定 ${wasUntil}），从那天起岗位上的任务不再由您代办。`,
      en: `${name} is back on ${untilDay}, not on ${wasUntil}; from that day on you have no tasks to do for ${name}.`,
    },
  }
}
