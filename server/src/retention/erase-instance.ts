import type {
  EntryAndWhy,
  Eraser,
  Explanation,
  HistoryEntry,
  MarkedVersion,
} from '@linli/runtime/core'
import { createEraser, ERASED, erasedWhy } from '@linli/runtime/core'
import { canonicalJson } from '@linli/schemas/canonical-json'
import type { RetentionRule } from '@linli/schemas/definition'
import { isUuid } from '@linli/schemas/ids'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import type { SnapshotBody } from '@linli/schemas/snapshot'
import type pg from 'pg'
import type { ErasedCounts } from './certificate.ts'

export interface ErasedInstance {
  readonly tenantId: string
  readonly instanceId: string
  /** On which it ended. */
  readonly versionNumber: number
  readonly rule: RetentionRule
  /** A published version of its definition. */
  versionOf(number: number): Promise<MarkedVersion>
}

/** Erases an instance that has ended, at every place of the database where it stands, and counts what went. The caller has locked
 *  its row, and sets `erased_at`. A second time changes nothing more. Throws the driver's error. */
export async function eraseInstance(
  client: pg.PoolClient,
  instance: ErasedInstance,
): Promise<ErasedCounts> {
  const eraser = createEraser(instance.rule)
  const now = await instance.versionOf(instance.versionNumber)
  await eraseSnapshot(client, instance, (body) => eraser.snapshot(body, now))
  await eraseHistory(client, instance, eraser)
  await eraseTasks(client, instance, (answers, task) =>
    eraser.answers(answers, now.definition.tasks[task]?.form, now),
  )
  await eraseDrafts(client, instance)
  await eraseIncidents(client, instance)
  const notices = await eraseTold(client, instance)
  await eraseFollowers(client, instance)
  const { values, files } = eraser.tally()
  const papers = await erasePapers(client, instance)
  return { values, files: papers + (await eraseFiles(client, instance, files)), notices }
}

type Key = Pick<ErasedInstance, 'tenantId' | 'instanceId'>

async function eraseSnapshot(
  client: pg.PoolClient,
  { tenantId, instanceId }: Key,
  erase: (snapshot: SnapshotBody) => SnapshotBody,
): Promise<void> {
  const key = [tenantId, instanceId]
  const { rows } = await client.query<{ body: string }>(
    'SELECT body FROM instance_snapshot WHERE tenant_id = $1 AND instance_id = $2',
    key,
  )
  for (const { body } of rows) {
    const erased = erase(JSON.parse(body) as SnapshotBody)
    await client.query(
      'UPDATE instance_snapshot SET body = $3 WHERE tenant_id = $1 AND instance_id = $2',
      [...key, canonicalJson(erased as unknown as JsonObject)],
    )
  }
}

interface StoredTexts {
  readonly seq: number
  readonly input: string
  readonly explanation: string
  readonly snapshotHash: string
}

/** Where it stands: in `history`, or packed. Its rows are locked first, so that nobody packs them meanwhile. The hashes go too: of a
 *  snapshot that is known but for a phone number, a hash tells the number. */
async function eraseHistory(
  client: pg.PoolClient,
  instance: ErasedInstance,
  eraser: Eraser,
): Promise<void> {
  const key = [instance.tenantId, instance.instanceId]
  const { rows } = await client.query<StoredTexts>(
    `SELECT seq, input, explanation FROM history WHERE tenant_id = $1 AND instance_id = $2 ORDER BY seq FOR UPDATE`,
    key,
  )
  if (rows.length > 0) {
    const erased = await erasedSteps(rows, instance, eraser)
    await client.query(
      `UPDATE history h SET input = e.input, explanation = e.explanation, snapshot_hash = ''
         FROM unnest($3::int[], $4::text[], $5::text[]) AS e(seq, input, explanation)
        WHERE h.tenant_id = $1 AND h.instance_id = $2 AND h.seq = e.seq`,
      [
        ...key,
        erased.map(({ seq }) => seq),
        erased.map(({ input }) => input),
        erased.map(({ explanation }) => explanation),
      ],
    )
  }
  const packed = await client.query<{ steps: string }>(
    'SELECT steps FROM history_archive WHERE tenant_id = $1 AND instance_id = $2 FOR UPDATE',
    key,
  )
  for (const { steps } of packed.rows) {
    const erased = await erasedSteps(JSON.parse(steps) as StoredTexts[], instance, eraser)
    await client.query(
      `UPDATE history_archive SET steps = $3, file_ids = '{}' WHERE tenant_id = $1 AND instance_id = $2`,
      [...key, JSON.stringify(erased)],
    )
  }
}

