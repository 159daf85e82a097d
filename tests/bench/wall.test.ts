import { afterAll, beforeAll, expect, test } from 'vitest'
import { environment } from '../support/config.ts'
import { alarmDefinition } from './definitions.ts'
import { measureWall } from './measure-wall.ts'
import { createTemplate, fillInstances } from './scale/fill-instances.ts'
import { openStage, type Stage } from './stage.ts'
import { TENANT } from './street.ts'

/** Open tasks of all tenants. `WALL_TASKS=100000` writes the figures that ADR 0028 tells. */
const TASKS = Number(environment.WALL_TASKS ?? 2_000)
const TENANTS = 10

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  await stage.publish(alarmDefinition)
  await fillInstances(stage.pool, await createTemplate(stage), TASKS / TENANTS)
  for (let other = 1; other < TENANTS; other++) await copyTenant(`other-${other}`)
  await stage.pool.query('VACUUM ANALYZE')
}, 600_000)
afterAll(() => stage.close())

/** Whatever a page reads, once more for somebody else. */
async function copyTenant(tenantId: string): Promise<void> {
  for (const table of ['tenant', ...COPIED]) {
    const column = table === 'tenant' ? 'id' : 'tenant_id'
    await stage.pool.query(
      `INSERT INTO ${table} SELECT copy.* FROM ${table} t CROSS JOIN LATERAL
         jsonb_populate_record(NULL::${table}, to_jsonb(t) || jsonb_build_object('${column}', $1::text)) AS copy
        WHERE t.${column} = $2`,
      [tenantId, TENANT],
    )
  }
}
const COPIED = ['org_node', 'definition_version', 'instance', 'instance_snapshot', 'task']

test('people read through the wall nearly as fast as without it', async () => {
  const figures = await measureWall(stage, 200)
  if (environment.WALL_TASKS !== undefined) process.stdout.write(`${JSON.stringify(figures)}\n`)
  // On a quiet machine both are under 1.15; what else runs may not make this a coin toss.
  expect(figures.inboxRatio).toBeLessThan(1.5)
  expect(figures.pageRatio).toBeLessThan(1.5)
})
