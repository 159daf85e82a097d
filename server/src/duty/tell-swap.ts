import type { LocaleText } from '@linli/schemas/locale-text'
import type { OrgChange } from '../org/change-org.ts'
import type { DutyShift } from './duty-store.ts'
import { shiftText } from './shift-text.ts'
import { tellOfTeam } from './team-notices.ts'

interface SwapNews {
  readonly id: string
  /** Account id. */
  readonly to: string
  readonly title: LocaleText
  readonly body: LocaleText
}

/** Tells one person of a swap at a team, once. */
export function tellOfSwap(
  { client, tenantId }: OrgChange,
  nodeId: string,
  { id, to, title, body }: SwapNews,
): Promise<void> {
  return tellOfTeam(client, { tenantId, nodeId, id, kind: 'swap', title, body }, [to])
}

/** Whose turn is another one now. */
export interface ChangedTurn {
  readonly to: string
  readonly has: DutyShift
  readonly had: DutyShift
}

/** Each has it in writing which turn is hers now. */
export async function tellChanged(
  change: OrgChange,
  id: string,
  turns: readonly ChangedTurn[],
): Promise<void> {
  for (const { to, has, had } of turns) {
    await tellOfSwap(change, has.nodeId, {
      ...{ id: `${id}.changed`, to, title: { 'zh-CN': '已换班', en: 'Shifts are swapped' } },
      body: {
        'zh-CN': `您改值 ${timeOf(has)}，不值 ${timeOf(had)}。`,
        en: `You are on duty ${timeOf(has)}, and not ${timeOf(had)}.`,
      },
    })
  }
}

/** When a shift is, in words. */
export function timeOf({ fromAt, untilAt }: DutyShift): string {
  return shiftText({ fromAt: fromAt.getTime(), untilAt: untilAt.getTime() })
}
