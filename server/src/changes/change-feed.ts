import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/** Says which instances moved, after their commit, to whoever listens on any node. It carries ids only and may lose some:
 *  a page that must be right reads again. */
export interface ChangeFeed {
  /** Called by the engine's observer after each batch; never waits and never throws. */
  announce(changes: readonly Change[]): void
  listen(listener: (changes: readonly Change[]) => void): () => void
  close(): Promise<void>
}
export interface Change {
  readonly tenantId: string
  readonly instanceId: string
}

const CHANNEL = 'linli_changed'
/** One NOTIFY for everything of this long, so that a busy node does not notify per batch. */
const GATHER_MS = 100
/** PostgreSQL refuses payloads of 8,000 bytes; an entry is under 120. */
const ENTRIES_PER_NOTIFY = 60
const RECONNECT_MS = 2_000

export interface ChangeFeedDeps {
  readonly pool: pg.Pool
  /** A connection of its own: it stays in LISTEN. */
  readonly connect: () => pg.Client
  readonly onTrouble: (error: unknown) => void
}

export function createChangeFeed({ pool, connect, onTrouble }: ChangeFeedDeps): ChangeFeed {
  const node = randomUUID()
  const listeners = new Set<(changes: readonly Change[]) => void>()
  let gathered = new Map<string, Change>()
  let flushing: NodeJS.Timeout | null = null
  let client: pg.Client | null = null
  let closed = false

  function tell(changes: readonly Change[]): void {
    for (const listener of listeners) listener(changes)
  }

  async function flush(): Promise<void> {
    flushing = null
    const changes = [...gathered.values()]
    gathered = new Map()
    tell(changes)
    for (let i = 0; i < changes.length; i += ENTRIES_PER_NOTIFY) {
      const entries = changes.slice(i, i + ENTRIES_PER_NOTIFY)
      const text = JSON.stringify([node, ...entries.map((c) => [c.tenantId, c.instanceId])])
      await pool.query('SELECT pg_notify($1, $2)', [CHANNEL, text])
    }
  }

  async function hear(): Promise<void> {
    if (closed) return
    const next = connect()
    client = next
    next.on('notification', ({ payload }) => {
      const changes = parseNotification(payload ?? '[]', node)
      if (changes.length > 0) tell(changes)
    })
    const again = (error: unknown) => {
      if (closed || client !== next) return
      client = null
      onTrouble(error)
      next.end().catch(() => undefined)
      setTimeout(() => void hear(), RECONNECT_MS).unref()
    }
    next.on('error', again)
    await next
      .connect()
      .then(() => next.query(`LISTEN ${CHANNEL}`))
      .catch(again)
  }

  void hear()
  return {
    announce(changes) {
      for (const change of changes) gathered.set(`${change.tenantId}/${change.instanceId}`, change)
      flushing ??= setTimeout(() => void flush().catch(onTrouble), GATHER_MS)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      closed = true
      if (flushing !== null) clearTimeout(flushing)
      listeners.clear()
      await client?.end().catch(() => undefined)
    },
  }
}

/** Empty for what this node itself sent and for anything unreadable. */
function parseNotification(payload: string, node: string): Change[] {
  const [from, ...entries] = JSON.parse(payload) as unknown[]
  if (from === node) return []
  return entries.flatMap((entry) => {
    const [tenantId, instanceId] = Array.isArray(entry) ? entry : []
    return typeof tenantId === 'string' && typeof instanceId === 'string'
      ? [{ tenantId, instanceId }]
      : []
  })
}
