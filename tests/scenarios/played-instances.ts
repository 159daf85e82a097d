import type { LivedStep } from '@linli/runtime/core'
import { parseInstant } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { Street } from '@linli/schemas/street'
import type { PostgresWorld } from './postgres-world.ts'
import { createPostgresWorld } from './postgres-world.ts'
import { drawFrom } from './random-answers.ts'
import type { RandomPlay } from './random-play.ts'
import {
  completeAnything,
  hasDevice,
  sendAnything,
  signalAnything,
  startAnything,
} from './random-play.ts'
import { loadSnapshot, moveClock } from './scenario-world.ts'

/** An instance that lived in a database, as its history tells. */
export interface PlayedInstance {
  readonly id: string
  readonly steps: readonly LivedStep[]
  /** Of the snapshot after each step. */
  readonly hashes: readonly string[]
}

interface Extent {
  readonly count: number
  readonly rounds: number
  readonly seed: number
}

/** So many instances of a definition, lived on the real engine over PostgreSQL by chance: people do anything to them at the
 *  same time, then the clock moves on. Devices, one for each, may start more. The same seed gives about the same lives. */
export async function playInstances(
  street: Street,
  definition: Definition,
  { count, rounds, seed }: Extent,
): Promise<readonly PlayedInstance[]> {
  const world = await createPostgresWorld(withDevices(street, count))
  try {
    const play: RandomPlay = { world, definition, draw: drawFrom(seed) }
    await world.setNow(parseInstant('2026-08-31T08:00:00+08:00') ?? 0)
    const actor = { accountId: 'publisher', role: 'official', posts: [] } as const
    const tenantId = street.tenant.id
    await world.engine.publish({ tenantId, document: definition, actor })
    const starts = Array.from({ length: count }, (_, index) => startAnything(play, index))
    const ids = await Promise.all(starts)
    for (let round = 0; round < rounds; round += 1) {
      await Promise.all(ids.map((id) => actOn(play, id)))
      await pass(play)
    }
    return await readHistories(world, street)
  } finally {
    await world.close()
  }
}

async function actOn(play: RandomPlay, id: string): Promise<void> {
  const snapshot = await loadSnapshot(play.world, id)
  if (snapshot.status !== 'active') return
  const chance = play.draw(8)
  if (chance === 0) await sendAnything(play, snapshot)
  else if (chance === 1 && hasDevice(play)) await signalAnything(play)
  else if (chance > 2 && snapshot.tasks.length > 0) await completeAnything(play, snapshot)
}

/** Some minutes, or until the next timer. */
async function pass({ world, draw }: RandomPlay): Promise<void> {
  const dueAt = await world.store.nextDueAt()
  const soon = world.now() + 60_000 * (1 + draw(50))
  if (dueAt === null || draw(3) > 0) return moveClock(world, Math.min(soon, dueAt ?? soon))
  if (dueAt < (parseInstant('2026-11-15T00:00:00+08:00') ?? 0)) await moveClock(world, dueAt)
}

/** So many of each device. */
function withDevices(street: Street, count: number): Street {
  const devices = street.devices.flatMap((device) =>
    Array.from({ length: count }, (_, index) => ({ ...device, id: `${device.id}-${index}` })),
  )
  return { ...street, devices }
}

interface Row {
  readonly id: string
  readonly input: string
  readonly explanation: string
  readonly hash: string
}

async function readHistories({ pool }: PostgresWorld, street: Street): Promise<PlayedInstance[]> {
  const { rows } = await pool.query<Row>(
    `SELECT instance_id AS id, input, explanation, snapshot_hash AS hash FROM history WHERE tenant_id = $1
      ORDER BY instance_id, seq`,
    [street.tenant.id],
  )
  const ids = [...new Set(rows.map(({ id }) => id))]
  return ids.map((id) => {
    const own = rows.filter((row) => row.id === id)
    return {
      id,
      steps: own.map(
        ({ input, explanation }): LivedStep => ({
          entry: JSON.parse(input),
          explanation: JSON.parse(explanation),
        }),
      ),
      hashes: own.map(({ hash }) => hash),
    }
  })
}
