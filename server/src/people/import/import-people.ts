import { randomUUID } from 'node:crypto'
import { maskPhone } from '@linli/runtime/core'
import { csvText } from '@linli/schemas/csv'
import type { Locale } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import {
  type ImportAnswer,
  PEOPLE_COLUMNS,
  type PeopleColumn,
  PROBLEM_COLUMN,
} from '@linli/schemas/people-table'
import type pg from 'pg'
import type { Viewer } from '../../access/viewer.ts'
import { type Course, UNHEARD } from '../../http/send-course.ts'
import { changeOrg, type OrgChange, type OrgDeed } from '../../org/change-org.ts'
import { loadOwnPart } from '../../org/own-part.ts'
import { tellOfGiven } from '../tell-of-post.ts'
import { writeWorkbook } from '../workbook/write-workbook.ts'
import { createNodeFinder, type ImportNode } from './find-node.ts'
import { inSlices } from './pauses.ts'
import { type ImportPlan, planImport, type StoredPerson, type StoredPost } from './plan-import.ts'
import type { TableRow } from './read-table.ts'
import type { RowPost } from './row-facts.ts'

export interface ImportQuestion {
  readonly rows: readonly TableRow[]
  readonly viewer: Viewer
  readonly locale: Locale
  /** Posts that published services name. */
  readonly postKeys: ReadonlySet<string>
}

/** What the import would do; nothing is written. */
export async function tryImport(pool: pg.Pool, question: ImportQuestion): Promise<ImportAnswer> {
  return answerOf(await plan(pool, question), { ...question, isApplied: false })
}

/** Does what the rows say in one transaction, each deed with its audit row; bad rows are left out and told. The second
 *  time it changes nothing. New people have no password until an official gives them one. Who leaves before all is written finds nothing
 *  of it. */
export function applyImport(
  pool: pg.Pool,
  question: ImportQuestion,
  course: Course = UNHEARD,
): Promise<ImportAnswer> {
  return changeOrg(pool, question.viewer, async (change) => {
    const planned = await plan(change.client, question)
    await write(change, planned, course)
    return answerOf(planned, { ...question, isApplied: true })
  })
}

async function plan(
  database: Pick<pg.Pool, 'query'>,
  { rows, viewer: { tenantId, scope }, postKeys }: ImportQuestion,
): Promise<ImportPlan> {
  const people = await database.query<StoredPerson>(
    'SELECT id, role, name, login, phone FROM account WHERE tenant_id = $1 AND (login IS NOT NULL OR phone IS NOT NULL)',
    [tenantId],
  )
  const posts = await database.query<StoredPost>(
    `SELECT account_id AS "accountId", node_id AS "nodeId", post, kind, valid_from::text AS "validFrom",
            valid_until::text AS "validUntil" FROM post WHERE tenant_id = $1`,
    [tenantId],
  )
  const nodes = await database.query<ImportNode>(
    `SELECT id, parent_id AS "parentId", kind, name, code, closed_at IS NOT NULL AS "isClosed",
            EXISTS (SELECT 1 FROM team t WHERE t.tenant_id = n.tenant_id AND t.node_id = n.id AND t.is_external) AS "isExternal"
       FROM org_node n WHERE tenant_id = $1`,
    [tenantId],
  )
  return planImport(rows, {
    ...{ people: people.rows, posts: posts.rows },
    findNode: createNodeFinder(nodes.rows),
    ownPart: await loadOwnPart(database, { tenantId, part: scope }),
    postKeys: new Set([...postKeys, ...posts.rows.map(({ post }) => post)]),
  })
}

/** People whose rows are written by one statement of each kind. */
const BATCH = 500

async function write(
  change: OrgChange,
  { people }: ImportPlan,
  { signal, tell }: Course,
): Promise<void> {
  let done = 0
  tell(done, people.length)
  for await (const some of inSlices(people, BATCH)) {
    signal.throwIfAborted()
    await writeSome(change, some)
    done += some.length
    tell(done, people.length)
  }
  signal.throwIfAborted()
}