/** Each step by the version on which the instance was then. */
async function erasedSteps(
  steps: readonly StoredTexts[],
  { versionNumber, versionOf }: ErasedInstance,
  eraser: Eraser,
): Promise<StoredTexts[]> {
  const erased: StoredTexts[] = []
  let number = versionNumber
  for (const step of steps.toReversed()) {
    const parsed: EntryAndWhy = {
      entry: JSON.parse(step.input) as HistoryEntry,
      why: JSON.parse(step.explanation) as Explanation,
    }
    const { entry, why } = eraser.step(parsed, await versionOf(number))
    erased.push({
      ...step,
      input: JSON.stringify(entry),
      explanation: JSON.stringify(why),
      snapshotHash: '',
    })
    if (parsed.entry.input.kind === 'migrate') number = parsed.entry.input.from
  }
  return erased.reverse()
}

async function eraseTasks(
  client: pg.PoolClient,
  { tenantId, instanceId }: Key,
  erase: (answers: JsonObject, task: string) => JsonObject,
): Promise<void> {
  const { rows } = await client.query<{
    id: string
    name: string
    answers: string | null
    why: string
  }>('SELECT id, name, answers, why FROM task WHERE tenant_id = $1 AND instance_id = $2', [
    tenantId,
    instanceId,
  ])
  await client.query(
    `UPDATE task t SET answers = e.answers, why = e.why, completion_key = NULL, completion_answer = NULL,
            question = CASE WHEN t.question IS NULL THEN NULL ELSE $5 END
       FROM unnest($2::text[], $3::text[], $4::text[]) AS e(id, answers, why)
      WHERE t.tenant_id = $1 AND t.id = e.id`,
    [
      tenantId,
      rows.map(({ id }) => id),
      rows.map(({ answers, name }) =>
        answers === null ? null : erasedAnswers(answers, name, erase),
      ),
      rows.map(({ why }) => JSON.stringify(erasedWhy(JSON.parse(why) as JsonValue))),
      ERASED,
    ],
  )
}

function erasedAnswers(
  text: string,
  task: string,
  erase: (answers: JsonObject, task: string) => JsonObject,
): string {
  const answers = JSON.parse(text) as JsonValue
  // What was answered to a question is no form.
  return JSON.stringify(isJsonObject(answers) ? erase(answers, task) : {})
}

/** A case that has ended has no open task, and so no draft; this does not rest on that. */
async function eraseDrafts(client: pg.PoolClient, { tenantId, instanceId }: Key): Promise<void> {
  await client.query(
    `DELETE FROM task_draft d USING task t
      WHERE d.tenant_id = $1 AND t.tenant_id = $1 AND t.instance_id = $2 AND t.id = d.task_id`,
    [tenantId, instanceId],
  )
}

