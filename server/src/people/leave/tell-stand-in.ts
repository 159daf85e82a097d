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

function newsOf(name: string, { fromDay: from, wasUntil: was, untilDay: until }: ToldLeave) {
  if (until === null) return { notice: 'leave.taken-back', values: { name, from } } as const
  if (was === null) return { notice: 'leave.stand-in', values: { name, from, until } } as const
  const values = { name, until, was }
  return until < was
    ? ({ notice: 'leave.shorter', values } as const)
    : ({ notice: 'leave.longer', values } as const)
}