async function writeSome(change: OrgChange, people: ImportPlan['people']): Promise<void> {
  const all = people.map((person) => ({
    ...person,
    id: person.stored?.id ?? `staff-${randomUUID()}`,
  }))
  const added = all.filter(({ stored }) => stored === null)
  const changed = all.filter(({ isChanged }) => isChanged)
  const posts = all.flatMap(({ id, posts: given }) => given.map((post) => ({ id, post })))
  const { client, tenantId } = change
  await client.query(
    `INSERT INTO account (tenant_id, id, role, name, login, phone)
     SELECT $1, n.* FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) AS n`,
    [
      tenantId,
      added.map(({ id }) => id),
      added.map(({ facts }) => facts.role),
      added.map(({ facts }) => facts.name),
      added.map(({ facts }) => facts.login),
      added.map(({ facts }) => facts.phone),
    ],
  )
  await client.query(
    `UPDATE account a SET name = n.name, phone = coalesce(n.phone, a.phone)
       FROM unnest($2::text[], $3::text[], $4::text[]) AS n(id, name, phone)
      WHERE a.tenant_id = $1 AND a.id = n.id`,
    [
      tenantId,
      changed.map(({ id }) => id),
      changed.map(({ facts }) => facts.name),
      changed.map(({ facts }) => facts.phone),
    ],
  )
  await client.query(
    `INSERT INTO post (tenant_id, account_id, node_id, post, kind, valid_from, valid_until)
     SELECT $1, n.* FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::date[]) AS n`,
    [
      tenantId,
      posts.map(({ id }) => id),
      posts.map(({ post }) => post.node.id),
      posts.map(({ post }) => post.post),
      posts.map(({ post }) => post.kind),
      posts.map(({ post }) => post.validFrom),
      posts.map(({ post }) => post.validUntil),
    ],
  )
  await change.record(
    ...added.map(({ id, facts }) => addedDeed(id, facts)),
    ...changed.map(({ id, facts, stored }) => changedDeed(id, facts, stored)),
    ...posts.map(({ id, post }) => givenDeed(id, post)),
  )
  const told = posts.map(({ id, post }) => ({ ...post, accountId: id, node: post.node.name }))
  await tellOfGiven(change, told)
}

type Facts = ImportPlan['people'][number]['facts']

function addedDeed(id: string, { role, name, login, phone }: Facts): OrgDeed {
  const after = { role, name, login, phone: hidden(phone) }
  return { deed: 'person-added', object: `account:${id}`, before: null, after }
}

function changedDeed(id: string, { name, phone }: Facts, stored: StoredPerson | null): OrgDeed {
  return {
    ...{ deed: 'person-changed', object: `account:${id}` },
    before: { name: stored?.name ?? '', phone: hidden(stored?.phone ?? null) },
    after: { name, phone: hidden(phone ?? stored?.phone ?? null) },
  }
}

function givenDeed(id: string, { node, ...post }: RowPost): OrgDeed {
  const after = { ...post, nodeId: node.id, node: node.name }
  return { deed: 'post-given', object: `account:${id}`, before: null, after }
}

function hidden(phone: string | null): string | null {
  return phone === null ? null : maskPhone(phone)
}

const SHOWN = 100

function answerOf(
  { people, bad }: ImportPlan,
  { rows, locale, isApplied }: ImportQuestion & { readonly isApplied: boolean },
): ImportAnswer {
  const table = bad.length === 0 ? [] : badTable(bad, locale)
  const changedCount = people.filter(
    ({ stored, isChanged, posts }) => stored !== null && (isChanged || posts.length > 0),
  ).length
  const addedCount = people.filter(({ stored }) => stored === null).length
  return {
    ...{ isApplied, rowCount: rows.length, addedCount, changedCount, badCount: bad.length },
    unchangedCount: people.length - addedCount - changedCount,
    postCount: people.reduce((count, { posts }) => count + posts.length, 0),
    bad: bad.slice(0, SHOWN).map(({ row, sentence }) => ({
      ...{ line: row.line, name: row.cells.name, login: row.cells.login },
      problem: textIn(sentence, locale),
    })),
    badFile: bad.length === 0 ? '' : csvText(table),
    badWorkbook:
      bad.length === 0
        ? ''
        : Buffer.from(writeWorkbook(textIn(PROBLEM_COLUMN, locale), table)).toString('base64'),
  }
}

/** Titles, and the bad rows as they came, each with its sentence at its end. */
function badTable(bad: ImportPlan['bad'], locale: Locale): string[][] {
  const columns = Object.keys(PEOPLE_COLUMNS) as PeopleColumn[]
  return [
    [...Object.values(PEOPLE_COLUMNS), PROBLEM_COLUMN].map((title) => textIn(title, locale)),
    ...bad.map(({ row, sentence }) => [
      ...columns.map((column) => row.cells[column]),
      textIn(sentence, locale),
    ]),
  ]
}
