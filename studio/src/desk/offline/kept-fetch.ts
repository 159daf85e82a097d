import { isJsonObject, type JsonObject, type JsonValue } from '@linli/schemas/json'
import type { DeskDevice } from '../../staff/desk-device.ts'
import type { Connection } from './connection.ts'

/** A case on one bar of signal: whoever has an answer in her pocket does not look at an empty page for longer. */
const PATIENCE_MS = 6_000

interface KeptFetchDeps {
  readonly fetch: typeof fetch
  readonly device: Pick<DeskDevice, 'answers' | 'belongTo'>
  readonly connection: Connection
  readonly now: () => number
  readonly patience?: number
}

interface Asked {
  readonly operation: string
  /** Under which the answer is kept. */
  readonly key: string
}

/** `fetch` for the desk's client: what the worker needs in a cellar is kept on the device when the server answers (who she is, her inbox, the
 *  tasks she holds, the street's tree), and given from there when it does not. Everything else goes through untouched. Nothing is kept
 *  of one account once the server has named another one, or nobody. */
export function createKeptFetch(deps: KeptFetchDeps): typeof fetch {
  const { device, connection, patience = PATIENCE_MS } = deps
  // Whom the server has named last. What was asked for one account is not kept for the next.
  let account: string | null | undefined
  const keep = async (asked: Asked, data: JsonObject, askedFor: typeof account) => {
    if (asked.operation === 'StaffMe') {
      const id = accountIn(data)
      account = id
      if (id === null) return device.answers.clear()
      await device.belongTo(id)
    } else if (typeof account !== 'string' || account !== askedFor) return
    await keepAnswer(device, asked, { data, savedAt: deps.now() })
  }
  return async (input, init) => {
    const asked = askedIn(init?.body)
    const askedFor = account
    const answering = reach(deps, input, init)
    if (asked === null) return answering
    const arriving = answering.then(async (response) => {
      const data = response.ok ? await dataIn(response.clone()) : null
      if (data !== null) await keep(asked, data, askedFor)
      return response
    })
    const kept = () => keptResponse(device, asked)
    const first = await Promise.race([
      arriving.catch((error: unknown) => new Failed(error)),
      later(patience),
    ])
    if (first instanceof Response && first.status < 500) return first
    const known = await kept()
    if (known !== null) {
      if (first === 'late') connection.lost()
      arriving.catch(() => undefined)
      return known
    }
    return arriving
  }
}

class Failed {
  readonly error: unknown
  constructor(error: unknown) {
    this.error = error
  }
}

/** Asks the server and notes whether it was there. A request that was given up says nothing of it. */
async function reach(
  { fetch: send, connection }: KeptFetchDeps,
  input: Parameters<typeof fetch>[0],
  init: Parameters<typeof fetch>[1],
): Promise<Response> {
  try {
    const response = await send(input, init)
    if (response.status >= 500) connection.lost()
    else connection.reached()
    return response
  } catch (error) {
    if (init?.signal?.aborted !== true) connection.lost()
    throw error
  }
}

function later(delay: number): Promise<'late'> {
  return new Promise((resolve) => setTimeout(() => resolve('late'), delay))
}

async function keptResponse(
  device: KeptFetchDeps['device'],
  { key }: Asked,
): Promise<Response | null> {
  const answer = await device.answers.load(key)
  if (answer === undefined) return null
  return new Response(JSON.stringify({ data: answer.data }), {
    headers: { 'content-type': 'application/json' },
  })
}

/** Which of the kept questions a request asks; null for all others. */
function askedIn(body: unknown): Asked | null {
  if (typeof body !== 'string') return null
  const asked: unknown = JSON.parse(body)
  if (typeof asked !== 'object' || asked === null || !('operationName' in asked)) return null
  const { operationName: operation } = asked
  if (operation === 'StaffMe' || operation === 'Inbox' || operation === 'OrgNodes')
    return { operation, key: operation }
  if (operation !== 'TaskPage' || !('variables' in asked)) return null
  const variables = asked.variables as { readonly id?: unknown } | null
  return { operation, key: `TaskPage/${String(variables?.id)}` }
}

/** What a whole answer says; null for one with an error in it. */
async function dataIn(response: Response): Promise<JsonObject | null> {
  const answer = (await response.json().catch(() => null)) as JsonValue
  if (!isJsonObject(answer) || answer['errors'] !== undefined) return null
  const data = answer['data']
  return isJsonObject(data) ? data : null
}

function accountIn({ me }: JsonObject): string | null {
  return isJsonObject(me) && typeof me['id'] === 'string' ? me['id'] : null
}

/** Of tasks only those she holds: what others may take is no business of her phone. */
async function keepAnswer(
  { answers }: KeptFetchDeps['device'],
  { operation, key }: Asked,
  answer: { readonly data: JsonObject; readonly savedAt: number },
): Promise<void> {
  const { task } = answer.data
  if (operation === 'TaskPage' && !isHeld(task)) return answers.drop(key)
  await answers.save({ key, ...answer })
  if (operation !== 'Inbox') return
  const held = new Set(heldIn(answer.data).map((id) => `TaskPage/${id}`))
  const gone = (await answers.keys()).filter((each) => each.startsWith('TaskPage/'))
  await Promise.all(gone.filter((each) => !held.has(each)).map((each) => answers.drop(each)))
}

function isHeld(task: JsonValue | undefined): boolean {
  return isJsonObject(task) && task['mine'] === true && task['state'] === 'open'
}

/** Ids of the tasks in the inbox that are hers. */
function heldIn({ mine }: JsonObject): readonly string[] {
  const edges = isJsonObject(mine) ? mine['edges'] : undefined
  if (!Array.isArray(edges)) return []
  return edges.flatMap((edge: JsonValue) => {
    const node = isJsonObject(edge) ? edge['node'] : undefined
    return isJsonObject(node) && typeof node['id'] === 'string' ? [node['id']] : []
  })
}
