import { randomUUID } from 'node:crypto'
import { LinliError } from '@linli/schemas/linli-error'
import type { OrgChange } from '../org/change-org.ts'
import { loadOpenNode } from '../org/change-tree.ts'
import { assertInPart } from '../org/own-part.ts'
import { assertMayServe } from '../people/change-posts.ts'
import { type DutyShift, loadShift } from './duty-store.ts'
import { type Crew, checkCrew, type PlannedShift } from './plan-duty.ts'
import { shiftText } from './shift-text.ts'
import { tellChanged } from './tell-swap.ts'

// Changes of one tenant follow one another (change-org.ts), so that of two which would overlap the second sees the first.
// What has been is not changed: a shift that runs is cut at that moment and goes on as another one.

/** As the database says it too. */
const LONGEST_MS = 48 * 3_600_000
const LONGEST_NOTE = 2_000

/** Writes the planned shifts, all of them; with `onlyFree` those that overlap no shift of the desk. Returns how many. Throws
 *  `node.closed`, `team.not-found`, `access.denied` beyond the official's part, `team.officials`, `duty.bad-people` and `duty.overlaps`. */
export async function fillDuty(
  change: OrgChange,
  {
    nodeId,
    shifts,
    onlyFree,
  }: {
    readonly nodeId: string
    readonly shifts: readonly PlannedShift[]
    readonly onlyFree: boolean
  },
): Promise<number> {
  await assertCrews(change, nodeId, [...new Set(shifts.flatMap(({ accountIds }) => accountIds))])
  const taken = await overlapping(change, nodeId, shifts)
  if (taken.size > 0 && !onlyFree) throw overlaps()
  const free = shifts.filter((_, index) => !taken.has(index))
  await insertShifts(change, nodeId, free)
  const [first, last] = [free[0], free.at(-1)]
  if (first !== undefined && last !== undefined)
    await change.record({
      ...{ deed: 'duty-filled', object: `org-node:${nodeId}`, before: null },
      after: { shifts: free.length, shift: shiftText({ ...first, untilAt: last.untilAt }) },
    })
  return free.length
}

/** Throws what `fillDuty` throws, `duty.bad-times` and `duty.past`. */
export async function addShift(
  change: OrgChange,
  { nodeId, shift, now }: { nodeId: string; shift: PlannedShift; now: number },
): Promise<void> {
  checkTimes(shift)
  if (shift.fromAt < now) throw past()
  await assertCrews(change, nodeId, shift.accountIds)
  if ((await overlapping(change, nodeId, [shift])).size > 0) throw overlaps()
  await insertShifts(change, nodeId, [shift])
  await change.record({
    ...{ deed: 'duty-added', object: `org-node:${nodeId}`, before: null },
    after: { shift: shiftText(shift), people: await namesOf(change, shift.accountIds) },
  })
}

/** Other times, other people. Of a shift that runs the end and the people may change, from now on. Throws `duty.not-found`,
 *  `duty.past`, `duty.bad-times`, `duty.bad-people`, `duty.overlaps` and `team.officials`. */
export async function changeShift(
  change: OrgChange,
  { id, shift, now }: { id: string; shift: PlannedShift; now: number },
): Promise<string> {
  const { client, tenantId } = change
  const before = await loadShift(client, { tenantId, id })
  const [began, ends] = [before.fromAt.getTime(), before.untilAt.getTime()]
  const isRunning = began <= now
  if (ends <= now || (isRunning ? shift.fromAt !== began : shift.fromAt < now)) throw past()
  const next = { ...shift, fromAt: isRunning ? now : shift.fromAt }
  checkTimes(next)
  await assertCrews(change, before.nodeId, next.accountIds)
  await removeFrom(change, before, now)
  if ((await overlapping(change, before.nodeId, [next])).size > 0) throw overlaps()
  await insertShifts(change, before.nodeId, [next])
  await change.record({
    ...{ deed: 'duty-changed', object: `org-node:${before.nodeId}` },
    before: { shift: shiftText({ fromAt: began, untilAt: ends }), people: namesIn(before) },
    after: { shift: shiftText(next), people: await namesOf(change, next.accountIds) },
  })
  return before.nodeId
}

/** One that runs ends now. Returns the desk. Throws `duty.not-found`, `access.denied` and `duty.past`. */
export async function removeShift(change: OrgChange, id: string, now: number): Promise<string> {
  const before = await loadShift(change.client, { tenantId: change.tenantId, id })
  await assertInPart(change, [before.nodeId])
  if (before.untilAt.getTime() <= now) throw past()
  await removeFrom(change, before, now)
  const [fromAt, untilAt] = [before.fromAt.getTime(), before.untilAt.getTime()]
  await change.record({
    ...{ deed: 'duty-removed', object: `org-node:${before.nodeId}` },
    before: { shift: shiftText({ fromAt, untilAt }), people: namesIn(before) },
    after: {},
  })
  return before.nodeId
}

