import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '@linli/schemas/org'
import type { Street } from '@linli/schemas/street'
import type { Pool } from 'pg'
import { insertStreet } from '../../server/src/demo/insert-street.ts'
import { type Answer, startBareApp, type TestApp } from '../support/start-app.ts'
import { type Belongings, insertBelongings } from './belongings.ts'
import { assertNothingPersonal, canary } from './canaries.ts'
import { mark } from './mark.ts'
import { GRID, MATTER, OTHER_GRID, POST } from './matter.ts'
import {
  CASES,
  type CaseFacts,
  type CaseName,
  HELD,
  type Photo,
  type PlayedCase,
  SUSPENDED,
} from './world-cases.ts'
import { PEOPLE, type Person, TENANTS, type Tenant, VIEWERS, type Viewer } from './world-people.ts'

/** The real server over two streets, in which every case of `CASES` was played through the engine. */
export interface World {
  readonly linli: TestApp
  readonly pool: Pool
  readonly cases: readonly PlayedCase[]
  readonly belongings: Belongings
  /** Where it listens. */
  readonly address: string
  /** Cookie header; undefined for nobody. */
  cookie(viewer: Viewer): string | undefined
  close(): Promise<void>
}

export async function startWorld(): Promise<World> {
  const linli = await startBareApp()
  const { pool, key } = linli.services
  for (const tenant of TENANTS) {
    await insertStreet(pool, streetOf(tenant), { password: 'of-nobody', key })
    await publishMatter(linli, tenant)
    await leaveSample(linli, tenant)
  }
  const cookies = await openSessions(linli)
  const cases: PlayedCase[] = []
  for (const name of Object.keys(CASES) as CaseName[]) cases.push(await playCase(linli, name))
  const belongings = await insertBelongings(pool, cases)
  await endPostsAndSessions(linli, cookies)
  const address = await linli.listen()
  return {
    ...{ linli, pool, cases, belongings, address },
    cookie: (viewer) => cookies.get(viewer.name),
    close: () => linli.close(),
  }
}

function actorOf(person: Person): Actor {
  // The post that `former` has while the cases are played.
  const posts = person === 'former' ? [{ nodeId: GRID, post: POST }] : PEOPLE[person].posts
  return { accountId: person, role: PEOPLE[person].role, posts }
}

function streetOf(tenant: Tenant): Street {
  const of = mark(tenant)
  const node = (id: string, kind: string) => ({ id, kind, parentId: 'street', name: `${id}${of}` })
  const people = Object.entries(PEOPLE) as [Person, (typeof PEOPLE)[Person]][]
  const phone = (index: number) => `139000${tenant === 'one' ? 1 : 2}${1000 + index}`
  return {
    format: 'linli-street/1',
    tenant: { id: tenant, name: { 'zh-CN': of, en: of } },
    ...{ communityCode: '999000000000', nodeKinds: {}, posts: {}, deviceTypes: {} },
    nodes: [
      { ...node('street', 'street'), parentId: null },
      ...[node('area-1', 'area'), node('area-2', 'area'), node(`only-${tenant}`, 'grid')],
      { ...node(GRID, 'grid'), parentId: 'area-1' },
      { ...node(OTHER_GRID, 'grid'), parentId: 'area-2' },
    ],
    accounts: [
      ...people.map(([id, { role }], index) => ({
        ...{ id, role, name: `${id}${of}`, posts: actorOf(id).posts },
        ...(role === 'resident' ? { phone: phone(index) } : { login: id }),
      })),
      ...[`only-${tenant}`, `shut-${tenant}`].map((id) => ({
        ...{ id, role: 'worker' as const, name: `${id}${of}`, login: id },
        posts: [{ nodeId: `only-${tenant}`, post: POST }],
      })),
    ],
    devices: [
      { id: `device-${tenant}`, type: 'smoke', name: `烟感${of}`, nodeId: GRID, samples: [] },
    ],
  }
}

async function publishMatter({ services }: TestApp, tenantId: Tenant): Promise<void> {
  for (const id of ['matter', `only-${tenantId}`]) {
    const of = mark(tenantId)
    const document = { ...MATTER, id, title: { 'zh-CN': `事项${of}`, en: `Matter ${of}` } }
    const result = await services.engine.publish({ tenantId, document, actor: actorOf('official') })
    if (result.kind === 'refused') throw new Error(JSON.stringify(result.findings))
  }
}

