import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../support/random.ts'
import type { TestRedis } from '../support/redis.ts'
import type { Fleet, Node } from './fleet.ts'
import type { Scene } from './scene.ts'

/** What strikes can hit. */
export interface Ground {
  readonly scene: Scene
  readonly fleet: Fleet
  readonly redis: TestRedis | null
}
export interface StrikeOptions {
  /** SIGKILLs of servers, PostgreSQL and Redis together; what else happens comes on top. */
  readonly kills: number
  readonly random: Random
  /** How many answers clients have had so far. */
  readonly answers: () => number
  /** Fewer than so many are waited for between two strikes. */
  readonly answersBetween: number
  readonly onStruck: () => void
  /** Ends the strikes early. */
  readonly signal: AbortSignal | null
  readonly say: (text: string) => void
}
export interface StrikeCounts {
  serverKills: number
  /** Of them, before it was ready. */
  earlyKills: number
  /** Every process of PostgreSQL killed at once: with a server, or under all of them. */
  databaseKills: number
  redisKills: number
  /** FLUSHALL. */
  flushes: number
  /** A server stopped for longer than its leases last, and then continued. */
  pauses: number
}

/** Chances of what comes next. `all`: every server. `both`: PostgreSQL and a server. `save`: a later Redis begins with
 *  what this one knows now. */
const CHANCES = {
  external: {
    ...{ server: 0.44, all: 0.04, database: 0.18, both: 0.08 },
    ...{ redis: 0.14, flush: 0.05, save: 0.03, pause: 0.04 },
  },
  embedded: { server: 0.7, database: 0.15, both: 0.15 },
} as const
type Target = keyof (typeof CHANCES)['external']

/** Longer than the leases of effects (15 s) and timers (10 s), than a sweep's patience with a silent queue (15 s), and
 *  than a transaction may idle (10 s). */
const PAST_LEASES_MS = { least: 16_000, spread: 5_000 }

/** At most, between two strikes, on top of the answers. */
const LULL_MS = 250

/** A strike waits no longer for answers than this: what stands still is struck too. */
const PROGRESS_WITHIN_MS = 30_000

/** Strikes at moments and in an order drawn from `random`, until enough has been killed and everything is back. */
export async function strikeRepeatedly(
  ground: Ground,
  options: StrikeOptions,
): Promise<StrikeCounts> {
  const { random, say } = options
  const count: StrikeCounts = {
    ...{ serverKills: 0, earlyKills: 0, databaseKills: 0 },
    ...{ redisKills: 0, flushes: 0, pauses: 0 },
  }
  const striker = createStriker(ground, count)
  for (;;) {
    const kills = count.serverKills + count.databaseKills + count.redisKills
    if (kills >= options.kills || options.signal?.aborted === true) break
    const target = drawTarget(random, ground)
    const draw = random.fork()
    // Without the wait nobody would ever be ready; now and then the strike falls into the start.
    const fallsIntoStart = draw.chance(0.15)
    if (!fallsIntoStart) await ground.fleet.someReady()
    await sleep(draw.below(LULL_MS))
    if (!fallsIntoStart && options.answersBetween > 0)
      await someProgress(options.answers, draw.below(options.answersBetween))
    const struck = await striker.strike(target, draw)
    options.onStruck()
    say(`${kills}/${options.kills}, ${options.answers()} answers: ${struck}`)
  }
  await striker.over()
  await ground.fleet.allReady()
  return count
}

/** Strikes that counted milliseconds alone would kill, on a machine that others keep busy, what has not begun to work. */
async function someProgress(answers: StrikeOptions['answers'], count: number): Promise<void> {
  const [since, before] = [performance.now(), answers()]
  while (answers() < before + count && performance.now() - since < PROGRESS_WITHIN_MS)
    await sleep(20)
}