/** 换班: the people of two shifts of one desk that have not begun change places, and are told. Returns the desk. Throws `duty.not-found`, `access.denied`
 *  and `duty.past`. */
export async function swapShifts(
  change: OrgChange,
  { ids, reason, now }: { ids: readonly [string, string]; reason: string; now: number },
): Promise<string> {
  const { client, tenantId } = change
  const one = await loadShift(client, { tenantId, id: ids[0] })
  const other = await loadShift(client, { tenantId, id: ids[1] })
  if (one.nodeId !== other.nodeId || one.id === other.id)
    throw new LinliError('duty.not-found', 'The two are not shifts of one desk.')
  await assertInPart(change, [one.nodeId])
  if (Math.min(one.fromAt.getTime(), other.fromAt.getTime()) <= now) throw past()
  await client.query('DELETE FROM duty_turn WHERE tenant_id = $1 AND shift_id::text = ANY ($2)', [
    ...[tenantId, [one.id, other.id]],
  ])
  await insertTurns(change, [
    { id: one.id, accountIds: other.people.map(({ accountId }) => accountId) },
    { id: other.id, accountIds: one.people.map(({ accountId }) => accountId) },
  ])
  const told = (shift: DutyShift, people: DutyShift) =>
    `${shiftText({ fromAt: shift.fromAt.getTime(), untilAt: shift.untilAt.getTime() })} ${namesIn(people).join('、')}`
  await change.record({
    ...{ deed: 'duty-swapped', object: `org-node:${one.nodeId}` },
    before: { shift: [told(one, one), told(other, other)] },
    after: { shift: [told(one, other), told(other, one)], reason },
  })
  const moved = (from: DutyShift, into: DutyShift) =>
    from.people
      .filter(({ accountId }) => into.people.every((person) => person.accountId !== accountId))
      .map(({ accountId }) => ({ to: accountId, has: into, had: from }))
  await tellChanged(change, `swap.${randomUUID()}`, [...moved(one, other), ...moved(other, one)])
  return one.nodeId
}

/** 交班记录: what the next shift should know, in place of what was written before. An empty one takes it back. Whoever is in
 *  the shift may write it, and officials of that part of the street; while it runs and within a day after. Throws `access.denied`, `duty.not-found`,
 *  `duty.past` and `duty.bad-note`. */
export async function noteShift(
  change: OrgChange,
  { id, text, now, isOfficial }: { id: string; text: string; now: number; isOfficial: boolean },
): Promise<void> {
  const { client, tenantId, actorId } = change
  const shift = await loadShift(client, { tenantId, id })
  // Whoever is not in it learns nothing of it.
  const isIn = shift.people.some(({ accountId }) => accountId === actorId)
  if (!isOfficial && !isIn) throw new LinliError('duty.not-found', `There is no shift '${id}'.`)
  if (!isIn) await assertInPart(change, [shift.nodeId])
  if (shift.fromAt.getTime() > now || shift.untilAt.getTime() + LONGEST_MS / 2 < now) throw past()
  const note = text.trim()
  if (note.length > LONGEST_NOTE || note.includes('\u0000'))
    throw new LinliError('duty.bad-note', `A note has at most ${LONGEST_NOTE} characters.`)
  await client.query(
    `UPDATE duty_shift SET note = nullif($3, ''), noted_by = $4, noted_at = statement_timestamp()
      WHERE tenant_id = $1 AND id::text = $2`,
    [tenantId, id, note, actorId],
  )
  await change.record({
    ...{ deed: 'duty-noted', object: `org-node:${shift.nodeId}`, before: null },
    after: {
      shift: shiftText({ fromAt: shift.fromAt.getTime(), untilAt: shift.untilAt.getTime() }),
    },
  })
}

function checkTimes({ fromAt, untilAt }: PlannedShift): void {
  if (fromAt < untilAt && untilAt - fromAt <= LONGEST_MS) return
  throw new LinliError('duty.bad-times', 'A shift ends after it began, within 48 hours.')
}

