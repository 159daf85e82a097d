import { hash } from 'node:crypto'
import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Definition } from '@linli/schemas/definition'
import type { Snapshot } from '@linli/schemas/snapshot'
import type { Pool } from 'pg'
import { compileDefinition } from '../../runtime/src/core/compile-definition.ts'
import { replay } from '../../runtime/src/core/replay.ts'
import type { HistoryEntry, Program } from '../../runtime/src/core/step.ts'
import { snapshotFrom } from '../../runtime/src/postgres/snapshot-text.ts'
import { WHOLE_HISTORY } from './whole-history.ts'

/** Broken invariants of the whole database, as sentences; empty when all hold. Reads only; the engine should rest, or
 *  what it commits meanwhile may look broken. A history that was packed is read where it is now.
 *
 *  I3: history is gapless and replaying it gives every stored hash and the stored snapshot, but of what was erased.
 *  I4: rows of tasks and timers are what the snapshots say; keys are held by active instances only.
 *  I6: a task is completed at most once. I7: an effect's id is unique and belongs to a step. */
export async function findBrokenInvariants(pool: Pool): Promise<string[]> {
  const broken: string[] = []
  for await (const sentence of findBrokenReplays(pool)) broken.push(sentence)
  for (const [sentence, text] of Object.entries(QUESTIONS)) {
    const { rows } = await pool.query<{ what: string }>(text)
    for (const row of rows) broken.push(`${sentence}: ${row.what}`)
  }
  return broken
}

