import { randomUUID } from 'node:crypto'
import type { Definition } from '@linli/schemas/definition'
import { ALARM } from './builders.ts'
import type { TestApp } from './start-app.ts'
import { until } from './until.ts'

/** A case whose task waits in the pool of whoever is on duty at a node: a new one, of which a test makes the desk. With a
 *  node of the tree, what starting there answers. */
export async function deskCase(
  linli: TestApp,
  atNode?: string,
): Promise<{ readonly task: string; readonly nodeId: string }> {
  const { engine, pool, directory, prisma } = linli.services
  const tenantId = linli.street.tenant.id
  const nodeId = atNode ?? `desk-${randomUUID()}`
  if (atNode === undefined) {
    await pool.query(
      `INSERT INTO org_node (tenant_id, id, parent_id, kind, name, position) VALUES ($1, $2, 'qinghe', 'team', '值班台', 999)`,
      [tenantId, nodeId],
    )
    await pool.query(
      `INSERT INTO post (tenant_id, account_id, node_id, post) VALUES ($1, 'shen-center', $2, 'on-duty')`,
      [tenantId, nodeId],
    )
    await pool.query('UPDATE tenant SET org_revision = org_revision + 1')
    await until(async () => (await directory.org(tenantId)).nodes.has(nodeId), 5_000)
  }
  const definitionId = `watch-${randomUUID()}`
  const result = await engine.publish({
    ...{ tenantId, document: watchAt(definitionId, nodeId) },
    actor: { accountId: 'shen-center', role: 'official', posts: [] },
  })
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.findings))
  const { instanceId } = await engine.start({
    ...{ tenantId, definitionId, form: 'report', key: randomUUID() },
    actor: { accountId: 'lin-resident', role: 'resident', posts: [] },
    answers: { ref: 'A', divisor: 1 },
  })
  await pool.query(`DELETE FROM post WHERE node_id = $1 AND account_id = 'shen-center'`, [nodeId])
  await pool.query('UPDATE tenant SET org_revision = org_revision + 1')
  const { id } = await prisma.task.findFirstOrThrow({ where: { instanceId, state: 'open' } })
  return { task: id, nodeId }
}

/** Whoever is on duty has all day to answer. */
function watchAt(id: string, nodeId: string): Definition {
  const text = JSON.stringify({ ...ALARM, id })
    .replaceAll('"grid-worker"', '"on-duty"')
    .replaceAll('\\"grid-1\\"', `\\"${nodeId}\\"`)
    .replaceAll('"PT1S"', '"PT12H"')
  return JSON.parse(text) as Definition
}
