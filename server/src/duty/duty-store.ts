import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'

export interface DutyPerson {
  readonly accountId: string
  readonly name: string
  /** On leave on the day of the city on which the shift begins. */
  readonly isAway: boolean
  readonly isDisabled: boolean
}

export interface DutyShift {
  readonly id: string
  readonly nodeId: string
  readonly fromAt: Date
  readonly untilAt: Date
  /** The first is on duty, the others step in, in this order. */
  readonly people: readonly DutyPerson[]
  readonly note: string | null
  readonly notedBy: string | null
  readonly notedAt: Date | null
}

type Database = Pick<pg.Pool, 'query'>

const MOST_SHIFTS = 2_000

/** Shifts of a desk that touch the time between two instants, in their order. */
export function findShifts(
  database: Database,
  asked: {
    readonly tenantId: string
    readonly nodeId: string
    readonly fromAt: Date
    readonly untilAt: Date
  },
): Promise<DutyShift[]> {
  return load(database, {
    tenantId: asked.tenantId,
    where: 's.node_id = $2 AND s.until_at > $3 AND s.from_at < $4',
    values: [asked.nodeId, asked.fromAt, asked.untilAt],
  })
}

/** Throws `duty.not-found`. */
export async function loadShift(
  database: Database,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<DutyShift> {
  const [shift] = await load(database, { tenantId, where: 's.id::text = $2', values: [id] })
  if (shift !== undefined) return shift
  throw new LinliError('duty.not-found', `There is no shift '${id}'.`)
}

/** Of one person: the shift that runs, the next ones, and those that ended within the last day, at most twenty. */
export function findHerShifts(
  database: Database,
  {
    tenantId,
    accountId,
    now,
  }: { readonly tenantId: string; readonly accountId: string; readonly now: Date },
): Promise<DutyShift[]> {
  return load(database, {
    tenantId,
    where: `s.until_at > $3::timestamptz - interval '1 day' AND s.from_at < $3::timestamptz + interval '8 days'
        AND EXISTS (SELECT 1 FROM duty_turn mine WHERE mine.tenant_id = s.tenant_id AND mine.shift_id = s.id AND mine.account_id = $2)`,
    values: [accountId, now],
    most: 20,
  })
}

/** The shift that ended last before this one began, within two days. */
export async function findShiftBefore(
  database: Database,
  tenantId: string,
  { nodeId, fromAt }: DutyShift,
): Promise<DutyShift | null> {
  const found = await load(database, {
    tenantId,
    where: `s.node_id = $2 AND s.until_at <= $3 AND s.until_at > $3::timestamptz - interval '2 days'`,
    values: [nodeId, fromAt],
  })
  return found.at(-1) ?? null
}

interface Loading {
  readonly tenantId: string
  readonly where: string
  /** From `$2` on. */
  readonly values: readonly unknown[]
  readonly most?: number
}

async function load(
  database: Database,
  { tenantId, where, values, most = MOST_SHIFTS }: Loading,
): Promise<DutyShift[]> {
  const { rows } = await database.query<DutyShift>(
    `SELECT s.id::text, s.node_id AS "nodeId", s.from_at AS "fromAt", s.until_at AS "untilAt", s.note,
            s.noted_by AS "notedBy", s.noted_at AS "notedAt",
            (SELECT coalesce(json_agg(json_build_object('accountId', a.id, 'name', a.name,
                      'isDisabled', a.disabled_at IS NOT NULL,
                      'isAway', EXISTS (SELECT 1 FROM leave l WHERE l.tenant_id = a.tenant_id AND l.account_id = a.id
                                  AND l.from_day <= (s.from_at AT TIME ZONE 'Asia/Shanghai')::date
                                  AND l.until_day > (s.from_at AT TIME ZONE 'Asia/Shanghai')::date)) ORDER BY t.rank), '[]')
               FROM duty_turn t JOIN account a ON a.tenant_id = t.tenant_id AND a.id = t.account_id
              WHERE t.tenant_id = s.tenant_id AND t.shift_id = s.id) AS people
       FROM duty_shift s WHERE s.tenant_id = $1 AND ${where}
      ORDER BY s.from_at, s.id LIMIT ${most}`,
    [tenantId, ...values],
  )
  return rows
}

export interface OnDuty {
  readonly accountId: string
  readonly rank: number
  /** on-duty or substitute */
  readonly post: string
  readonly shiftId: string
}

/** Who was, is or will be on duty at an instant, the first before those who step in. */
export async function findOnDuty(
  database: Database,
  {
    tenantId,
    nodeId,
    at,
  }: { readonly tenantId: string; readonly nodeId: string; readonly at: Date },
): Promise<OnDuty[]> {
  const { rows } = await database.query<OnDuty>(
    `SELECT account_id AS "accountId", rank, post, shift_id::text AS "shiftId" FROM duty_at($3)
      WHERE tenant_id = $1 AND node_id = $2 ORDER BY post <> 'on-duty', rank`,
    [tenantId, nodeId, at],
  )
  return rows
}
