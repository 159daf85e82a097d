import { randomUUID } from 'node:crypto'
import { LinliError } from '@linli/schemas/linli-error'
import type { OrgChange, OrgDeed } from '../org/change-org.ts'
import { type DutyShift, loadShift } from './duty-store.ts'
import { type DutySwap, endUnanswered, loadSwap } from './swap-store.ts'
import { tellChanged, tellOfSwap, timeOf } from './tell-swap.ts'

// 换班 between two: one asks, the other agrees or declines. Only the two of them change places, in shifts that have not begun, so
// who was on duty on a day that is over stays as it was.

/** Asks a colleague for her turn in another shift of the desk, against one's own. She is told. Returns the swap's id. Throws
 *  `duty.not-found` for a shift without the asker, `duty.past`, `duty.bad-swap` and `duty.swap-asked`. */
export async function askSwap(
  change: OrgChange,
  asked: Pick<DutySwap, 'shiftId' | 'otherShiftId' | 'askedOf' | 'reason'> & {
    readonly now: number
  },
): Promise<string> {
  const { client, tenantId, actorId } = change
  const { shiftId, otherShiftId, askedOf, reason, now } = asked
  const shift = await loadShift(client, { tenantId, id: shiftId })
  // Whoever is not in it learns nothing of it.
  if (!isIn(shift, actorId))
    throw new LinliError('duty.not-found', `There is no shift '${shiftId}'.`)
  const other = await loadShift(client, { tenantId, id: otherShiftId })
  const swap = { ...asked, askedBy: actorId, askedOf }
  if (!isSwappable(swap, { shift, other }, now))
    throw new LinliError('duty.bad-swap', 'These two turns cannot change places.')
  await endUnanswered(change, { shiftId, askedBy: actorId, now: new Date(now) })
  const id = randomUUID()
  const { rows } = await client.query(
    `INSERT INTO duty_swap (tenant_id, id, shift_id, other_shift_id, asked_by, asked_of, reason, asked_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
    [tenantId, id, shiftId, otherShiftId, actorId, askedOf, reason, new Date(now)],
  )
  if (rows.length === 0)
    throw new LinliError('duty.swap-asked', `A swap of '${shiftId}' is asked for already.`)
  const [mine, hers] = [timeOf(shift), timeOf(other)]
  const name = nameIn(shift, actorId)
  await tellOfSwap(change, shift.nodeId, {
    id: `swap.${id}.asked`,
    to: askedOf,
    notice: 'team.swap-asked',
    values: { name, theirs: mine, yours: hers, reason },
  })
  await change.record(deedOf('duty-swap-asked', shift, { shift: [mine, hers], reason }))
  return id
}

/** Whoever is asked agrees, and the two change places; or declines. The other one is told. Throws `duty.not-found` for anybody
 *  else, and `duty.swap-over` where it is answered, taken back, or no longer possible. */
export async function answerSwap(
  change: OrgChange,
  { id, agrees, now }: { readonly id: string; readonly agrees: boolean; readonly now: number },
): Promise<void> {
  const { client, tenantId, actorId } = change
  const swap = await loadSwap(client, { tenantId, id, now })
  if (swap.askedOf !== actorId) throw new LinliError('duty.not-found', `There is no swap '${id}'.`)
  const shift = await loadShift(client, { tenantId, id: swap.shiftId })
  const other = await loadShift(client, { tenantId, id: swap.otherShiftId })
  const shifts = { shift, other }
  if (agrees && !isSwappable(swap, shifts, now)) throw over(id)
  await endSwap(change, swap, { state: agrees ? 'agreed' : 'declined', now })
  const name = nameIn(other, actorId)
  const [mine, hers] = [timeOf(shift), timeOf(other)]
  if (!agrees) {
    await tellOfSwap(change, shift.nodeId, {
      id: `swap.${id}.declined`,
      to: swap.askedBy,
      notice: 'team.swap-declined',
      values: { name, yours: mine },
    })
    return change.record(deedOf('duty-swap-declined', shift, { shift: [mine, hers] }))
  }
  await changePlaces(change, swap)
  await tellChanged(change, `swap.${id}`, [
    { to: swap.askedBy, has: other, had: shift },
    { to: swap.askedOf, has: shift, had: other },
  ])
  const again = ({ id: shiftId }: DutyShift) => loadShift(client, { tenantId, id: shiftId })
  await change.record({
    ...{ deed: 'duty-swapped', object: `org-node:${shift.nodeId}` },
    before: { shift: [told(shift), told(other)] },
    after: { shift: [told(await again(shift)), told(await again(other))], reason: swap.reason },
  })
}

/** Whoever asked takes it back before it is answered. Throws `duty.not-found` for anybody else, and `duty.swap-over`. */
export async function withdrawSwap(change: OrgChange, id: string, now: number): Promise<void> {
  const { client, tenantId, actorId } = change
  const swap = await loadSwap(client, { tenantId, id, now })
  if (swap.askedBy !== actorId) throw new LinliError('duty.not-found', `There is no swap '${id}'.`)
  await endSwap(change, swap, { state: 'withdrawn', now })
  const shift = await loadShift(client, { tenantId, id: swap.shiftId })
  await change.record(deedOf('duty-swap-withdrawn', shift, { shift: [timeOf(shift)] }))
}

interface Shifts {
  readonly shift: DutyShift
  readonly other: DutyShift
}
type Two = Pick<DutySwap, 'askedBy' | 'askedOf'>

function isSwappable({ askedBy, askedOf }: Two, { shift, other }: Shifts, now: number): boolean {
  return (
    shift.nodeId === other.nodeId &&
    Math.min(shift.fromAt.getTime(), other.fromAt.getTime()) > now &&
    servesIn(shift, askedBy) &&
    servesIn(other, askedOf) &&
    // Nobody has two turns in one shift.
    !isIn(shift, askedOf) &&
    !isIn(other, askedBy)
  )
}

function isIn({ people }: DutyShift, accountId: string): boolean {
  return people.some((person) => person.accountId === accountId)
}

/** One who was disabled keeps her turns, and gives and takes none. */
function servesIn({ people }: DutyShift, askedId: string): boolean {
  return people.some(({ accountId, isDisabled }) => accountId === askedId && !isDisabled)
}

/** Throws `duty.swap-over` where somebody was faster. */
async function endSwap(
  { client, tenantId }: OrgChange,
  { id }: DutySwap,
  { state, now }: { readonly state: DutySwap['state']; readonly now: number },
): Promise<void> {
  const { rowCount } = await client.query(
    `UPDATE duty_swap SET state = $3, ended_at = $4 WHERE tenant_id = $1 AND id::text = $2 AND state = 'asked'`,
    [tenantId, id, state, new Date(now)],
  )
  if (rowCount === 0) throw over(id)
}

/** Each has the other's rank in the other's shift. */
async function changePlaces({ client, tenantId }: OrgChange, swap: DutySwap): Promise<void> {
  await client.query(
    `UPDATE duty_turn SET account_id = CASE account_id WHEN $4 THEN $5 ELSE $4 END
      WHERE tenant_id = $1 AND (shift_id::text, account_id) IN (($2, $4), ($3, $5))`,
    [tenantId, swap.shiftId, swap.otherShiftId, swap.askedBy, swap.askedOf],
  )
}

function told(shift: DutyShift): string {
  return `${timeOf(shift)} ${shift.people.map(({ name }) => name).join('、')}`
}

function nameIn({ people }: DutyShift, id: string): string {
  return people.find(({ accountId }) => accountId === id)?.name ?? id
}

function deedOf(deed: OrgDeed['deed'], { nodeId }: DutyShift, after: object): OrgDeed {
  return { deed, object: `org-node:${nodeId}`, before: null, after }
}

function over(id: string): LinliError {
  return new LinliError('duty.swap-over', `The swap '${id}' is over.`)
}
