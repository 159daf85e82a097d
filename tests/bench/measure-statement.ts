import { randomUUID } from 'node:crypto'
import { Pool } from 'pg'
import type { Extent } from './extent.ts'
import { type Figures, figure } from './figures.ts'
import type { Stage } from './stage.ts'
import { createInstances, INSTANCES, oneStatement, STEP } from './step-rows.ts'

const CONNECTIONS = 16

/** What an engine without group commit could reach at best: one prepared statement, one transaction, three writes. */
const STATEMENT = oneStatement({
  ...{ tenant: '$1', instance: '$2', body: '$3', input: '$4' },
  ...{ explanation: '$5', hash: '$6', effect: '$7' },
})

export async function measureStatement(stage: Stage, extent: Extent): Promise<Figures> {
  const pool = new Pool({ connectionString: stage.url, max: CONNECTIONS })
  try {
    const instances = Array.from({ length: INSTANCES }, () => randomUUID())
    await createInstances(pool, instances)
    const perSecond = await runStatements(pool, instances, extent)
    return {
      pgbenchSingleStatementPerSecond: figure(
        perSecond,
        '/s',
        `not by pgbench, whatever its name says: one prepared statement a transaction (update snapshot, insert history, insert outbox) through pg, ${CONNECTIONS} connections, same tables`,
      ),
    }
  } finally {
    await pool.end()
  }
}

async function runStatements(
  pool: Pool,
  instances: readonly string[],
  extent: Extent,
): Promise<number> {
  let next = 0
  let count = 0
  let stopped = false
  const { tenant, body, input, explanation, hash, effect } = STEP
  const lanes = Array.from({ length: CONNECTIONS }, async () => {
    while (!stopped) {
      const instanceId = instances[next++ % instances.length]
      await pool.query({
        name: 'single-statement',
        text: STATEMENT,
        values: [tenant, instanceId, body, input, explanation, hash, effect],
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