/** What has been of it stays. */
async function removeFrom(
  { client, tenantId }: OrgChange,
  { id, fromAt }: DutyShift,
  now: number,
): Promise<void> {
  const statement =
    fromAt.getTime() < now
      ? 'UPDATE duty_shift SET until_at = $3 WHERE tenant_id = $1 AND id::text = $2'
      : 'DELETE FROM duty_shift WHERE tenant_id = $1 AND id::text = $2 AND $3::timestamptz IS NOT NULL'
  await client.query(statement, [tenantId, id, new Date(now)])
}

/** Throws `node.not-found`, `node.closed`, `team.not-found`, `access.denied`, `team.officials` and `duty.bad-people`. */
async function assertCrews(change: OrgChange, nodeId: string, accountIds: Crew): Promise<void> {
  const { client, tenantId } = change
  const { isTeam } = await loadOpenNode(change, nodeId)
  if (!isTeam) throw new LinliError('team.not-found', `'${nodeId}' is no team.`)
  await assertInPart(change, [nodeId])
  await assertMayServe(change, nodeId, accountIds)
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM account
      WHERE tenant_id = $1 AND id = ANY ($2) AND role <> 'resident' AND disabled_at IS NULL`,
    [tenantId, accountIds],
  )
  if (rows[0]?.count !== accountIds.length)
    throw new LinliError('duty.bad-people', 'Somebody of these is no active member of staff.')
}

/** Which of these would overlap a shift of the desk, by their index. */
export async function overlapping(
  { client, tenantId }: Pick<OrgChange, 'tenantId'> & { readonly client: Queries },
  nodeId: string,
  shifts: readonly Pick<PlannedShift, 'fromAt' | 'untilAt'>[],
): Promise<ReadonlySet<number>> {
  const { rows } = await client.query<{ index: number }>(
    `SELECT n.index::int - 1 AS index
       FROM unnest($3::timestamptz[], $4::timestamptz[]) WITH ORDINALITY AS n(from_at, until_at, index)
      WHERE EXISTS (SELECT 1 FROM duty_shift s WHERE s.tenant_id = $1 AND s.node_id = $2
                       AND s.from_at < n.until_at AND s.until_at > n.from_at)`,
    [tenantId, nodeId, ...instantsOf(shifts)],
  )
  return new Set(rows.map(({ index }) => index))
}

type Queries = Pick<OrgChange['client'], 'query'>

async function insertShifts(
  change: OrgChange,
  nodeId: string,
  shifts: readonly PlannedShift[],
): Promise<void> {
  const all = shifts.map((shift) => ({ ...shift, id: randomUUID() }))
  await change.client.query(
    `INSERT INTO duty_shift (tenant_id, id, node_id, from_at, until_at)
     SELECT $1, n.id, $2, n.from_at, n.until_at
       FROM unnest($5::uuid[], $3::timestamptz[], $4::timestamptz[]) AS n(id, from_at, until_at)`,
    [change.tenantId, nodeId, ...instantsOf(all), all.map(({ id }) => id)],
  )
  await insertTurns(change, all)
}

async function insertTurns(
  { client, tenantId }: OrgChange,
  shifts: readonly { readonly id: string; readonly accountIds: Crew }[],
): Promise<void> {
  for (const { accountIds } of shifts) checkCrew(accountIds)
  const turns = shifts.flatMap(({ id, accountIds }) =>
    accountIds.map((accountId, rank) => ({ id, accountId, rank })),
  )
  await client.query(
    `INSERT INTO duty_turn (tenant_id, shift_id, rank, account_id)
     SELECT $1, n.* FROM unnest($2::uuid[], $3::int[], $4::text[]) AS n`,
    [
      tenantId,
      turns.map(({ id }) => id),
      turns.map(({ rank }) => rank),
      turns.map(({ accountId }) => accountId),
    ],
  )
}

function instantsOf(shifts: readonly Pick<PlannedShift, 'fromAt' | 'untilAt'>[]): Date[][] {
  return [
    shifts.map(({ fromAt }) => new Date(fromAt)),
    shifts.map(({ untilAt }) => new Date(untilAt)),
  ]
}

function namesIn({ people }: DutyShift): string[] {
  return people.map(({ name }) => name)
}

async function namesOf({ client, tenantId }: OrgChange, accountIds: Crew): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT a.name FROM unnest($2::text[]) WITH ORDINALITY AS n(id, rank)
       JOIN account a ON a.tenant_id = $1 AND a.id = n.id ORDER BY n.rank`,
    [tenantId, accountIds],
  )
  return rows.map(({ name }) => name)
}

function overlaps(): LinliError {
  return new LinliError('duty.overlaps', 'The desk has a shift during that time.')
}

function past(): LinliError {
  return new LinliError('duty.past', 'What has been stays as it was.')
}
