import { randomUUID } from 'node:crypto'
import { RESULT } from './cells.ts'
import { GRID } from './matter.ts'
import type { TaskOfCase } from './rules.ts'
import { post, type World } from './world.ts'
import type { PlayedCase, TaskFacts } from './world-cases.ts'
import type { Person, Viewer } from './world-people.ts'

/** A case under way. What decides who is a party to it is written down here as it happens, not read from the server. */
export interface LiveCase {
  readonly id: string
  readonly viewer: Viewer
  /** Null where she stayed anonymous. */
  readonly initiator: Person | null
  readonly startedBy: Person
  /** Who completed the review last. */
  reviewer: Person | null
  /** Whoever asked somebody for an opinion on what is open, which then comes back to her (委派). */
  delegatedBy: Person | null
  /** By task, who delegated it, also when it is over. */
  readonly delegated: Map<string, Person>
}

/** Null where the person may not start anything. */
export async function startLive(
  world: World,
  viewer: Viewer,
  anonymous: boolean,
): Promise<LiveCase | null> {
  const query = `mutation ($answers: JSON!) { start(input: { definitionId: "matter", form: "report", answers: $answers,
    key: "${randomUUID()}" }) { ... on StartedInstance { instanceId } } }`
  const answer = await post(world, viewer, {
    query,
    variables: { answers: { text: '试一试', anonymous } },
  })
  const id: string | undefined = answer.data?.start?.instanceId
  if (id === undefined || viewer.person === null) return null
  const initiator = anonymous ? null : viewer.person
  const asked = { reviewer: null, delegatedBy: null, delegated: new Map() }
  return { id, viewer, initiator, startedBy: viewer.person, ...asked }
}

/** The case as the rules see it: the rows say what is open and whose, `live` says who is left out. */
export async function factsOf(
  { pool }: World,
  live: LiveCase,
): Promise<PlayedCase & { readonly open: TaskOfCase | null }> {
  const { rows } = await pool.query<Row>(
    `SELECT t.id, t.name, t.state, t.pool_post AS post, t.assignee_id AS assignee, t.holder_id AS holder,
            t.completed_by AS "completedBy", i.ended_at IS NOT NULL AS "isOver"
       FROM instance i LEFT JOIN task t ON t.tenant_id = i.tenant_id AND t.instance_id = i.id
      WHERE i.tenant_id = $1 AND i.id = $2 ORDER BY t.opened_at, t.id`,
    [live.viewer.tenant, live.id],
  )
  const tasks = rows.flatMap(({ id, post, ...row }) =>
    id === null
      ? []
      : [
          {
            ...row,
            id,
            leftOut: post === null ? null : leftOutOf(live, row),
            ...askedBy(live, id),
          },
        ],
  )
  const { id, initiator, startedBy, viewer } = live
  const played: PlayedCase = {
    ...{ name: 'open', id, initiator, startedBy, tasks, tenant: viewer.tenant, nodeId: GRID },
    ...{ isOver: rows[0]?.isOver ?? false, number: '', lookupCode: '', photos: [] },
  }
  const open = tasks.find(({ state }) => state === 'open')
  return { ...played, open: open === undefined ? null : { ...open, of: played } }
}

function askedBy({ delegated }: LiveCase, taskId: string): Pick<TaskFacts, 'delegatedBy'> {
  const delegatedBy = delegated.get(taskId)
  return delegatedBy === undefined ? {} : { delegatedBy }
}

interface Row extends Omit<TaskFacts, 'leftOut' | 'delegatedBy'> {
  readonly id: string | null
  readonly post: string | null
  readonly isOver: boolean
}

/** 回避: who started it decides nothing of it, and who reviewed it does not handle it. */
export function leftOutOf(
  { initiator, reviewer }: LiveCase,
  { name }: Pick<TaskFacts, 'name'>,
): Person[] {
  if (name === 'answer') return []
  return [initiator, name === 'handle' ? reviewer : null].filter((person) => person !== null)
}

/** What a mutation answers: `data` or a code. */
export async function act(
  world: World,
  viewer: Viewer,
  { call, answers = {} }: { readonly call: string; readonly answers?: object },
): Promise<string> {
  const declared = call.includes('$answers') ? '($answers: JSON!)' : ''
  const answer = await post(world, viewer, {
    query: `mutation ${declared} { done: ${call} ${RESULT} }`,
    variables: { answers },
  })
  return answer.errors?.[0]?.extensions?.code ?? answer.data.done.code ?? 'data'
}
