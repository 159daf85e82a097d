import type { MarkedVersion } from '@linli/runtime/core'
import type { RetentionRule } from '@linli/schemas/definition'
import type pg from 'pg'
import { writeAudit } from '../audit/write-audit.ts'
import { inTransaction } from '../database/in-transaction.ts'
import { dropSamples, KEPT_SAMPLE_DAYS } from '../devices/device-samples.ts'
import type { PublishedVersion, Versions } from '../reading/versions.ts'
import type { Certificate, ErasedCounts } from './certificate.ts'
import { addCounts, NOTHING_ERASED, sealed } from './certificate.ts'
import { eraseInstance } from './erase-instance.ts'
import { findRetentionDefault } from './retention-default.ts'

export interface ErasePorts {
  readonly pool: pg.Pool
  readonly versions: Pick<Versions, 'get'>
}

export interface EraseQuestion {
  readonly tenantId: string
  /** Epoch ms. */
  readonly now: number
  /** Account id of the official who does not wait for the job; null for the job. */
  readonly by: string | null
}

/** A version whose rule erases something. */
export interface RuledVersion extends MarkedVersion {
  readonly definitionId: string
  readonly number: number
  readonly rule: RetentionRule
  /** The rule is the tenant's. */
  readonly isByDefault: boolean
}

/** Cases of one transaction, which has one certificate. */
const BATCH = 50
const DAY_MS = 86_400_000

/** Instances that ended at or before it are due. */
export function dueUntil({ days }: RetentionRule, now: number): Date {
  return new Date(now - days * DAY_MS)
}

/** When an instance that ended then is due. */
export function dueAt({ days }: RetentionRule, ended: Date): Date {
  return new Date(ended.getTime() + days * DAY_MS)
}

/** Versions of a tenant that say how long personal data is kept, or hold some that the tenant's default is about. */
export async function ruledVersions(
  { pool, versions }: ErasePorts,
  tenantId: string,
): Promise<RuledVersion[]> {
  const byDefault = await findRetentionDefault(pool, tenantId)
  const { rows } = await pool.query<{ id: string; number: number }>(
    `SELECT definition_id AS id, number FROM definition_version
      WHERE tenant_id = $1 AND ($2 OR body LIKE '%"retention"%') ORDER BY definition_id, number`,
    [tenantId, byDefault !== null],
  )
  const found = await Promise.all(rows.map(({ id, number }) => versions.get(tenantId, id, number)))
  return found.flatMap((version) => ruled(version, byDefault) ?? [])
}

function ruled(
  { definitionId, number, definition, marks }: PublishedVersion,
  byDefault: RetentionRule | null,
): RuledVersion | null {
  const own = definition.retention
  const isByDefault = own === undefined
  const rule = own ?? byDefault
  if (rule === null) return null
  // What is said for all services means those that have something of the kind.
  const kinds = [...marks.values()]
  const isMarked = rule.erase === 'marked' ? kinds.length > 0 : kinds.includes('sensitive')
  if (isByDefault && !isMarked) return null
  return { definitionId, number, definition, marks, rule, isByDefault }
}

/** Erases every instance of a tenant whose time is over, batch by batch, each with its certificate and its row of the audit in the
 *  transaction of the deed. Readings that are kept as samples go with them: none is kept longer than the shortest rule says. Several nodes
 *  may do so at once; what is interrupted is done by the next. Returns how many instances. Throws the driver's error. */
export async function eraseDue(
  ports: ErasePorts,
  question: EraseQuestion,
  isStopped: () => boolean = () => false,
): Promise<number> {
  const { tenantId, now } = question
  const ruled = await ruledVersions(ports, tenantId)
  const byDefault = await findRetentionDefault(ports.pool, tenantId)
  const rules = [...ruled.map(({ rule }) => rule), ...(byDefault === null ? [] : [byDefault])]
  const days = Math.min(KEPT_SAMPLE_DAYS, ...rules.map((rule) => rule.days))
  await dropSamples(ports.pool, { tenantId, before: now - days * DAY_MS })
  let count = 0
  for (const version of ruled) {
    for (;;) {
      if (isStopped()) return count
      const erased = await inTransaction(ports.pool, (client) =>
        eraseBatch({ client, versions: ports.versions }, version, question),
      )
      count += erased
      if (erased < BATCH) break
    }
  }
  return count
}

