import { randomUUID } from 'node:crypto'
import { LinliError } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'
import type pg from 'pg'
import { writeAudit } from '../audit/write-audit.ts'
import { inTransaction } from '../database/in-transaction.ts'

export type MigrationState =
  | 'judging'
  | 'judged'
  | 'moving'
  | 'moved'
  | 'undoing'
  | 'undone'
  | 'dropped'

export interface StoredMigration {
  readonly tenantId: string
  readonly id: string
  readonly definitionId: string
  readonly toVersion: number
  readonly state: MigrationState
  /** By the question's key. */
  readonly choices: Readonly<Record<string, string>>
  readonly requestedBy: string
  readonly requestedAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
}

export interface MigrationKey {
  readonly tenantId: string
  readonly id: string
}

/** What was judged of an instance, or why it stayed. */
export type StoredVerdict =
  | { readonly kind: 'safe' | 'chosen' | 'gone' | 'failed' | 'overtaken' | 'stopped' }
  | { readonly kind: 'choice'; readonly questions: readonly StoredQuestion[] }
  | { readonly kind: 'stay'; readonly because: LocaleText }
interface StoredQuestion {
  readonly key: string
  readonly message: LocaleText
  readonly options: readonly { readonly id: string; readonly label: LocaleText }[]
}

const COLUMNS = `tenant_id AS "tenantId", id, definition_id AS "definitionId", to_version AS "toVersion", state, choices::json,
  requested_by AS "requestedBy", requested_at AS "requestedAt", decided_by AS "decidedBy", decided_at AS "decidedAt"`

/** Throws `migration.not-found`. */
export async function loadMigration(
  pool: pg.Pool,
  { tenantId, id }: MigrationKey,
): Promise<StoredMigration> {
  const { rows } = await pool.query<StoredMigration>(
    `SELECT ${COLUMNS} FROM migration WHERE tenant_id = $1 AND id = $2`,
    [tenantId, id],
  )
  const [migration] = rows
  if (migration === undefined) {
    throw new LinliError('migration.not-found', `There is no migration '${id}'.`)
  }
  return migration
}

/** Newest first. */
export async function loadMigrations(
  pool: pg.Pool,
  { tenantId, definitionId }: { readonly tenantId: string; readonly definitionId: string },
): Promise<readonly StoredMigration[]> {
  const { rows } = await pool.query<StoredMigration>(
    `SELECT ${COLUMNS} FROM migration WHERE definition_id = $2 AND tenant_id = $1
      ORDER BY requested_at DESC LIMIT 20`,
    [tenantId, definitionId],
  )
  return rows
}

