import { invariant } from '@linli/schemas/linli-error'
import type pg from 'pg'
import type { PrismaClient } from '../generated/prisma/client.ts'

/** The read side of all tenants. */
export interface TenantReads {
  /** Prisma for the rows of one tenant: it reads, and writes nothing. What its queries forget to ask, the database asks for
   *  them: no row of another tenant comes back (ADR 0028). */
  of(tenantId: string): PrismaClient
  close(): Promise<void>
}

/** A client with the tenant that it reads for at present. A client costs some 3 MB and its queries are compiled once each, so
 *  there is not one for every tenant; and as Prisma joins look-ups by key of one moment in one statement, no client ever
 *  reads for two at once. */
interface Lane {
  readonly client: PrismaClient
  tenantId: string
  underWay: number
}

interface Waiting {
  readonly tenantId: string
  readonly enter: (lane: Lane) => void
}

/** Opens a client over connections that read for the tenant named at that moment. */
export type OpenClient = (tenantNow: () => string) => PrismaClient

export function createTenantReads(open: OpenClient, maxLanes = 8): TenantReads {
  const lanes: Lane[] = [openLane()]
  const waiting: Waiting[] = []

  function openLane(): Lane {
    // The client asks for its lane's tenant when it asks for anything, and that is after this line.
    const lane: Lane = { client: open(() => lane.tenantId), tenantId: '', underWay: 0 }
    return lane
  }

  /** The tenant's own lane, a new one, or one that nobody reads through; null where there is none. */
  function take(tenantId: string): Lane | null {
    let lane = lanes.find((each) => each.tenantId === tenantId)
    lane ??= lanes.find((each) => each.tenantId === '')
    if (lane === undefined && lanes.length < maxLanes) {
      lane = openLane()
      lanes.push(lane)
    }
    lane ??= lanes.find((each) => each.underWay === 0)
    if (lane === undefined) return null
    lane.tenantId = tenantId
    lane.underWay++
    return lane
  }

  function leave(lane: Lane): void {
    lane.underWay--
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      const free = take(first.tenantId)
      if (free === null) return
      waiting.shift()
      first.enter(free)
    }
  }

  async function read<Answer>(
    tenantId: string,
    ask: (client: PrismaClient) => Promise<Answer>,
  ): Promise<Answer> {
    // Who comes while others wait stands behind them, so that a busy tenant does not keep its lane for ever.
    const free = waiting.length === 0 ? take(tenantId) : null
    const lane = free ?? (await new Promise<Lane>((enter) => waiting.push({ tenantId, enter })))
    try {
      return await ask(lane.client)
    } finally {
      leave(lane)
    }
  }

  return {
    of: (tenantId) => {
      invariant(tenantId !== '', 'I10: who reads says for which tenant.')
      return readsOf((ask) => read(tenantId, ask), (lanes[0] as Lane).client)
    },
    close: async () => {
      await Promise.all(lanes.map(({ client }) => client.$disconnect()))
    },
  }
}

type Read = <Answer>(ask: (client: PrismaClient) => Promise<Answer>) => Promise<Answer>
type Delegate = Readonly<Record<string, (args: unknown) => Promise<unknown>>>
type Delegates = Readonly<Record<string, Delegate>>

const READS: ReadonlySet<string> = new Set([
  ...['findMany', 'findFirst', 'findFirstOrThrow', 'findUnique', 'findUniqueOrThrow'],
  ...['count', 'groupBy', 'aggregate'],
])

/** Prisma's own face, each read of which goes through a lane. `shape` tells which models there are. */
function readsOf(read: Read, shape: PrismaClient): PrismaClient {
  return new Proxy(shape, {
    get(_shape, model) {
      if (typeof model !== 'string' || model.startsWith('$') || model.startsWith('_'))
        return undefined
      return new Proxy({}, { get: (_delegate, name) => readOf(read, model, name) })
    },
  })
}

function readOf(read: Read, model: string, name: string | symbol) {
  if (typeof name !== 'string' || !READS.has(name)) return undefined
  return (args: unknown) =>
    read((client) => {
      const delegate = (client as unknown as Delegates)[model]
      invariant(delegate?.[name], `Prisma can '${model}.${name}'.`)
      return delegate[name](args)
    })
}

/** The connections of `pool`, each of which is turned to the tenant of the moment before it is used: it becomes the reader
 *  once, and says whose rows it wants whenever that changes. */
export function poolOfLane(
  pool: pg.Pool,
  { tenantNow, reader }: { readonly tenantNow: () => string; readonly reader: string },
): pg.Pool {
  const connect = async (): Promise<pg.PoolClient> => {
    const tenantId = tenantNow()
    const client = await pool.connect()
    try {
      await turn(client, { tenantId, reader })
      return client
    } catch (error) {
      client.release(true)
      throw error
    }
  }
  const query = async (config: pg.QueryConfig) => {
    const client = await connect()
    try {
      const answer = await client.query(config)
      client.release()
      return answer
    } catch (error) {
      client.release(error instanceof Error ? error : true)
      throw error
    }
  }
  // Prisma's adapter wants a pool of the driver's, of which it uses these two and what ends it.
  return Object.assign(Object.create(pool), { connect, query }) as pg.Pool
}

/** For which tenant a connection reads. */
const turnedTo = new WeakMap<pg.PoolClient, string>()

async function turn(
  client: pg.PoolClient,
  { tenantId, reader }: { readonly tenantId: string; readonly reader: string },
): Promise<void> {
  const before = turnedTo.get(client)
  if (before === tenantId) return
  // Whatever becomes of the statement, the connection is not known to read for anybody until it is done.
  turnedTo.delete(client)
  await client.query(
    before === undefined
      ? { text: `SELECT set_config('role', ${reader}, false), ${TURN}`, values: [tenantId] }
      : { name: 'turn', text: `SELECT ${TURN}`, values: [tenantId] },
  )
  turnedTo.set(client, tenantId)
}

const TURN = `set_config('linli.tenant', $1, false)`
