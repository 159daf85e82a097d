import type { RunningEngine } from '../../runtime/src/ports/engine.ts'
import type { Random } from '../support/random.ts'
import { applyCalendars, LONGEST_LAG_MS } from './apply.ts'
import { type Call, createCall, createFlakyStore } from './flaky-store.ts'
import { createLife, type Life } from './life.ts'
import { createFlakyMigrations } from './migrations.ts'
import type { RunningNode, SimulatedNode, World } from './world.ts'

/** A node looks for work at least this often, whether somebody called or not. */
const SWEEP_MS = { storm: 4_000, calm: 20_000 } as const
/** The longest sleep of the product's timer loop. */
const POLL_MS = 250

export function createNode(world: World, index: number): SimulatedNode {
  const name = `n${index}`
  const { scheduler, random, trace } = world
  const limits = {
    maxQueued: random.chance(0.1) ? 3 : 10_000,
    maxBatch: 1 + random.below(random.chance(0.5) ? 4 : 128),
    inFlight: 1 + random.below(3),
    worthwhile: random.chance(0.7) ? 1 : 1 + random.below(24),
    heldEffects: random.chance(0.3) ? random.below(4) : 2_000,
    cachedInstances: random.chance(0.3) ? 1 + random.below(3) : 10_000,
  }
  /** The product's own loop in some runs; it polls, so it costs more than the rest of the node. */
  const hasTimerLoop = random.chance(0.02)
  let current: RunningNode | null = null

  function start(): void {
    const life = createLife(name, world)
    const call = createCall(life, world)
    const ports = portsOf(world, { life, index, call })
    const engine = world.subject.createEngine({ ...ports, limits })
    const migrator = world.subject.createMigrator({
      ...ports,
      store: createFlakyMigrations(world.migrations, call),
      people: ports.store,
      versions: world.subject.createVersionBook(ports.store),
    })
    const applier = applyCalendars(world, { engine, call })
    current = { engine, migrator, life, applier }
    trace.add(`${name} starts`)
    if (hasTimerLoop) world.subject.startTimerLoop(engine)
    else keepFiring(engine, life)
    sweep(engine, life)
  }

  /** As the product's loop does, but it asks only when the tables have something due: polling would cost most of a run. */
  function keepFiring(engine: RunningEngine, life: Life): void {
    let firesAt = Number.POSITIVE_INFINITY
    const notLaterThan = (ms: number): void => {
      const at = scheduler.now() + ms
      if (at >= firesAt) return
      firesAt = at
      life.hear(ms, () => {
        if (firesAt === at) wake()
      })
    }
    const wake = (): void => {
      firesAt = Number.POSITIVE_INFINITY
      const isDue = untilNextTimer(world) <= 0
      const fired = isDue ? engine.fireDueTimers() : Promise.resolve(0)
      const again = () => notLaterThan(random.below(POLL_MS) + Math.max(0, untilNextTimer(world)))
      fired.then(again, again)
    }
    engine.onTimerArmed((inMs) => notLaterThan(inMs + random.below(30)))
  }

  function sweep(engine: RunningEngine, life: Life): void {
    fire(engine)
    deliver(engine)
    const isStorm = scheduler.now() < world.weather.healsAt
    const ms = isStorm ? 200 + random.below(SWEEP_MS.storm) : untilNextWork(world, SWEEP_MS.calm)
    life.hear(ms, () => sweep(engine, life))
  }

  start()
  return {
    name,
    running: () => current,
    kill(downMs) {
      if (current === null) return
      trace.add(`${name} dies`)
      current.life.die()
      void current.applier?.stop()
      current = null
      scheduler.after(downMs, start)
    },
    pause(ms) {
      trace.add(`${name} pauses ${ms}`)
      current?.life.pause(ms)
    },
    ring() {
      const running = current
      running?.life.hear(0, () => deliver(running.engine))
    },
  }
}

/** Milliseconds until a timer is due that nobody has leased; may be negative. */
function untilNextTimer({ tables, scheduler }: World): number {
  let at = Number.POSITIVE_INFINITY
  for (const { timer, leasedUntil } of tables.timers.values()) {
    at = Math.min(at, Math.max(timer.dueAt, leasedUntil))
  }
  return at - scheduler.now()
}

/** Milliseconds until something in the tables could be due, at most `limitMs`. */
function untilNextWork(world: World, limitMs: number): number {
  let ms = Math.min(limitMs, untilNextTimer(world))
  for (const { nextAttemptAt } of world.tables.outbox.values()) {
    ms = Math.min(ms, nextAttemptAt - world.scheduler.now())
  }
  return Math.max(POLL_MS, ms)
}

function fire(engine: RunningEngine): void {
  engine.fireDueTimers().catch(() => undefined)
}

function deliver(engine: RunningEngine): void {
  engine.deliverEffects().catch(() => undefined)
}

function portsOf(
  world: World,
  { life, index, call }: { readonly life: Life; readonly index: number; readonly call: Call },
) {
  const { scheduler, random, weather, org, calendars } = world
  const calendarLagMs = calendars.isChanging ? random.below(LONGEST_LAG_MS) : 0
  const lagMs = weather.lagMs[index] ?? 0
  return {
    store: createFlakyStore(world.store, call),
    // Whole milliseconds, as the product's clock has them: jitter makes fractions of virtual time.
    clock: { now: () => Math.floor(scheduler.now()) - lagMs },
    ids: createCountedIds(random),
    directory: {
      org: async () => org,
      calendar: async (tenantId: string) => calendars.seen(tenantId, calendarLagMs),
    },
    channel: world.receiver.channelOf(life),
    doorbell: {
      async ringDeliver() {
        for (const ms of weather.ring(scheduler.now())) {
          scheduler.after(ms, () => world.someNode()?.ring())
        }
      },
      close: async () => undefined,
    },
    observer: { incident: () => undefined, trouble: () => undefined },
  }
}

function createCountedIds(random: Random) {
  const hex = (digits: number) =>
    random
      .below(16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  return {
    uuid: () => `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`,
    lookupCode: () => hex(6),
  }
}
