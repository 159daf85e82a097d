import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'

/** One asked another to change places in two shifts of one desk. */
export interface DutySwap {
  readonly id: string
  /** In which whoever asks has a turn. */
  readonly shiftId: string
  /** In which whoever is asked has one. */
  readonly otherShiftId: string
  readonly askedBy: string
  readonly askedOf: string
  readonly reason: string
  /** `expired`: nobody answered before the first of the two shifts began. No row says so: time does. */
  readonly state: 'asked' | 'agreed' | 'declined' | 'expired' | 'withdrawn'
  readonly askedAt: Date
}

type Database = Pick<pg.Pool, 'query'>

const BEGINS = 'least(s.from_at, o.from_at)'

const COLUMNS = `w.id::text, w.shift_id::text AS "shiftId", w.other_shift_id::text AS "otherShiftId", w.asked_by AS "askedBy",
  w.asked_of AS "askedOf", w.reason, w.asked_at AS "askedAt",
  CASE WHEN w.state = 'asked' AND ${BEGINS} <= $3 OR w.state = 'withdrawn' AND w.ended_at >= ${BEGINS} THEN 'expired'
       ELSE w.state END AS state`

const SWAPS = `duty_swap w
  JOIN duty_shift s ON s.tenant_id = w.tenant_id AND s.id = w.shift_id
  JOIN duty_shift o ON o.tenant_id = w.tenant_id AND o.id = w.other_shift_id`

/** What she asked or is asked: while both shifts are to come what waits, and for three days how it ended. The newest first, at
 *  most twenty. */
export async function findHerSwaps(
  database: Database,
  asked: { readonly tenantId: string; readonly accountId: string; readonly now: Date },
): Promise<DutySwap[]> {
  const { rows } = await database.query<DutySwap>(
    `SELECT ${COLUMNS} FROM ${SWAPS}
      WHERE w.tenant_id = $1 AND $2 IN (w.asked_by, w.asked_of)
        AND coalesce(w.ended_at, ${BEGINS}) > $3::timestamptz - interval '3 days'
      ORDER BY w.asked_at DESC, w.id LIMIT 20`,
    [asked.tenantId, asked.accountId, asked.now],
  )
  return rows
}

/** Throws `duty.not-found`. */
export async function loadSwap(
  database: Database,
  {
    tenantId,
    id,
    now,
  }: { readonly tenantId: string; readonly id: string /** Epoch ms. */; readonly now: number },
): Promise<DutySwap> {
  const { rows } = await database.query<DutySwap>(
    `SELECT ${COLUMNS} FROM ${SWAPS} WHERE w.tenant_id = $1 AND w.id::text = $2`,
    [tenantId, id, new Date(now)],
  )
  if (rows[0] !== undefined) return rows[0]
  throw new LinliError('duty.not-found', `There is no swap '${id}'.`)
}

/** Ends what was asked for this turn and never answered, when the first of the two shifts began: it has expired, and the turn may be
 *  asked for again. */
export async function endUnanswered(
  { client, tenantId }: { readonly client: Database; readonly tenantId: string },
  turn: Pick<DutySwap, 'shiftId' | 'askedBy'> & { readonly now: Date },
): Promise<void> {
  await client.query(
    `UPDATE duty_swap w SET state = 'withdrawn', ended_at = least(s.from_at, o.from_at)
       FROM duty_shift s, duty_shift o
      WHERE w.tenant_id = $1 AND w.shift_id::text = $2 AND w.asked_by = $3 AND w.state = 'asked'
        AND s.tenant_id = w.tenant_id AND s.id = w.shift_id AND o.tenant_id = w.tenant_id AND o.id = w.other_shift_id
        AND least(s.from_at, o.from_at) <= $4`,
    [tenantId, turn.shiftId, turn.askedBy, turn.now],
  )
}
