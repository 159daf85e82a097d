import type { StreetNews } from '../notices/street-notices.ts'
import type { OrgChange } from '../org/change-org.ts'
import type { DutyShift } from './duty-store.ts'
import { shiftText } from './shift-text.ts'
import { tellOfTeam } from './team-notices.ts'

type SwapNews = StreetNews & {
  readonly id: string
  /** Account id. */
  readonly to: string
}

/** Tells one person of a swap at a team, once. */
export function tellOfSwap(
  { client, tenantId }: OrgChange,
  nodeId: string,
  { to, ...news }: SwapNews,
): Promise<void> {
  return tellOfTeam(client, { ...news, tenantId, nodeId, kind: 'swap' }, [to])
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
      ...{ id: `${id}.changed`, to, notice: 'team.swapped' },
      values: { yours: timeOf(has), was: timeOf(had) },
    })
  }
}

/** When a shift is, in words. */
export function timeOf({ fromAt, untilAt }: DutyShift): string {
  return shiftText({ fromAt: fromAt.getTime(), untilAt: untilAt.getTime() })
}