interface DueInstance {
  readonly id: string
  readonly number: string
  readonly endedAt: Date
}

interface Erasing {
  readonly client: pg.PoolClient
  readonly versions: Pick<Versions, 'get'>
}

async function eraseBatch(
  { client, versions }: Erasing,
  version: RuledVersion,
  question: EraseQuestion,
): Promise<number> {
  const { tenantId } = question
  const due = await lockDue(client, version, question)
  if (due.length === 0) return 0
  let counts = NOTHING_ERASED
  for (const { id } of due) {
    const erased = await eraseInstance(client, {
      ...{ tenantId, instanceId: id, versionNumber: version.number, rule: version.rule },
      versionOf: (number) => versions.get(tenantId, version.definitionId, number),
    })
    counts = addCounts(counts, erased)
  }
  await client.query(
    'UPDATE instance SET erased_at = $3 WHERE tenant_id = $1 AND id = ANY ($2::uuid[])',
    [tenantId, due.map(({ id }) => id), new Date(question.now)],
  )
  await certify(client, { version, question, due, counts })
  return due.length
}

/** Those that are due, that nobody else erases now, that owe nobody a notice and are not on hold. A hold that was written while their
 *  rows were being locked counts. */
async function lockDue(
  client: pg.PoolClient,
  { definitionId, number, rule }: RuledVersion,
  { tenantId, now }: EraseQuestion,
): Promise<DueInstance[]> {
  const { rows } = await client.query<DueInstance>(
    `SELECT i.id, i.number, i.ended_at AS "endedAt" FROM instance i
      WHERE i.tenant_id = $1 AND i.definition_id = $2 AND i.version_number = $3 AND i.ended_at <= $4
        AND i.erased_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM instance_hold h WHERE h.tenant_id = i.tenant_id AND h.instance_id = i.id)
        AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.tenant_id = i.tenant_id AND o.instance_id = i.id)
      ORDER BY i.started_at LIMIT ${BATCH} FOR UPDATE OF i SKIP LOCKED`,
    [tenantId, definitionId, number, dueUntil(rule, now)],
  )
  const held = await client.query<{ id: string }>(
    'SELECT instance_id AS id FROM instance_hold WHERE tenant_id = $1 AND instance_id = ANY ($2::uuid[])',
    [tenantId, rows.map(({ id }) => id)],
  )
  const onHold = new Set(held.rows.map(({ id }) => id))
  return rows.filter(({ id }) => !onHold.has(id))
}

interface Certifying {
  readonly version: RuledVersion
  readonly question: EraseQuestion
  readonly due: readonly DueInstance[]
  readonly counts: ErasedCounts
}

/** Certificates of a tenant are written one after the other: each names the one before. */
async function certify(
  client: pg.PoolClient,
  { version, question, due, counts }: Certifying,
): Promise<void> {
  const { tenantId, now, by } = question
  await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('linli.erasure.' || $1, 0))`, [
    tenantId,
  ])
  const { rows } = await client.query<{ number: number; hash: string }>(
    'SELECT number, hash FROM erasure WHERE tenant_id = $1 ORDER BY number DESC LIMIT 1',
    [tenantId],
  )
  const ends = due.map(({ endedAt }) => endedAt.toISOString()).sort()
  const certificate: Certificate = {
    ...{ format: 'linli-erasure/1', number: (rows[0]?.number ?? 0) + 1, tenantId },
    definition: {
      ...{ id: version.definitionId, title: version.definition.title, version: version.number },
    },
    rule: version.rule,
    cases: {
      numbers: due.map(({ number }) => number).sort(),
      ...{ endedFrom: ends[0] ?? '', endedUntil: ends.at(-1) ?? '' },
    },
    ...{ erased: counts, at: new Date(now).toISOString(), by: by === null ? 'job' : 'official' },
    before: rows[0]?.hash ?? '',
  }
  const { body, hash } = sealed(certificate)
  await client.query(
    'INSERT INTO erasure (tenant_id, number, definition_id, at, body, hash) VALUES ($1, $2, $3, $4, $5, $6)',
    [tenantId, certificate.number, version.definitionId, new Date(now), body, hash],
  )
  await writeAudit(client, {
    ...{ tenantId, actorId: by, deed: 'personal-erased' },
    object: `definition:${version.definitionId}@${version.number}`,
    detail: { cases: due.length, certificate: certificate.number, hash },
  })
}
