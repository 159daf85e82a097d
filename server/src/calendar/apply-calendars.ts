import type { Engine } from '@linli/runtime'
import { kindOf } from '@linli/schemas/error-codes'
import { LinliError } from '@linli/schemas/linli-error'
import type { Actor } from '@linli/schemas/org'
import type pg from 'pg'
import type { Passes } from '../database/start-passes.ts'
import { startPasses } from '../database/start-passes.ts'

const POLL_MS = 2_000
/** Directories are one second behind, and a batch that asked one commits soon after: from here on every new timer goes by
 *  the new calendar. */
const SETTLE_SECONDS = 5
/** But a batch that waits for a connection, a lock or the lost answer of the database may commit much later, each statement
 *  within fifteen seconds (runtime/src/postgres/engine-pool.ts). A second pass finds what it armed. */
const STRAGGLER_SECONDS = 60
/** A node that starts later than this after a change does not look again. */
const FORGET_SECONDS = 86_400
const PAGE = 500

/** Moves the waiting timers of every tenant whose calendar changed. What moves is a step of its instance, and repeating one
 *  is harmless: several nodes may do the same pass, and one that was interrupted is done again from its beginning. A minute
 *  after the change each node looks again, for what was under way. */
export function startApplyingCalendars({
  pool,
  engine,
  onTrouble,
}: {
  readonly pool: pg.Pool
  readonly engine: Pick<Engine, 'reschedule'>
  readonly onTrouble: (error: unknown) => void
}): Passes {
  /** Tenant → the revision with which this node made its second pass. Repeating one after a restart is harmless. */
  const lookedAgain = new Map<string, number>()
  const pass = async (isStopped: () => boolean) => {
    for (const calendar of await loadWaiting(pool)) {
      const { tenantId, revision, isApplied, isLate } = calendar
      if (isApplied && lookedAgain.get(tenantId) === revision) continue
      if (!(await applyCalendar({ pool, engine, isStopped }, calendar))) return
      if (isLate) lookedAgain.set(tenantId, revision)
    }
  }
  return startPasses({ everyMs: POLL_MS, pass, onTrouble })
}

interface WaitingCalendar {
  readonly tenantId: string
  readonly revision: number
  readonly changedBy: string
  /** A pass got through with it. */
  readonly isApplied: boolean
  /** What began before the change has ended by now. */
  readonly isLate: boolean
}

async function loadWaiting(pool: pg.Pool): Promise<readonly WaitingCalendar[]> {
  const { rows } = await pool.query<WaitingCalendar>({
    name: 'calendars-to-apply',
    text: `SELECT tenant_id AS "tenantId", revision, changed_by AS "changedBy",
                  applied_revision >= revision AS "isApplied",
                  changed_at < clock_timestamp() - $2 * interval '1 second' AS "isLate"
             FROM working_calendar
            WHERE (applied_revision < revision AND changed_at < clock_timestamp() - $1 * interval '1 second')
               OR (changed_at < clock_timestamp() - $2 * interval '1 second'
                   AND changed_at > clock_timestamp() - $3 * interval '1 second')
            ORDER BY changed_at`,
    values: [SETTLE_SECONDS, STRAGGLER_SECONDS, FORGET_SECONDS],
  })
  return rows
}

interface Applying {
  readonly pool: pg.Pool
  readonly engine: Pick<Engine, 'reschedule'>
  readonly isStopped: () => boolean
}

/** False where it was stopped. Throws what is transient, before the calendar counts as applied. */
async function applyCalendar(
  { pool, engine, isStopped }: Applying,
  { tenantId, revision, changedBy }: WaitingCalendar,
): Promise<boolean> {
  const actor: Actor = { accountId: changedBy, role: 'official', posts: [] }
  let last: string | null = null
  for (;;) {
    const page: readonly string[] = await loadPage(pool, tenantId, last)
    if (page.length === 0) break
    if (isStopped()) return false
    await Promise.all(
      page.map((instanceId) =>
        engine.reschedule({ tenantId, instanceId, actor }).catch(ignoreFault),
      ),
    )
    last = page.at(-1) ?? null
  }
  await pool.query(
    `UPDATE working_calendar SET applied_revision = $2 WHERE tenant_id = $1 AND applied_revision < $2`,
    [tenantId, revision],
  )
  return true
}

/** A fault is its instance's incident by now, and can be taken up again there. */
function ignoreFault(error: unknown): void {
  if (!(error instanceof LinliError) || kindOf(error) === 'transient') throw error
}

/** Instances with a timer that waits, by id. Walks the timers' key. */
async function loadPage(
  pool: pg.Pool,
  tenantId: string,
  after: string | null,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'instances-to-reschedule',
    text: `SELECT DISTINCT instance_id AS id FROM timer
            WHERE tenant_id = $1 AND ($2::uuid IS NULL OR instance_id > $2)
            ORDER BY instance_id LIMIT ${PAGE}`,
    values: [tenantId, after],
  })
  return rows.map(({ id }) => id)
}
