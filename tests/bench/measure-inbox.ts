import { readFile } from 'node:fs/promises'
import type { Pool } from 'pg'
import { openHttpConnection } from '../support/http-connection.ts'
import { cpuSeconds } from '../support/process-tree.ts'
import { BENCH_POST } from './definitions.ts'
import type { Extent } from './extent.ts'
import { type Figures, figure } from './figures.ts'
import { insertLargeOrg, largeOrg } from './large-org.ts'
import { type Latencies, latencies } from './latencies.ts'
import { createTemplate, fillInstances } from './scale/fill-instances.ts'
import type { Stage } from './stage.ts'
import { TENANT } from './street.ts'

/** Somebody who stands in for whoever is ill has her own grid and some others. */
const GRIDS_OF_LEAD = 20

/** The first page of an inbox, as the desk asks for it, with `extent.openTasks` open tasks in the tenant. */
export async function measureInbox(stage: Stage, extent: Extent): Promise<Figures> {
  await insertLargeOrg(stage.pool, largeOrg(extent.orgNodes, extent.orgPeople))
  await fillInstances(stage.pool, await createTemplate(stage), extent.openTasks)
  await giveGrids(stage.pool)
  const server = await stage.startServer()
  try {
    const [worker, lead] = [stage.cookies[0] ?? '', stage.cookies[1] ?? '']
    // A server that just started compiles and plans still; what is timed is one that has answered for a while.
    await timePages(server.port, worker, extent.inboxPages)
    const roots = [server.pid, stage.postgresPid]
    const before = cpuSeconds(roots)
    const pages = await timePages(server.port, worker, extent.inboxPages)
    const cpu = cpuSeconds(roots) - before
    const wide = await timePages(server.port, lead, extent.inboxPages)
    const how = `first page of the desk, a hundred of each list, ${extent.openTasks} open tasks in the tenant`
    return {
      inboxPageP50Ms: figure(pages.percentile(0.5), 'ms', `${how}, one grid of 500`),
      inboxPageP95Ms: figure(pages.percentile(0.95), 'ms', 'the same'),
      inboxPageCpuMs: figure(
        (cpu * 1000) / pagesAsked(extent.inboxPages),
        'ms',
        'CPU of server and PostgreSQL for such a page',
      ),
      wideInboxPageP50Ms: figure(wide.percentile(0.5), 'ms', `${how}, twenty such grids`),
      wideInboxPageP95Ms: figure(wide.percentile(0.95), 'ms', 'the same'),
    }
  } finally {
    await server.stop()
  }
}

async function giveGrids(pool: Pool): Promise<void> {
  await pool.query(
    `INSERT INTO post (tenant_id, account_id, node_id, post)
     SELECT $1, 'worker-1', 'bench-grid-' || g, $2 FROM generate_series(20, $3) AS g ON CONFLICT DO NOTHING`,
    [TENANT, BENCH_POST, 18 + GRIDS_OF_LEAD],
  )
  await pool.query('UPDATE tenant SET org_revision = org_revision + 1 WHERE id = $1', [TENANT])
}

/** The first of them warm up and are not timed. */
function pagesAsked(count: number): number {
  return count + Math.ceil(count / 10)
}

async function timePages(port: number, cookie: string, count: number): Promise<Latencies> {
  const body = JSON.stringify({ query: await inboxQuery() })
  const connection = await openHttpConnection(port)
  const times = latencies()
  try {
    for (let round = count - pagesAsked(count); round < count; round += 1) {
      const since = performance.now()
      const answer = await connection.request({
        ...{ method: 'POST', path: '/graphql', body },
        headers: `content-type: application/json\r\ncookie: ${cookie}\r\n`,
      })
      const ms = performance.now() - since
      if (round >= 0) times.add(ms)
      const { data } = JSON.parse(answer.body) as { readonly data?: { readonly pool: Page } }
      if (answer.status !== 200 || (data?.pool.edges.length ?? 0) === 0)
        throw new Error(`The inbox was answered with ${answer.status} ${answer.body.slice(0, 300)}`)
    }
  } finally {
    connection.close()
  }
  return times
}

interface Page {
  readonly edges: readonly unknown[]
}

/** What the desk sends, from its own file. */
async function inboxQuery(): Promise<string> {
  const file = new URL('../../studio/src/desk/desk.graphql', import.meta.url)
  const text = await readFile(file, 'utf8')
  const [row] = /^fragment TaskRow on Task \{[\s\S]*?^\}/m.exec(text) ?? []
  const [inbox] = /^query Inbox \{[\s\S]*?^\}/m.exec(text) ?? []
  if (row === undefined || inbox === undefined) throw new Error('The desk has no such query.')
  return `${row}\n${inbox}`
}
