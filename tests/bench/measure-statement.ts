import { randomUUID } from 'node:crypto'
import { Pool } from 'pg'
import type { Extent } from './extent.ts'
import { type Figures, figure } from './figures.ts'
import type { Stage } from './stage.ts'
import { gridId, TENANT } from './street.ts'

const CONNECTIONS = 16
const INSTANCES = 4_000
const BODY = 'x'.repeat(1_100)

/** What an engine without group commit could reach at best: one prepared statement, one transaction, three writes. */
const STATEMENT = `WITH snapshot AS (
    UPDATE instance_snapshot SET seq = seq + 1, body = $3, updated_at = now()
     WHERE tenant_id = $1 AND instance_id = $2 RETURNING seq
  ), step AS (
    INSERT INTO history (tenant_id, instance_id, seq, at, kind, input, explanation, snapshot_hash)
    SELECT $1, $2, seq, now(), 'event', $4, $5, $6 FROM snapshot
  )
  INSERT INTO outbox (tenant_id, id, instance_id, effect, created_at, next_attempt_at)
  SELECT $1, $2::text || '.' || seq || '.0', $2, $7, now(), now() + interval '1 hour' FROM snapshot`

/** The effects are due in an hour, so that no deliverer takes them. */
export async function measureStatement(stage: Stage, extent: Extent): Promise<Figures> {
  const pool = new Pool({ connectionString: stage.url, max: CONNECTIONS })
  try {
    const instances = await createInstances(pool)
    const perSecond = await runStatements(pool, instances, extent)
    return {
      pgbenchSingleStatementPerSecond: figure(
        perSecond,
        '/s',
        `one prepared statement a transaction (update snapshot, insert history, insert outbox) through pg, ${CONNECTIONS} connections, same tables`,
      ),
    }
  } finally {
    await pool.end()
  }
}

async function createInstances(pool: Pool): Promise<readonly string[]> {
  const ids = Array.from({ length: INSTANCES }, () => randomUUID())
  await pool.query(
    `INSERT INTO instance (tenant_id, id, definition_id, version_number, number, lookup_code, node_id, started_at)
     SELECT $1, id, 'bench-alarm', 1, 'PB-' || id, 'none', $2, now() FROM unnest($3::uuid[]) AS id`,
    [TENANT, gridId(0), ids],
  )
  await pool.query(
    `INSERT INTO instance_snapshot (tenant_id, instance_id, seq, body, updated_at)
     SELECT $1, id, 1, $2, now() FROM unnest($3::uuid[]) AS id`,
    [TENANT, BODY, ids],
  )
  return ids
}

async function runStatements(
  pool: Pool,
  instances: readonly string[],
  extent: Extent,
): Promise<number> {
  let next = 0
  let count = 0
  let stopped = false
  const hash = 'f'.repeat(64)
  const input = JSON.stringify({ kind: 'event', text: 'x'.repeat(150) })
  const lanes = Array.from({ length: CONNECTIONS }, async () => {
    while (!stopped) {
      const instanceId = instances[next++ % instances.length]
      await pool.query({
        name: 'single-statement',
        text: STATEMENT,
        values: [TENANT, instanceId, BODY, input, input, hash, '{"kind":"emit","event":"x"}'],
      })
      count++
    }
  })
  await new Promise((resolve) => setTimeout(resolve, extent.warmUpMs / 2))
  const before = count
  const since = performance.now()
  await new Promise((resolve) => setTimeout(resolve, extent.measureMs / 2))
  const perSecond = ((count - before) * 1000) / (performance.now() - since)
  stopped = true
  await Promise.all(lanes)
  return perSecond
}