/** A reading that bears the mark of its street. */
async function leaveSample({ services }: TestApp, tenant: Tenant): Promise<void> {
  const device = await services.devices.find(`device-${tenant}`)
  if (device === null) throw new Error('The street has a device.')
  services.deviceSamples.note(device, { note: mark(tenant) })
  await services.deviceSamples.flush()
}

async function openSessions({ services }: TestApp): Promise<Map<string, string>> {
  const cookies = new Map<string, string>()
  for (const { name, tenant, person } of VIEWERS) {
    if (name === 'nobody') continue
    const accountId = person ?? (name === 'gone' ? 'gone' : 'candidate')
    const { role } = PEOPLE[accountId]
    const { cookie } = await services.sessions.open({ tenantId: tenant, accountId, role })
    cookies.set(name, `linli_session=${cookie}`)
  }
  return cookies
}

const CACHED_MS = 1_200

/** What made `former`, `gone` and `signedOut` what they are. Every cache knows after a second, and nobody acts before. */
async function endPostsAndSessions(
  { services }: TestApp,
  cookies: ReadonlyMap<string, string>,
): Promise<void> {
  const { pool, sessions } = services
  await pool.query(`DELETE FROM post WHERE account_id = 'former'`)
  await pool.query(`UPDATE account SET disabled_at = now() WHERE id ~ '^(gone|shut-.*)$'`)
  await pool.query('UPDATE tenant SET org_revision = org_revision + 1')
  await sessions.close((cookies.get('signedOut') ?? '').replace('linli_session=', ''))
  await sleep(CACHED_MS)
}

async function playCase(linli: TestApp, name: CaseName): Promise<PlayedCase> {
  const facts: CaseFacts = CASES[name]
  const { services } = linli
  const { engine, pool } = services
  const { tenant: tenantId, startedBy } = facts
  const photos: Photo[] = []
  const upload = async (by: Person) => {
    const id = await insertPhoto(pool, tenantId, by)
    photos.push({ id, by })
    return [id]
  }
  const anonymous = facts.initiator === null
  const started = await engine.start({
    ...{ tenantId, definitionId: 'matter', form: 'report', key: randomUUID() },
    answers: {
      ...{ text: mark(tenantId), anonymous, elsewhere: facts.nodeId === OTHER_GRID },
      ...{ name: canary(name, 'name'), idNumber: canary(name, 'idNumber') },
      photos: await upload(startedBy),
    },
    actor: actorOf(startedBy),
  })
  const id = started.instanceId
  const complete = async (by: Person, outcome: string) => {
    const taskId = await openTaskOf(pool, id)
    const health = canary(name, 'health')
    const answers = { note: mark(tenantId), health, photos: await upload(by) }
    const command = { tenantId, taskId, outcome, answers, key: randomUUID() }
    await engine.complete({ ...command, actor: actorOf(by) })
  }
  const command = async (by: Person) => ({
    ...{ tenantId, taskId: await openTaskOf(pool, id), actor: actorOf(by) },
  })
  switch (name) {
    case 'held':
      await engine.claim(await command('holder'))
      await leaveDraft(pool, await command('holder'))
      break
    case 'passed':
      await engine.claim(await command('former'))
      await engine.transfer({ ...(await command('official')), to: 'assignee', reason: '请您办' })
      break
    case 'second':
      await complete('candidate', 'approve')
      break
    case 'handling':
      await complete('candidate', 'approve')
      await engine.claim(await command('holder'))
      await leaveDraft(pool, await command('holder'))
      break
    case 'asked':
    case 'foreignAsked':
      await complete('candidate', 'ask')
      break
    case 'done':
      await complete('candidate', 'approve')
      await complete('holder', 'finish')
      break
    case SUSPENDED:
      await engine.suspend({
        ...{ tenantId, instanceId: id, reason: mark(tenantId), actor: actorOf('official') },
      })
      break
    case HELD:
      await engine.cancel({
        ...{ tenantId, instanceId: id, reason: '试验', actor: actorOf('official') },
      })
      await pool.query(
        `INSERT INTO instance_hold (tenant_id, instance_id, reason, held_by, held_at)
         VALUES ($1, $2, $3, 'official', now())`,
        [tenantId, id, mark(tenantId)],
      )
      break
    default:
  }
  if (!facts.isOver) await engine.urge({ tenantId, instanceId: id, actor: actorOf('official') })
  if (facts.copiedTo !== undefined) {
    await pool.query(
      'INSERT INTO instance_copy (tenant_id, instance_id, account_id, copied_by) VALUES ($1, $2, $3, $4)',
      [tenantId, id, facts.copiedTo, 'official'],
    )
  }
  const tasks = await tasksOf(pool, id, facts)
  return { ...facts, name, id, ...started, photos, tasks }
}