/** Each finds rows that must not be. */
const QUESTIONS = {
  'I3: history is gapless up to the snapshot': `
    select s.instance_id || ' at seq ' || s.seq as what
    from instance_snapshot s
    left join lateral (
      select count(*) as n, max(seq) as last, min(seq) as first from ${WHOLE_HISTORY} h
      where h.tenant_id = s.tenant_id and h.instance_id = s.instance_id
    ) h on true
    where h.n <> s.seq or h.last <> s.seq or h.first <> 1`,
  'I3: the steps of an instance are in one place': `
    select a.instance_id::text as what from history_archive a
    where exists (select from history h where h.tenant_id = a.tenant_id and h.instance_id = a.instance_id)`,
  'I3: nothing is packed before its end': `
    select a.instance_id::text as what from history_archive a
    join instance i on i.tenant_id = a.tenant_id and i.id = a.instance_id
    where i.ended_at is null or i.ended_at > a.archived_at`,
  'I4: an instance has a snapshot': `
    select i.id::text as what from instance i
    where not exists (select from instance_snapshot s where s.tenant_id = i.tenant_id and s.instance_id = i.id)`,
  'I4: history belongs to an instance': `
    select h.instance_id || '.' || h.seq as what from ${WHOLE_HISTORY} h
    where not exists (select from instance i where i.tenant_id = h.tenant_id and i.id = h.instance_id)`,
  'I4: tasks, snapshots and named files belong to an instance': `
    select o.id as what from (
      select tenant_id, instance_id, id from task
      union all select tenant_id, instance_id, instance_id::text from instance_snapshot
      union all select tenant_id, instance_id, file_id::text from instance_file
    ) o
    where not exists (select from instance i where i.tenant_id = o.tenant_id and i.id = o.instance_id)`,
  'I4: a named file is named by a step of that person': `
    select f.file_id || ' ' || f.instance_id as what from instance_file f
    where not exists (
        select from history h where h.tenant_id = f.tenant_id and h.instance_id = f.instance_id
          and h.actor_id = f.actor_id and h.input like '%' || f.file_id || '%')
      and not exists (
        select from history_archive a where a.tenant_id = f.tenant_id and a.instance_id = f.instance_id)`,
  'I4: the instance ends when its snapshot does': `
    select i.id::text as what from instance i
    join instance_snapshot s on s.tenant_id = i.tenant_id and s.instance_id = i.id
    where coalesce(i.ended_as, 'active') <> s.body::jsonb ->> 'status'`,
  'I4: open task rows are the snapshot’s tasks': `
    select coalesce(t.id, j.id) as what
    from (select tenant_id, instance_id, task ->> 'id' as id, task ->> 'holderId' as holder,
                 to_timestamp((task ->> 'dueAt')::float8 / 1000) as due, task ->> 'name' as name,
                 task -> 'assignment' ->> 'accountId' as assignee, task -> 'assignment' ->> 'post' as post
          from instance_snapshot, jsonb_array_elements(body::jsonb -> 'tasks') task) j
    full join (select tenant_id, id, holder_id, due_at, name, assignee_id, pool_post from task where state = 'open') t
      on t.tenant_id = j.tenant_id and t.id = j.id
    where t.id is null or j.id is null or t.holder_id is distinct from j.holder
      or t.due_at is distinct from j.due or t.name <> j.name
      or t.assignee_id is distinct from j.assignee or t.pool_post is distinct from j.post`,
  'I5: timer rows are the snapshot’s timers': `
    select coalesce(t.instance_id, j.instance_id) || ' ' || coalesce(t.event, j.event) as what
    from (select tenant_id, instance_id, timer ->> 'event' as event, (timer ->> 'generation')::int as generation,
                 to_timestamp((timer ->> 'dueAt')::float8 / 1000) as due
          from instance_snapshot, jsonb_array_elements(body::jsonb -> 'timers') timer) j
    full join timer t on t.tenant_id = j.tenant_id and t.instance_id = j.instance_id and t.event = j.event
      and t.generation = j.generation
    where t.event is null or j.event is null or t.due_at <> j.due`,
  'I4: an active instance holds the key': `
    select c.key as what from correlation c
    join instance_snapshot s on s.tenant_id = c.tenant_id and s.instance_id = c.instance_id
    where s.body::jsonb ->> 'status' <> 'active'`,
  'I4: an instance has the parent that its snapshot names': `
    select i.id::text as what from instance i
    join instance_snapshot s on s.tenant_id = i.tenant_id and s.instance_id = i.id
    where i.parent_id::text is distinct from s.body::jsonb -> 'parent' ->> 'instanceId'`,
  'I7: an invocation has one child': `
    select s.body::jsonb -> 'parent' ->> 'key' as what
    from instance i join instance_snapshot s on s.tenant_id = i.tenant_id and s.instance_id = i.id
    where i.parent_id is not null
    group by 1 having count(*) > 1`,
  'I7: a child was started by a step of its parent': `
    select i.id::text as what from instance i
    where i.parent_id is not null and 1 <> (
      select count(*) from ${WHOLE_HISTORY} h
      where h.tenant_id = i.tenant_id and h.instance_id = i.parent_id and h.kind = 'child-started'
        and h.input::jsonb -> 'input' -> 'child' ->> 'instanceId' = i.id::text)`,
  'I6: the end of a child moves its parent once': `
    select h.input::jsonb -> 'input' ->> 'key' as what from ${WHOLE_HISTORY} h
    where h.kind = 'child-ended' and cardinality(array(
      select jsonb_array_elements_text(h.explanation::jsonb -> 'entered'))) > 0
    group by h.tenant_id, h.instance_id, 1 having count(*) > 1`,
  'I6: a task is completed by one step': `
    select t.id as what from task t
    where t.state = 'completed' and 1 <> (
      select count(*) from ${WHOLE_HISTORY} h
      where h.tenant_id = t.tenant_id and h.instance_id = t.instance_id and h.kind in ('complete', 'answer')
        and h.input::jsonb -> 'input' ->> 'taskId' = t.id)`,
  'I5: a timer fires once': `
    select h.instance_id || ' ' || (h.input::jsonb -> 'input' ->> 'event') as what from ${WHOLE_HISTORY} h
    where h.kind = 'timer'
    group by h.tenant_id, h.instance_id, h.input::jsonb -> 'input' ->> 'event',
             h.input::jsonb -> 'input' ->> 'generation'
    having count(*) > 1`,
  'I5: no timer fires in the future': `
    select h.instance_id || ' ' || h.seq as what from ${WHOLE_HISTORY} h
    where h.kind = 'timer' and h.at > clock_timestamp() + interval '5 milliseconds'`,
  'I7: an effect belongs to a step': `
    select o.id as what from outbox o
    where not exists (
      select from ${WHOLE_HISTORY} h where h.tenant_id = o.tenant_id and h.instance_id = o.instance_id
        and h.seq = split_part(o.id, '.', 2)::int)`,
  'I2: a started message started one instance': `
    select instance_id as what from (
      select jsonb_array_elements_text(answer::jsonb -> 'instances') as instance_id from inbox
      where answer::jsonb ->> 'kind' = 'started'
      union all
      select answer::jsonb ->> 'instanceId' from inbox where source = 'form'
    ) named
    where not exists (select from instance i where i.id::text = named.instance_id)`,
} as const