function drawTarget(random: Random, { scene, redis }: Ground): Target {
  let draw = random.next()
  for (const [target, chance] of Object.entries(CHANCES[scene.mode])) {
    draw -= chance
    if (draw < 0) return needsRedis(target) && redis === null ? 'server' : (target as Target)
  }
  return 'server'
}

function needsRedis(target: string): boolean {
  return target === 'redis' || target === 'flush' || target === 'save'
}

/** What lasts, a pause or an absence, goes on while the next strikes fall; one pause and one absence of Redis at a time. */
function createStriker({ scene, fleet, redis }: Ground, count: StrikeCounts) {
  const lasting = new Map<'pause' | 'redis', Promise<void>>()
  const last = (what: 'pause' | 'redis', end: Promise<void>) => {
    lasting.set(
      what,
      end.finally(() => lasting.delete(what)),
    )
  }

  async function killNode(node: Node): Promise<string> {
    const was = node.condition()
    if (was === 'gone') return 'none'
    await node.kill()
    count.serverKills++
    if (was === 'starting') count.earlyKills++
    return was
  }
  /** It comes back by itself, and may be struck again before it has. */
  function killDatabase(): void {
    if (scene.killDatabase()) count.databaseKills++
  }
  function absence(random: Random): number {
    return random.chance(0.2) ? pastLeases(random) : random.below(1_000)
  }
  async function leaveRedisAway(from: TestRedis, forMs: number): Promise<void> {
    await from.kill()
    await sleep(forMs)
    await from.restart()
  }

  const strikes: Record<Target, (random: Random) => Promise<string>> = {
    server: async (random) => `a server, ${await killNode(pickNode(fleet, random))}`,
    all: async () => `all servers, ${(await Promise.all(fleet.nodes.map(killNode))).join(', ')}`,
    async database() {
      killDatabase()
      return 'PostgreSQL'
    },
    async both(random) {
      killDatabase()
      const was = await killNode(pickNode(fleet, random))
      return `PostgreSQL and a server, ${was}`
    },
    async redis(random) {
      if (redis === null || lasting.has('redis')) return strikes.server(random)
      const forMs = absence(random)
      count.redisKills++
      last('redis', leaveRedisAway(redis, forMs))
      return `Redis, away for ${forMs} ms`
    },
    async flush(random) {
      if (redis === null || lasting.has('redis')) return strikes.server(random)
      await redis.tell('FLUSHALL')
      count.flushes++
      return 'what Redis knew'
    },
    async save(random) {
      if (redis === null || lasting.has('redis')) return strikes.server(random)
      await redis.tell('SAVE')
      return 'nothing; Redis wrote down what it knows'
    },
    async pause(random) {
      const node = fleet.nodes.find(isReady)
      if (node === undefined || lasting.has('pause')) return strikes.server(random)
      const forMs = pastLeases(random)
      count.pauses++
      last('pause', node.pause(forMs))
      return `a server, stopped for ${forMs} ms`
    },
  }
  return {
    /** Says what was struck. */
    strike: (target: Target, random: Random) => strikes[target](random),
    /** Resolves when nothing lasts any more. */
    async over() {
      await Promise.all(lasting.values())
      await scene.databaseAnswers()
    },
  }
}

/** Mostly one that works; also one that starts, stands still or is gone. One that stands still is killed seldom, or no
 *  pause would ever end. */
function pickNode({ nodes }: Fleet, random: Random): Node {
  const wanted = random.chance(0.7) ? nodes.filter(isReady) : nodes
  const moving = wanted.filter((node) => node.condition() !== 'paused' || random.chance(0.1))
  const among = moving.length > 0 ? moving : nodes
  const picked = among[random.below(among.length)]
  if (picked === undefined) throw new Error('The fleet is empty.')
  return picked
}

function isReady(node: Node): boolean {
  return node.condition() === 'ready'
}

function pastLeases(random: Random): number {
  return PAST_LEASES_MS.least + random.below(PAST_LEASES_MS.spread)
}
