import { expect, test } from 'vitest'
import { createInProcessEngine } from '../../support/in-process-engine.ts'
import { alarmDefinition } from '../definitions.ts'
import { openStage, type Stage } from '../stage.ts'
import { FILLED_TABLES } from './fill-instances.ts'
import { beginInstances } from './measure-bytes.ts'

const COUNT = 4_000
const BAR = 4_096

test('an open instance with a task and a timer takes at most 4 KiB of tables and indexes', async () => {
  const stage = await openStage()
  try {
    await stage.publish(alarmDefinition)
    const empty = await bytesOfTables(stage)
    const { engine, close } = await createInProcessEngine(stage.url)
    await beginInstances(engine, COUNT).finally(close)

    const { rows } = await stage.pool.query<{ open: number }>(
      `SELECT count(*)::int AS open
         FROM instance i
         JOIN task t ON t.tenant_id = i.tenant_id AND t.instance_id = i.id AND t.state = 'open'
         JOIN timer d ON d.tenant_id = i.tenant_id AND d.instance_id = i.id
        WHERE i.ended_at IS NULL`,
    )
    expect(rows).toEqual([{ open: COUNT }])
    expect(((await bytesOfTables(stage)) - empty) / COUNT).toBeLessThanOrEqual(BAR)
  } finally {
    await stage.close()
  }
}, 300_000)

/** Of all that an instance has rows in: tables, what belongs to them, indexes. */
async function bytesOfTables({ pool }: Stage): Promise<number> {
  const { rows } = await pool.query<{ bytes: number }>(
    'SELECT sum(pg_total_relation_size(t::regclass))::float8 AS bytes FROM unnest($1::text[]) AS t',
    [FILLED_TABLES],
  )
  return rows[0]?.bytes ?? Number.NaN
}
