import { randomUUID } from 'node:crypto'
import { calendarOfTenant, createPostgresDirectory } from '@linli/runtime'
import { LinliError } from '@linli/schemas/linli-error'
import type { OrgTree } from '@linli/schemas/org'
import type pg from 'pg'
import type { Viewer } from '../access/viewer.ts'
import { today } from '../reading/today.ts'
import type { Services } from '../services.ts'
import { type AffectedTask, findAffected } from './affected-tasks.ts'
import { changeOrg, type OrgChange } from './change-org.ts'
import type { TreeChangeMade } from './merge-nodes.ts'
import { assertInPart } from './own-part.ts'
import { editTree, type TreeEdit, type Undoing, undoEdit } from './tree-edit.ts'

type Needs = Pick<Services, 'pool' | 'clock' | 'versions'>
type Edit = (edit: TreeEdit) => Promise<TreeChangeMade>

/** What a change would do, and with which tree. */
export interface TreePreview {
  readonly affected: readonly AffectedTask[]
  readonly org: OrgTree
}

/** Makes the change, looks, and takes everything back: what is told is what would be. Throws as the edit does. */
export async function previewTreeChange(
  services: Needs,
  viewer: Viewer,
  edit: Edit,
): Promise<TreePreview> {
  let preview: TreePreview | null = null
  try {
    await changeOrg(services.pool, viewer, async (change) => {
      const made = await edit(editTree(change, today(services)))
      preview = await lookAround(services, change, made)
      throw NOT_MEANT
    })
  } catch (error) {
    if (error !== NOT_MEANT) throw error
  }
  if (preview === null) throw new LinliError('invariant.broken', 'The change was looked at.')
  return preview
}

const NOT_MEANT = new Error('A change that was only looked at.')

/** Makes the change in one transaction, with the tasks that are to be assigned anew. Returns its id. Throws as the edit does, and
 *  `node.nobody-left` while a task would find nobody. */
export async function makeTreeChange(services: Needs, viewer: Viewer, edit: Edit): Promise<string> {
  return changeOrg(services.pool, viewer, async (change) => {
    const treeEdit = editTree(change, today(services))
    const made = await edit(treeEdit)
    const { affected } = await lookAround(services, change, made)
    assertSettled(affected)
    const id = randomUUID()
    const { client, tenantId, actorId } = change
    await client.query(
      `INSERT INTO tree_change (tenant_id, id, kind, made_at, made_by, org_revision, detail)
       SELECT $1, $2, $3, clock_timestamp(), $4, org_revision, $5 FROM tenant WHERE id = $1`,
      [tenantId, id, made.kind, actorId, JSON.stringify({ ...made, undoing: treeEdit.undoing })],
    )
    await keepTasks(change, id, affected)
    return id
  })
}

/** Takes it back while nobody has changed people, posts or tree since. Throws `node.changed-since`, `access.denied`,
 *  `node.nobody-left`. */
export async function undoTreeChange(services: Needs, viewer: Viewer, id: string): Promise<void> {
  await changeOrg(services.pool, viewer, async (change) => {
    const { client, tenantId } = change
    const { rows } = await client.query<{ detail: string }>(
      `UPDATE tree_change c SET undone_at = clock_timestamp(), looked_again = false FROM tenant t
        WHERE c.tenant_id = $1 AND c.id::text = $2 AND c.undone_at IS NULL AND t.id = c.tenant_id
          AND t.org_revision = c.org_revision + 1 RETURNING c.detail`,
      [tenantId, id],
    )
    if (rows[0] === undefined) {
      throw new LinliError('node.changed-since', `The change '${id}' cannot be taken back.`)
    }
    const made = JSON.parse(rows[0].detail) as TreeChangeMade & { readonly undoing: Undoing }
    await assertInPart(change, [...made.from, ...made.into])
    await undoEdit(change, made.undoing)
    const { affected } = await lookAround(services, change, made)
    assertSettled(affected)
    await keepTasks(change, id, affected)
    const object = `org-node:${made.from[0] ?? ''}`
    await change.record({
      ...{ deed: 'tree-change-undone', object, before: null, after: { kind: made.kind } },
    })
  })
}

async function lookAround(
  { clock, versions }: Needs,
  { client, tenantId }: OrgChange,
  { into, from }: TreeChangeMade,
): Promise<TreePreview> {
  const org = await createPostgresDirectory(inTurn(client), clock, calendarOfTenant).org(tenantId)
  const nodeIds = [...into, ...from]
  const affected = await findAffected({ client, versions }, tenantId, {
    nodeIds,
    ground: { org, now: clock.now() },
  })
  return { affected, org }
}

/** A connection answers one question at a time; a directory asks several. */
function inTurn(client: pg.PoolClient): Pick<pg.Pool, 'query'> {
  let last: Promise<unknown> = Promise.resolve()
  const query = (question: pg.QueryConfig) => {
    const answer = last.then(() => client.query(question))
    last = answer.catch(() => undefined)
    return answer
  }
  return { query: query as pg.Pool['query'] }
}

function assertSettled(affected: readonly AffectedTask[]): void {
  const lost = affected.filter(({ to }) => to === null)
  if (lost.length === 0) return
  throw new LinliError('node.nobody-left', `${lost.length} tasks would find nobody.`, {
    details: { count: lost.length, number: lost[0]?.number ?? '' },
  })
}

/** Directories are one second behind, and a batch that asked one commits soon after. */
const SETTLE_SECONDS = 3

async function keepTasks(
  { client, tenantId }: OrgChange,
  changeId: string,
  affected: readonly AffectedTask[],
): Promise<void> {
  await client.query(
    `INSERT INTO reassignment (tenant_id, change_id, task_id, instance_id, state, due_at)
     SELECT $1, $2, t.task_id, t.instance_id::uuid, 'waiting', clock_timestamp() + $5 * interval '1 second'
       FROM unnest($3::text[], $4::text[]) AS t (task_id, instance_id)
     ON CONFLICT (tenant_id, change_id, task_id) DO UPDATE SET state = 'waiting', code = NULL, due_at = excluded.due_at`,
    [
      ...[tenantId, changeId],
      affected.map(({ task }) => task.id),
      affected.map(({ instanceId }) => instanceId),
      SETTLE_SECONDS,
    ],
  )
}
