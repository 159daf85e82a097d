import type { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'
import { actorOf, type Viewer } from '../../access/viewer.ts'
import { withinPart } from '../../access/within-part.ts'
import type { Services } from '../../services.ts'
import { refusalOf } from './refusal-of.ts'

/** An open task that she holds, or that was given to her by name. */
export interface HeldTask {
  readonly id: string
  readonly instanceId: string
  readonly number: string
  readonly name: string
  readonly definitionId: string
}

export interface HeldTasks {
  readonly count: number
  /** The most urgent first, at most two hundred. */
  readonly tasks: readonly HeldTask[]
}

/** At once; who has more asks again. */
const MOST_TASKS = 200
/** Under way at a time: others act meanwhile. */
const ABREAST = 20

/** Of cases in the official's part of the street. */
export async function findHeldTasks(
  database: Pick<pg.Pool, 'query'>,
  { tenantId, scope }: Pick<Viewer, 'tenantId' | 'scope'>,
  accountId: string,
): Promise<HeldTasks> {
  const { rows } = await database.query<HeldTask & { count: number }>(
    `SELECT t.id, t.instance_id AS "instanceId", i.number, t.name, t.definition_id AS "definitionId",
            count(*) OVER ()::int AS count
       FROM task t JOIN instance i ON i.tenant_id = t.tenant_id AND i.id = t.instance_id
      WHERE t.tenant_id = $1 AND t.state = 'open'
        AND (t.holder_id = $2 OR (t.holder_id IS NULL AND t.assignee_id = $2))
        AND ${withinPart({ tenant: 'i.tenant_id', id: 'i.node_id' }, '$3')}
      ORDER BY t.urgent DESC, t.due_at NULLS LAST, t.id LIMIT ${MOST_TASKS}`,
    [tenantId, accountId, scope],
  )
  return { count: rows[0]?.count ?? 0, tasks: rows }
}

export interface HandedTask {
  readonly task: HeldTask
  /** Why it stays hers; null where it is the other's now. */
  readonly refusal: LinliError | null
}

interface TaskHandOver {
  readonly official: Viewer
  readonly accountId: string
  readonly toId: string
  readonly reason: string
}

/** 转办 of all that she holds in the official's part of the street, each for itself: what is refused stays hers and is told. */
export async function handOverTasks(
  services: Pick<Services, 'pool' | 'engine' | 'directory'>,
  { official, accountId, toId, reason }: TaskHandOver,
): Promise<HandedTask[]> {
  const { tenantId } = official
  const { tasks } = await findHeldTasks(services.pool, official, accountId)
  if (tasks.length === 0) return []
  await isKnown(services, { tenantId, accountId: toId })
  const handed: HandedTask[] = []
  for (let at = 0; at < tasks.length; at += ABREAST) {
    const some = tasks.slice(at, at + ABREAST)
    const transfers = some.map(async (task) => {
      const command = { tenantId, taskId: task.id, actor: actorOf(official), to: toId, reason }
      return { task, refusal: await refusalOf(() => services.engine.transfer(command)) }
    })
    handed.push(...(await Promise.all(transfers)))
  }
  return handed
}

/** A task goes to people with a post only, and the directory may be a second behind the posts that were just given. */
async function isKnown(
  { directory }: Pick<Services, 'directory'>,
  { tenantId, accountId }: { readonly tenantId: string; readonly accountId: string },
): Promise<void> {
  const since = performance.now()
  while (performance.now() - since < KNOWN_WITHIN_MS) {
    const { holdings } = await directory.org(tenantId)
    if (holdings.some((holding) => holding.accountId === accountId)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const KNOWN_WITHIN_MS = 1_500