/** Running instances of older versions than the newest. */
export async function countOutdated(
  pool: pg.Pool,
  { tenantId, definitionId }: { readonly tenantId: string; readonly definitionId: string },
): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM instance
      WHERE definition_id = $2 AND tenant_id = $1 AND ended_at IS NULL AND version_number <>
        (SELECT max(number) FROM definition_version WHERE tenant_id = $1 AND definition_id = $2)`,
    [tenantId, definitionId],
  )
  return rows[0]?.count ?? 0
}

/** Of all tenants: those whose instances wait to be judged, moved or taken back. */
export async function loadAtWork(pool: pg.Pool): Promise<readonly StoredMigration[]> {
  const { rows } = await pool.query<StoredMigration>({
    name: 'migrations-at-work',
    text: `SELECT ${COLUMNS} FROM migration WHERE state IN ('judging', 'moving', 'undoing')
            ORDER BY requested_at`,
  })
  return rows
}

/** All running instances that are on another version. Throws `migration.open` where the definition has one that is not over. */
export async function openMigration(
  pool: pg.Pool,
  asked: {
    readonly tenantId: string
    readonly definitionId: string
    readonly toVersion: number
    readonly requestedBy: string
  },
): Promise<string> {
  const { tenantId, definitionId, toVersion, requestedBy } = asked
  const id = randomUUID()
  return inTransaction(pool, async (client) => {
    const opened = await client.query(
      `INSERT INTO migration (tenant_id, id, definition_id, to_version, state, requested_by)
       VALUES ($1, $2, $3, $4, 'judging', $5)
       ON CONFLICT (tenant_id, definition_id) WHERE state IN ('judging', 'judged', 'moving', 'undoing')
       DO NOTHING`,
      [tenantId, id, definitionId, toVersion, requestedBy],
    )
    if (opened.rowCount === 0) {
      throw new LinliError('migration.open', `A migration of '${definitionId}' is not over.`)
    }
    await client.query(
      `INSERT INTO migrated_instance (tenant_id, migration_id, instance_id, from_version, state)
       SELECT tenant_id, $2, id, version_number, 'waiting' FROM instance
        WHERE definition_id = $3 AND tenant_id = $1 AND ended_at IS NULL AND version_number <> $4`,
      [tenantId, id, definitionId, toVersion],
    )
    await writeAudit(client, {
      ...{ tenantId, actorId: requestedBy, deed: 'migration-opened' },
      object: `definition:${definitionId}@${toVersion}`,
      detail: { migration: id },
    })
    return id
  })
}

export interface Decision extends MigrationKey {
  readonly from: readonly MigrationState[]
  readonly to: keyof typeof DEED_TO
  readonly by: string
  readonly choices?: Readonly<Record<string, string>>
}

/** What somebody decides, by the stage that it leads to. */
const DEED_TO = {
  moving: 'migration-moving',
  moved: 'migration-stopped',
  undoing: 'migration-undoing',
  dropped: 'migration-dropped',
} as const

/** The next stage of a migration, with its row in the audit. Throws `migration.elsewhere` where it is not in one of the
 *  stages before it: of two who decide at once, one does. */
export async function decideMigration(pool: pg.Pool, decision: Decision): Promise<void> {
  const { tenantId, id, from, to, by, choices } = decision
  await inTransaction(pool, async (client) => {
    const changed = await client.query<{ definitionId: string; toVersion: number }>(
      `UPDATE migration SET state = $4, choices = coalesce($5, choices), decided_by = $6, decided_at = clock_timestamp()
        WHERE tenant_id = $1 AND id = $2 AND state = ANY($3)
        RETURNING definition_id AS "definitionId", to_version AS "toVersion"`,
      [tenantId, id, from, to, choices === undefined ? null : JSON.stringify(choices), by],
    )
    const [migration] = changed.rows
    if (migration === undefined) {
      throw new LinliError('migration.elsewhere', `Migration '${id}' is not ${from.join(' or ')}.`)
    }
    if (to === 'moved') await leaveTheRest(client, decision)
    await writeAudit(client, {
      ...{ tenantId, actorId: by, deed: DEED_TO[to] },
      object: `definition:${migration.definitionId}@${migration.toVersion}`,
      detail: { migration: id, ...(choices === undefined ? {} : { choices }) },
    })
  })
}

/** What has not moved stays. An instance that is being moved this moment holds its row: it moves, or finds that it may not. */
async function leaveTheRest(client: pg.PoolClient, { tenantId, id }: MigrationKey): Promise<void> {
  await client.query(
    `UPDATE migrated_instance SET state = 'stayed', verdict = CASE verdict::json ->> 'kind'
       WHEN 'safe' THEN $3 WHEN 'choice' THEN $3 ELSE verdict END
      WHERE tenant_id = $1 AND migration_id = $2 AND state = 'judged'`,
    [tenantId, id, JSON.stringify({ kind: 'stopped' })],
  )
}

/** The work of a stage is done. Harmless to repeat. */
export async function endStage(
  pool: pg.Pool,
  { tenantId, id }: MigrationKey,
  { from, to }: { readonly from: MigrationState; readonly to: MigrationState },
): Promise<void> {
  await pool.query(
    'UPDATE migration SET state = $4 WHERE tenant_id = $1 AND id = $2 AND state = $3',
    [tenantId, id, from, to],
  )
}

type ItemState = 'waiting' | 'judged' | 'moved' | 'stayed' | 'undone' | 'kept'

/** Instances in a state, by id, after `after`. */
export async function loadItems(
  pool: pg.Pool,
  { tenantId, id }: MigrationKey,
  { state, after, limit }: { state: ItemState; after: string | null; limit: number },
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'migrated-instances',
    text: `SELECT instance_id AS id FROM migrated_instance
            WHERE tenant_id = $1 AND migration_id = $2 AND state = $3 AND ($4::uuid IS NULL OR instance_id > $4)
            ORDER BY instance_id LIMIT $5`,
    values: [tenantId, id, state, after, limit],
  })
  return rows.map((row) => row.id)
}

/** Another node may have done the same work: what is not in `from` any more stays as that left it. */
export async function settleItem(
  pool: pg.Pool,
  item: MigrationKey & { readonly instanceId: string },
  to: { readonly from: ItemState; readonly state: ItemState; readonly verdict?: StoredVerdict },
): Promise<void> {
  const { tenantId, id, instanceId } = item
  await pool.query(
    `UPDATE migrated_instance SET state = $5, verdict = coalesce($6, verdict)
      WHERE tenant_id = $1 AND migration_id = $2 AND instance_id = $3 AND state = $4`,
    [
      ...[tenantId, id, instanceId, to.from, to.state],
      to.verdict === undefined ? null : JSON.stringify(to.verdict),
    ],
  )
}

export interface MigrationCounts {
  /** By state and verdict. */
  readonly state: ItemState
  readonly verdict: StoredVerdict['kind'] | null
  readonly count: number
}

export async function countItems(
  pool: pg.Pool,
  { tenantId, id }: MigrationKey,
): Promise<readonly MigrationCounts[]> {
  const { rows } = await pool.query<MigrationCounts>(
    `SELECT state, verdict::json ->> 'kind' AS verdict, count(*)::int AS count FROM migrated_instance
      WHERE tenant_id = $1 AND migration_id = $2 GROUP BY 1, 2`,
    [tenantId, id],
  )
  return rows
}

export interface CountedQuestion extends StoredQuestion {
  readonly count: number
}

/** What is asked, each question once, the most frequent one first. */
export async function loadQuestions(
  pool: pg.Pool,
  { tenantId, id }: MigrationKey,
): Promise<readonly CountedQuestion[]> {
  const { rows } = await pool.query<CountedQuestion>(
    `SELECT q ->> 'key' AS key, min((q -> 'message')::text)::json AS message,
            min((q -> 'options')::text)::json AS options, count(*)::int AS count
       FROM migrated_instance m, json_array_elements(m.verdict::json -> 'questions') q
      WHERE m.tenant_id = $1 AND m.migration_id = $2 AND m.verdict::json ->> 'kind' = 'choice'
      GROUP BY 1 ORDER BY count DESC, 1 LIMIT 200`,
    [tenantId, id],
  )
  return rows
}

export interface MigrationResult {
  readonly instanceId: string
  readonly fromVersion: number
  readonly state: ItemState
  readonly verdict: StoredVerdict | null
}

const RESULTS_PAGE = 500

/** What became of every instance so far, some hundreds at a time. */
export async function* resultPages(
  pool: pg.Pool,
  { tenantId, id }: MigrationKey,
): AsyncGenerator<readonly MigrationResult[]> {
  let after: string | null = null
  for (;;) {
    const { rows }: pg.QueryResult<MigrationResult> = await pool.query<MigrationResult>({
      name: 'migration-results',
      text: `SELECT instance_id AS "instanceId", from_version AS "fromVersion", state, verdict::json AS verdict
               FROM migrated_instance
              WHERE tenant_id = $1 AND migration_id = $2 AND ($3::uuid IS NULL OR instance_id > $3)
              ORDER BY instance_id LIMIT ${RESULTS_PAGE}`,
      values: [tenantId, id, after],
    })
    if (rows.length > 0) yield rows
    if (rows.length < RESULTS_PAGE) return
    after = rows.at(-1)?.instanceId ?? null
  }
}

export interface StayingInstance {
  readonly instanceId: string
  readonly verdict: StoredVerdict
}

/** Of those that stay, by judgement or by choice; the first hundred. */
export async function loadStaying(
  pool: pg.Pool,
  { tenantId, id }: MigrationKey,
): Promise<readonly StayingInstance[]> {
  const { rows } = await pool.query<StayingInstance>(
    `SELECT instance_id AS "instanceId", verdict::json AS verdict FROM migrated_instance
      WHERE tenant_id = $1 AND migration_id = $2
        AND (state IN ('stayed', 'kept') OR (state = 'judged' AND verdict::json ->> 'kind' = 'stay'))
      ORDER BY instance_id LIMIT 100`,
    [tenantId, id],
  )
  return rows
}
