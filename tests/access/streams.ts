import { NOWHERE } from './belongings.ts'
import { assertNothingPersonal } from './canaries.ts'
import { assertOwnStreet, type Judged } from './cells.ts'
import { readsCase, readsTask } from './rules.ts'
import type { World } from './world.ts'
import type { PlayedCase } from './world-cases.ts'
import { VIEWERS, type Viewer } from './world-people.ts'

/** What of a case may hold what is personal. */
const SHOWN = 'context timeline { sentence reasons notes answers } tasks { answers }'

/** Streams of one viewer open at once; a session has twelve at most. */
const AT_ONCE = 6

/** Subscribes, says that every case moved until the stream has answered, and leaves. */
export async function judgeStreams(world: World): Promise<Judged[]> {
  const { address } = world
  const stop = announceAll(world)
  try {
    const judged = await Promise.all(VIEWERS.map((viewer) => judgeOf(world, address, viewer)))
    return judged.flat()
  } finally {
    stop()
  }
}

async function judgeOf(world: World, address: string, viewer: Viewer): Promise<Judged[]> {
  const judged: Judged[] = []
  const things: (PlayedCase | null)[] = [...world.cases, null]
  for (let start = 0; start < things.length; start += AT_ONCE) {
    const some = things.slice(start, start + AT_ONCE).map(async (thing) => ({
      ...{ viewer, operation: 'instanceChanged', thing: thing?.name ?? 'nowhere' },
      expected: verdict(viewer, thing !== null && readsCase(viewer, thing)),
      found: await firstOf(world, viewer, {
        ...{
          address,
          query: `subscription { instanceChanged(id: "${thing?.id ?? NOWHERE}") { title ${SHOWN} } }`,
        },
      }),
    }))
    judged.push(...(await Promise.all(some)))
  }
  return judged
}

function verdict({ person }: Viewer, isReader: boolean): string {
  if (person === null) return 'session.missing'
  return isReader ? 'data' : 'instance.not-found'
}

interface Stream {
  readonly address: string
  readonly query: string
}

/** `data`, or the code of the first error. */
async function firstOf(world: World, viewer: Viewer, stream: Stream): Promise<string> {
  const event = await firstEvent(world, viewer, stream)
  return event.errors?.[0]?.extensions?.code ?? 'data'
}

interface StreamEvent {
  readonly data?: { readonly inboxChanged?: { readonly taskIds: readonly string[] } }
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[]
}

async function firstEvent(
  { cookie }: World,
  viewer: Viewer,
  { address, query }: Stream,
): Promise<StreamEvent> {
  const leaving = new AbortController()
  const response = await fetch(`${address}/graphql`, {
    ...{ method: 'POST', body: JSON.stringify({ query }), signal: leaving.signal },
    headers: {
      ...{ 'content-type': 'application/json', accept: 'text/event-stream' },
      cookie: cookie(viewer) ?? '',
    },
  })
  let text = ''
  const decoder = new TextDecoder()
  try {
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      assertOwnStreet(viewer, text)
      assertNothingPersonal(viewer, text)
      const data = /^data: (\{.+\})$/m.exec(text)?.[1]
      if (data !== undefined) return JSON.parse(data) as StreamEvent
    }
  } finally {
    leaving.abort()
  }
  throw new Error(`The stream of '${viewer.name}' ended without a word: ${text}`)
}

function announceAll({ linli, cases }: World): () => void {
  const timer = setInterval(() => {
    linli.services.changes.announce(
      cases.map(({ id: instanceId, tenant: tenantId }) => ({ tenantId, instanceId })),
    )
  }, 50)
  return () => clearInterval(timer)
}

/** Whose inbox hears of a case: tasks of it that she reads, and of no other. Who reads none hears nothing, so she is not
 *  asked. */
export async function judgeInboxes(world: World): Promise<Judged[]> {
  const { address } = world
  const stop = announceAll(world)
  const tasks = world.cases.flatMap((of) => of.tasks.map((task) => ({ of, task })))
  const hears = (viewer: Viewer) => tasks.some(({ of, task }) => readsTask(viewer, of, task))
  try {
    const judged = await Promise.all(
      VIEWERS.filter((viewer) => viewer.person === null || hears(viewer)).map(async (viewer) => {
        const query = 'subscription { inboxChanged { taskIds } }'
        const { data, errors } = await firstEvent(world, viewer, { address, query })
        const code = errors?.[0]?.extensions?.code
        const ids = new Set(data?.inboxChanged?.taskIds ?? [])
        return tasks.map(({ of, task }) => ({
          ...{ viewer, operation: 'inboxChanged', thing: `${of.name}.${task.name}` },
          expected:
            viewer.person === null ? 'session.missing' : readsTask(viewer, of, task) ? 'in' : 'out',
          found: code ?? (ids.has(task.id) ? 'in' : 'out'),
        }))
      }),
    )
    return judged.flat()
  } finally {
    stop()
  }
}
