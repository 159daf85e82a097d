import { flushCompileCache } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'pg'
import { startPruning } from '../../server/src/pruning/start-pruning.ts'
import { urlOfServersOwn } from './servers-own-database.ts'

// Preloaded by every server of a campaign (`node --import …/eager-packing.ts?url=…`, or `?folder=…` of the PostgreSQL that
// the server brings). What a node does once an hour with what ended ninety days ago, it does here all the time with what
// ended two seconds ago, and dies with its server in the midst of it.
const asked = new URL(import.meta.url).searchParams
const ENDED_BEFORE_DAYS = 2 / 86_400
const REST_MS = 1_000

async function packForEver(): Promise<never> {
  for (;;) {
    // Keeps no process alive that wants to end.
    await sleep(REST_MS, undefined, { ref: false })
    await packWhileItAnswers().catch(() => undefined)
  }
}

/** Throws where the database is away; the next one may stand on another port. */
async function packWhileItAnswers(): Promise<void> {
  const connectionString = asked.get('url') ?? urlOfServersOwn(asked.get('folder') ?? '')
  const pool = new Pool({ connectionString, max: 1, connectionTimeoutMillis: 2_000 })
  pool.on('error', () => undefined)
  const nothing = () => undefined
  const node = startPruning({
    ...{ pool, inboxDays: 35, archiveDays: ENDED_BEFORE_DAYS },
    ...{ onPruned: nothing, onArchived: nothing, onTrouble: nothing },
  })
  try {
    for (;;) {
      await node.prune()
      // Node would write it when the process ends by itself, which none does here.
      flushCompileCache()
      await sleep(REST_MS, undefined, { ref: false })
    }
  } finally {
    await node.stop()
    await pool.end()
  }
}

void packForEver()
