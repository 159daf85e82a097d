import type { Clock } from '@linli/runtime'
import type pg from 'pg'
import type { Passes } from '../database/start-passes.ts'
import { startPasses } from '../database/start-passes.ts'
import { createVersions } from '../reading/versions.ts'
import { eraseDue } from './erase-due.ts'

const EVERY_MS = 3_600_000

/** Once an hour each node erases what has had its time, of every tenant, so that it is gone within a day even where a pass fails.
 *  The nodes share the work by skipping what another has locked. */
export function startErasing({
  pool,
  clock,
  onTrouble,
}: {
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly onTrouble: (error: unknown) => void
}): Passes {
  const versions = createVersions(pool)
  const pass = async (isStopped: () => boolean) => {
    const { rows } = await pool.query<{ id: string }>('SELECT id FROM tenant ORDER BY id')
    for (const { id: tenantId } of rows) {
      if (isStopped()) return
      // What one street's data makes fail holds up no other's.
      await eraseDue({ pool, versions }, { tenantId, now: clock.now(), by: null }, isStopped).catch(
        onTrouble,
      )
    }
  }
  return startPasses({ everyMs: EVERY_MS, pass, onTrouble })
}