/** Her own words on a task that she holds, which nobody else is ever told. */
async function leaveDraft(
  pool: Pool,
  { tenantId, taskId, actor }: { tenantId: Tenant; taskId: string; actor: Actor },
): Promise<void> {
  await pool.query(
    `INSERT INTO task_draft (tenant_id, task_id, account_id, revision, answers) VALUES ($1, $2, $3, $4, $5)`,
    [tenantId, taskId, actor.accountId, randomUUID(), JSON.stringify({ note: mark(tenantId) })],
  )
}

async function insertPhoto(pool: Pool, tenant: Tenant, by: Person): Promise<string> {
  const id = randomUUID()
  await pool.query(
    `INSERT INTO file (tenant_id, id, sha256, content_type, width, height, bytes, uploaded_by)
     VALUES ($1, $2, '', 'image/jpeg', 1, 1, $3, $4)`,
    [tenant, id, Buffer.from(mark(tenant)), by],
  )
  return id
}

async function openTaskOf(pool: Pool, instanceId: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM task WHERE instance_id = $1 AND state = 'open'`,
    [instanceId],
  )
  return rows[0]?.id ?? ''
}

/** The ids of the tasks as declared, in the order that they were opened in. */
async function tasksOf(pool: Pool, instanceId: string, { tasks }: CaseFacts) {
  const { rows } = await pool.query<{ id: string; name: string }>(
    'SELECT id, name FROM task WHERE instance_id = $1 ORDER BY opened_at, id',
    [instanceId],
  )
  if (rows.map(({ name }) => name).join() !== tasks.map(({ name }) => name).join())
    throw new Error(`'${instanceId}' has other tasks than declared: ${JSON.stringify(rows)}`)
  return tasks.map((task, index) => ({ ...task, id: rows[index]?.id ?? '' }))
}

/** Everything that an act could have changed, in one text; what a refusal must leave as it is. */
export async function fingerprint(pool: Pool): Promise<Readonly<Record<string, string>>> {
  const prints: Record<string, string> = {}
  for (const [table, columns] of Object.entries(UNTOUCHED)) {
    const { rows } = await pool.query<{ print: string }>(
      `SELECT md5(string_agg(x::text, '|' ORDER BY x::text)) AS print FROM (SELECT ${columns} FROM ${table}) x`,
    )
    prints[table] = rows[0]?.print ?? ''
  }
  return prints
}

/** Not the steps of a task that was taken and put back, and not the words that the matrix lets people add. */
const UNTOUCHED: Readonly<Record<string, string>> = {
  ...{ instance: '*', definition_version: '*', org_node: '*', post: '*', file: '*' },
  ...{
    incident: '*',
    leave: '*',
    publication_request: '*',
    migration: '*',
    draft: '*',
    calendar_year: '*',
    tree_change: '*',
    reassignment: '*',
  },
  task: 'id, state, holder_id, assignee_id, pool_node_id, pool_post, excluded, completed_by, outcome, answers',
  account: 'tenant_id, id, role, name, login, phone, disabled_at',
  tenant: 'id, name, four_eyes',
}

/** Asks as somebody at an address of her own, so that no limit of addresses is met. Throws where what came holds what
 *  is personal and not the viewer's to read (rule 10). */
export async function post(
  { linli, cookie }: World,
  viewer: Viewer,
  payload: { readonly query: string; readonly variables?: object },
): Promise<Answer> {
  const own = cookie(viewer)
  const response = await linli.app.inject({
    ...{ method: 'POST', url: '/graphql', payload, remoteAddress: anyAddress() },
    headers: own === undefined ? {} : { cookie: own },
  })
  assertNothingPersonal(viewer, response.body)
  return { ...response.json(), text: response.body }
}

export function anyAddress(): string {
  const part = () => Math.floor(Math.random() * 250) + 1
  return `10.${part()}.${part()}.${part()}`
}
