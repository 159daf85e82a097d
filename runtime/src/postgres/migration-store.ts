import type { InstanceFields } from '@linli/schemas/snapshot'
import type { Pool, PoolClient } from 'pg'
import type { HistoryEntry } from '../core/step.ts'
import type { CommitBatch, InstanceKey } from '../ports/engine-store.ts'
import type {
  InstanceMove,
  InstanceReturn,
  KeptRows,
  MigratingInstance,
  MigrationStore,
} from '../ports/migration-store.ts'
import { createDatabase, type Database } from './database.ts'
import { unavailable, verdictOf } from './database-error.ts'
import { foldBatch, type RowText, rowText } from './fold-batch.ts'
import { appendHistory } from './parts/append-history.ts'
import { deleteTimers } from './parts/delete-timers.ts'
import { insertOutbox } from './parts/insert-outbox.ts'
import { insertTasks } from './parts/insert-tasks.ts'
import { insertTimers } from './parts/insert-timers.ts'
import { keepMovedRows } from './parts/keep-moved-rows.ts'
import { moveInstances } from './parts/move-instances.ts'
import { updateSnapshots } from './parts/update-snapshots.ts'
import { reassignTasks, updateTasks } from './parts/update-tasks.ts'
import { watchReleaseBefore } from './release-before.ts'
import { type StoredSnapshot, snapshotFrom, withFields } from './snapshot-text.ts'
import { createStatementTexts, writeBatch } from './write-batch.ts'
import { type FilledPart, fillPart } from './write-part.ts'

/** Migrations on PostgreSQL. Fenced as the engine's steps are: by the snapshot's seq, and by the history's key. */
export function createPostgresMigrationStore(pool: Pool): MigrationStore {
  const database = createDatabase(pool)
  const texts = createStatementTexts('migrate')
  const areAllOfThisRelease = watchReleaseBefore(database)
  return {
    load: (key) => asked(loadInstance(database, key)),
    async move(move) {
      try {
        const textOf = rowText(await areAllOfThisRelease())
        await writeBatch({ database, texts }, movedParts(move, textOf), move.now)
        return 'moved'
      } catch (error) {
        return staleOr(error)
      }
    },
    kept: (key, migrationId) => asked(loadKept(database, key, migrationId)),
    async restore(move) {
      try {
        const text = rowText(await areAllOfThisRelease())(move.step)
        return await database.inTransaction((client) => restoreRows(client, move, text))
      } catch (error) {
        return staleOr(error)
      }
    },
  }
}

/** Throws what is no lost fence. */
function staleOr(error: unknown): 'stale' {
  const verdict = verdictOf(error)
  if (verdict.kind === 'stale') return 'stale'
  throw unavailable(error)
}

async function asked<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer
  } catch (error) {
    throw unavailable(error)
  }
}

async function loadInstance(
  database: Database,
  { tenantId, instanceId }: InstanceKey,
): Promise<MigratingInstance | null> {
  const { rows } = await database.ask<{
    readonly definition_id: string
    readonly version_number: number
    readonly fields: Omit<InstanceFields, 'instanceId'>
    readonly body: string
    readonly inputs: readonly string[]
  }>({
    name: 'load-migrating',
    text: `select i.definition_id, i.version_number, s.body, ${FIELDS} as fields,
                  array(select h.input from history h
                         where h.tenant_id = $1 and h.instance_id = $2::uuid order by h.seq) as inputs
             from instance i
             join instance_snapshot s on s.tenant_id = i.tenant_id and s.instance_id = i.id
            where i.tenant_id = $1 and i.id = $2::uuid`,
    values: [tenantId, instanceId],
  })
  const row = rows[0]
  if (row === undefined) return null
  return {
    tenantId,
    instanceId,
    definitionId: row.definition_id,
    versionNumber: row.version_number,
    snapshot: snapshotFrom(row.body, { instanceId, ...row.fields }),
    // The engine wrote them.
    entries: row.inputs.map((input) => JSON.parse(input) as HistoryEntry),
  }
}

/** Of `i`, as `InstanceFields` has them. */
const FIELDS = `json_build_object('number', i.number, 'nodeId', i.node_id, 'initiatorId', i.initiator_id)`