interface StoredHistory {
  readonly tenant_id: string
  readonly instance_id: string
  readonly definition_id: string
  readonly version_number: number
  readonly number: string
  readonly node_id: string
  readonly initiator_id: string | null
  readonly body: string
  readonly entries: readonly string[]
  readonly hashes: readonly string[]
}

/** A published version by its number, compiled. */
type Published = (row: StoredHistory, number: number) => Promise<Program>

/** Replays in pages, so that a large database does not have to fit into memory. */
async function* findBrokenReplays(pool: Pool): AsyncGenerator<string> {
  const published = publishedIn(pool)
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await pool.query<StoredHistory>(
      `select s.tenant_id, s.instance_id, i.definition_id, i.version_number, i.number, i.node_id, i.initiator_id,
              s.body, h.entries, h.hashes
       from instance_snapshot s
       join instance i on i.tenant_id = s.tenant_id and i.id = s.instance_id
       cross join lateral (
         select array_agg(h.input order by h.seq) as entries, array_agg(h.snapshot_hash order by h.seq) as hashes
         from ${WHOLE_HISTORY} h
         where h.tenant_id = s.tenant_id and h.instance_id = s.instance_id
       ) h
       where s.instance_id > $1 and h.entries is not null and i.erased_at is null
       order by s.instance_id limit 200`,
      [after],
    )
    for (const row of rows) yield* brokenReplay(row, published)
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.instance_id
  }
}

function publishedIn(pool: Pool): Published {
  const programs = new Map<string, Program>()
  return async ({ tenant_id, definition_id }, number) => {
    const key = `${tenant_id}/${definition_id}@${number}`
    let program = programs.get(key)
    if (program === undefined) {
      const { rows } = await pool.query<{ readonly hash: string; readonly body: string }>(
        'select hash, body from definition_version where tenant_id = $1 and definition_id = $2 and number = $3',
        [tenant_id, definition_id, number],
      )
      const [version] = rows
      if (version === undefined) throw new Error(`There is no version ${key}.`)
      program = compileDefinition(JSON.parse(version.body) as Definition, version.hash)
      programs.set(key, program)
    }
    return program
  }
}

async function* brokenReplay(row: StoredHistory, published: Published): AsyncGenerator<string> {
  const entries = row.entries.map((text) => JSON.parse(text) as HistoryEntry)
  const { instance_id: id, hashes } = row
  if (hash('sha256', storedText(row)) !== hashes.at(-1))
    yield `I3: the last hash is the snapshot's: ${id}`
  for (let count = 1; count <= entries.length; count++) {
    const program = await published(row, versionAt(entries, count, row.version_number))
    const text = replayedText(program, entries.slice(0, count))
    if (hash('sha256', text) !== hashes[count - 1]) {
      yield `I3: replaying gives the stored hash: ${id} at ${count}: ${text}`
      return
    }
  }
}

/** What was hashed, whichever form the row's text has. */
function storedText(row: StoredHistory): string {
  const { instance_id: instanceId, number, node_id: nodeId, initiator_id: initiatorId } = row
  return canonicalJson(snapshotFrom(row.body, { instanceId, number, nodeId, initiatorId }))
}

/** The version on which the instance was after so many steps. */
function versionAt(entries: readonly HistoryEntry[], count: number, current: number): number {
  for (const { input } of entries.slice(count)) if (input.kind === 'migrate') return input.from
  return current
}

function replayedText(program: Program, entries: readonly HistoryEntry[]): string {
  try {
    const snapshot: Snapshot = replay(program, entries)
    return canonicalJson(snapshot)
  } catch (error) {
    return String(error)
  }
}
