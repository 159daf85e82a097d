import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import { reportComplaint } from '../../../tests/support/report-complaint.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
let secretary: string
let instanceId: string
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  instanceId = await reportComplaint(linli, await linli.signInByPhone('13900000001'))
  // 青禾社区, in which every place of the demo street is.
  secretary = await linli.signIn('zhao-secretary')
})
afterAll(() => linli.close())

const reads = async () => {
  const taskId = `${instanceId}.1.0`
  const answer = await linli.ask(
    `query ($id: ID!, $task: ID!) { instance(id: $id) { id } task(id: $task) { id }
       instances(first: 5) { edges { node { id } } } }`,
    { id: instanceId, task: taskId },
    secretary,
  )
  const ways = [answer.instance !== null, answer.task !== null, answer.instances.edges.length > 0]
  expect(new Set(ways).size).toBe(1)
  return ways[0] ?? false
}

test('what moves out of her part of the street is out of her sight, and comes back with it', async () => {
  const { pool } = linli.services
  const move = (parentId: string) =>
    pool.query(`UPDATE org_node SET parent_id = $1 WHERE id = 'area-east'`, [parentId])
  expect(await reads()).toBe(true)
  await move('jinxiu')
  expect(await reads()).toBe(false)
  await move('qinghe')
  expect(await reads()).toBe(true)
})

test('outside her part she urges nothing that was copied to her, and numbers of people and timers leave it out', async () => {
  const { pool } = linli.services
  const taskId = `${instanceId}.1.0`
  const official = await linli.signIn('shen-center')
  await linli.ask(
    `mutation { transferTask(input: { taskId: "${taskId}", to: "song-mediator", reason: "请您办" }) { __typename } }`,
    {},
    official,
  )
  await pool.query(
    `INSERT INTO instance_copy (tenant_id, instance_id, account_id) SELECT tenant_id, id, 'zhao-secretary' FROM instance WHERE id = $1`,
    [instanceId],
  )
  const looks = async (cookie: string) => {
    const { urgeInstance, instance, person, officeHoursPreview } = await linli
      .ask(
        `mutation ($id: ID!) { urgeInstance(input: { instanceId: $id }) { __typename ... on Refusal { code } } }`,
        { id: instanceId },
        cookie,
      )
      .then(async (urged) => ({
        ...urged,
        ...(await linli.ask(NUMBERS, { id: instanceId, officeHours: SHORT_DAYS }, cookie)),
      }))
    return [
      urgeInstance.code ?? 'urged',
      instance.urgeableAt !== null,
      person.heldTasks.count,
      person.onlyHers.count,
      officeHoursPreview.movingCount > 0,
    ]
  }
  const move = (parentId: string) =>
    pool.query(`UPDATE org_node SET parent_id = $1 WHERE id = 'area-east'`, [parentId])

  await move('jinxiu')
  expect(await looks(secretary)).toEqual(['access.denied', false, 0, 0, false])
  expect(await looks(official)).toEqual(['urged', true, 1, 1, true])
  await move('qinghe')
  expect(await looks(secretary)).toEqual(['urge.too-soon', true, 1, 1, true])
  await pool.query('DELETE FROM instance_copy')
})

test('a post at the street shows her all of it, one at a place that is not there shows her nothing', async () => {
  const { pool } = linli.services
  const post = (nodeId: string) =>
    pool.query(`UPDATE post SET node_id = $1 WHERE account_id = 'zhao-secretary'`, [nodeId])
  for (const [nodeId, sees] of [
    ['nowhere', false],
    ['jinxiu', true],
    ['grid-3', false],
    ['building-2', true],
    ['qinghe', true],
  ] as const) {
    await post(nodeId)
    // Sessions remember for a second.
    await expect.poll(reads, { timeout: 3_000, message: nodeId }).toBe(sees)
  }
})

const NUMBERS = `query ($id: ID!, $officeHours: [OfficeHoursInput!]!) { instance(id: $id) { urgeableAt }
  person(id: "song-mediator") { heldTasks { count } onlyHers { count } }
  officeHoursPreview(officeHours: $officeHours) { movingCount } }`
const SHORT_DAYS = [{ from: '2026-01-01', hours: [{ opens: 480, closes: 600 }] }]

const TREE = fc.array(fc.record({ child: fc.nat(11), parent: fc.nat(11) }), { maxLength: 15 })

test('the tree knows what stands above each node, however it grows and is moved about', async () => {
  const { pool } = linli.services
  await fc.assert(
    fc.asyncProperty(TREE, async (moves) => {
      const tenantId = `tree-${randomUUID()}`
      await pool.query(`INSERT INTO tenant (id, name) VALUES ($1, '')`, [tenantId])
      // Children may stand before their parents in one statement.
      await pool.query(
        `INSERT INTO org_node (tenant_id, id, parent_id, kind, name)
         SELECT $1, n::text, CASE WHEN n > 0 THEN (n / 2)::text END, 'grid', '' FROM generate_series(11, 0, -1) n`,
        [tenantId],
      )
      for (const { child, parent } of moves) {
        await pool.query(
          `UPDATE org_node SET parent_id = $3 WHERE tenant_id = $1 AND id = $2 AND NOT EXISTS (
             SELECT 1 FROM org_above a WHERE a.tenant_id = $1 AND a.node_id = $3 AND a.above_id = $2)`,
          [tenantId, String(child), String(parent)],
        )
      }
      expect(await aboveOf(tenantId, STORED)).toEqual(await aboveOf(tenantId, WALKED))
    }),
    { numRuns: 25 },
  )
})

const STORED = `SELECT node_id || '<' || above_id AS pair FROM org_above WHERE tenant_id = $1 ORDER BY 1`
const WALKED = `WITH RECURSIVE up AS (
    SELECT id AS node, id AS above FROM org_node WHERE tenant_id = $1
    UNION SELECT up.node, n.parent_id FROM up JOIN org_node n ON n.tenant_id = $1 AND n.id = up.above AND n.parent_id IS NOT NULL)
  SELECT node || '<' || above AS pair FROM up ORDER BY 1`

async function aboveOf(tenantId: string, sql: string): Promise<string[]> {
  const { rows } = await linli.services.pool.query<{ pair: string }>(sql, [tenantId])
  return rows.map(({ pair }) => pair)
}