/** What was tried and failed keeps what it was, and what an unfinished move kept to be taken back goes. */
async function eraseIncidents(client: pg.PoolClient, { tenantId, instanceId }: Key): Promise<void> {
  const key = [tenantId, instanceId]
  await client.query(
    `UPDATE incident SET message = $3, reason = CASE WHEN reason IS NULL THEN NULL ELSE $3 END, inbox_key = NULL,
            input = ((input::jsonb - 'payload' - 'answers' - 'reason' - 'text' - 'note')
                     || CASE WHEN input::jsonb ? 'effect'
                             THEN jsonb_build_object('effect', (input::jsonb -> 'effect') - 'payload' - 'set' - 'facts'
                                    || jsonb_build_object('title', $4::jsonb, 'body', $4::jsonb))
                             ELSE '{}'::jsonb END)::text
      WHERE tenant_id = $1 AND instance_id = $2`,
    [...key, ERASED, JSON.stringify({ 'zh-CN': ERASED })],
  )
  await client.query(
    `UPDATE migrated_instance SET before = NULL, verdict = (verdict::jsonb - 'questions')::text
      WHERE tenant_id = $1 AND instance_id = $2`,
    key,
  )
}

/** What people were told of it, in the app and by text message. */
async function eraseTold(client: pg.PoolClient, { tenantId, instanceId }: Key): Promise<number> {
  const notices = await client.query(
    'DELETE FROM notice WHERE tenant_id = $1 AND instance_id = $2',
    [tenantId, instanceId],
  )
  // What waited for the morning was told together with other cases under the id of one of them.
  const shown = await client.query(
    `DELETE FROM dev_message d WHERE d.tenant_id = $1 AND (starts_with(d.id, $3) OR d.id IN (
       SELECT batch FROM message WHERE tenant_id = $1 AND instance_id = $2))`,
    [tenantId, instanceId, `${instanceId}.`],
  )
  const messages = await client.query(
    'DELETE FROM message WHERE tenant_id = $1 AND instance_id = $2',
    [tenantId, instanceId],
  )
  // In development each message is kept twice.
  return (notices.rowCount ?? 0) + Math.max(messages.rowCount ?? 0, shown.rowCount ?? 0)
}

/** Nobody reads them any more; that they were true stays known. */
async function erasePapers(client: pg.PoolClient, { tenantId, instanceId }: Key): Promise<number> {
  const { rowCount } = await client.query(
    'UPDATE paper SET bytes = NULL WHERE tenant_id = $1 AND instance_id = $2 AND bytes IS NOT NULL',
    [tenantId, instanceId],
  )
  return rowCount ?? 0
}

/** Who cared about it is nobody's to know any more. */
async function eraseFollowers(client: pg.PoolClient, { tenantId, instanceId }: Key): Promise<void> {
  await client.query('DELETE FROM instance_follower WHERE tenant_id = $1 AND instance_id = $2', [
    tenantId,
    instanceId,
  ])
}

/** Of the files that it names no more, those that nobody else names. */
async function eraseFiles(
  client: pg.PoolClient,
  { tenantId, instanceId }: Key,
  files: readonly string[],
): Promise<number> {
  const ids = files.filter((id) => isUuid(id))
  if (ids.length === 0) return 0
  // Two cases that name one file are not erased at once, or each would leave it to the other.
  await client.query(
    'SELECT 1 FROM file WHERE tenant_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE',
    [tenantId, ids],
  )
  await client.query(
    'DELETE FROM instance_file WHERE tenant_id = $1 AND instance_id = $2 AND file_id = ANY ($3::uuid[])',
    [tenantId, instanceId, ids],
  )
  // One that is still to come would come to nobody.
  await client.query(
    `DELETE FROM promised_file f WHERE f.tenant_id = $1 AND f.id = ANY ($2::uuid[])
        AND NOT EXISTS (SELECT 1 FROM instance_file n WHERE n.tenant_id = f.tenant_id AND n.file_id = f.id)`,
    [tenantId, ids],
  )
  const { rowCount } = await client.query(
    `DELETE FROM file f WHERE f.tenant_id = $1 AND f.id = ANY ($2::uuid[])
        AND NOT EXISTS (SELECT 1 FROM instance_file n WHERE n.tenant_id = f.tenant_id AND n.file_id = f.id)`,
    [tenantId, ids],
  )
  return rowCount ?? 0
}