function movedParts(move: InstanceMove, textOf: RowText): FilledPart[] {
  const batch: CommitBatch = {
    ...{ now: move.now, effectLeaseMs: 0, steps: [move.step] },
    ...{ started: [], inbox: [], correlations: [], incidents: [], resolved: [] },
  }
  const folded = foldBatch(batch, textOf)
  return [
    fillPart(updateSnapshots, folded.nextSnapshots),
    fillPart(moveInstances, [move]),
    fillPart(appendHistory, [move.step]),
    fillPart(insertTasks, folded.newTasks),
    fillPart(updateTasks, folded.nextTasks),
    fillPart(reassignTasks, folded.reassignedTasks),
    fillPart(insertTimers, folded.newTimers),
    fillPart(deleteTimers, folded.goneTimers),
    // Children that begin or are let go of.
    fillPart(insertOutbox, folded.effects),
    fillPart(keepMovedRows, [move]),
  ].filter((part) => part !== null)
}

async function loadKept(
  database: Database,
  { tenantId, instanceId }: InstanceKey,
  migrationId: string,
): Promise<KeptRows | null> {
  const { rows } = await database.ask<{
    readonly seq: number
    readonly from_version: number
    readonly to_version: number
    readonly fields: Omit<InstanceFields, 'instanceId'>
    readonly before: string
  }>({
    name: 'load-kept-rows',
    text: `select k.seq, k.from_version, m.to_version, ${FIELDS} as fields, k.before
             from migrated_instance k
             join instance i on i.tenant_id = k.tenant_id and i.id = k.instance_id
             join migration m on m.tenant_id = k.tenant_id and m.id = k.migration_id
            where k.tenant_id = $1 and k.migration_id = $2::uuid and k.instance_id = $3::uuid and k.state = 'moved'`,
    values: [tenantId, migrationId, instanceId],
  })
  const row = rows[0]
  if (row === undefined) return null
  const { seq, from_version: from, to_version: to } = row
  // Written by keep-moved-rows.ts.
  const { snapshot, tasks, timers } = JSON.parse(row.before) as KeptTexts
  const kept = withFields(snapshot, { instanceId, ...row.fields })
  return { seq, from, to, snapshot: kept, tasks, timers }
}

type KeptTexts = Pick<KeptRows, 'tasks' | 'timers'> & { readonly snapshot: StoredSnapshot }

/** Locks the snapshot first, as every step does. Rows that the move made were never anybody's: they go. */
async function restoreRows(
  client: PoolClient,
  { migrationId, step, now, kept }: InstanceReturn,
  text: string,
): Promise<'restored' | 'stale'> {
  const { tenantId, instanceId, expectedSeq, snapshotHash } = step
  const key = [tenantId, instanceId]
  const { seq } = step.step.snapshot
  const fenced = await client.query(
    `update instance_snapshot set seq = $4, body = $5, updated_at = to_timestamp($6::float8 / 1000)
      where tenant_id = $1 and instance_id = $2::uuid and seq = $3`,
    [...key, expectedSeq, seq, text, now],
  )
  if (fenced.rowCount !== 1) return 'stale'
  await client.query(
    `insert into history (tenant_id, instance_id, seq, at, kind, actor_id, input, explanation, snapshot_hash)
     values ($1, $2::uuid, $3, to_timestamp($4::float8 / 1000), $5, $6, $7, $8, $9)`,
    [
      ...[...key, seq, now, step.entry.input.kind, step.actorId],
      ...[JSON.stringify(step.entry), JSON.stringify(step.step.explanation), snapshotHash],
    ],
  )
  await client.query(
    'update instance set version_number = $3 where tenant_id = $1 and id = $2::uuid',
    [...key, kept.from],
  )
  await client.query('delete from timer where tenant_id = $1 and instance_id = $2::uuid', key)
  await client.query(
    `delete from task where tenant_id = $1 and instance_id = $2::uuid
        and (closed_at is null or id in (select id from json_populate_recordset(null::task, $3::json)))`,
    [...key, JSON.stringify(kept.tasks)],
  )
  await client.query(
    'insert into task select * from json_populate_recordset(null::task, $1::json)',
    [JSON.stringify(kept.tasks)],
  )
  await client.query(
    'insert into timer select * from json_populate_recordset(null::timer, $1::json)',
    [JSON.stringify(kept.timers)],
  )
  await client.query(
    `update migrated_instance set state = 'undone'
      where tenant_id = $1 and instance_id = $2::uuid and migration_id = $3::uuid`,
    [...key, migrationId],
  )
  return 'restored'
}
