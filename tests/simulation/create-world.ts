import type { Random } from '../support/random.ts'
import { createCalendars } from './calendars.ts'
import { errandDefinition, orderDefinition } from './definition-family.ts'
import { jointDefinition, MODES } from './definition-joint.ts'
import { alarmDefinition, permitDefinition } from './definitions.ts'
import type { EngineUnderTest } from './load-engine.ts'
import { createMigrationTables } from './migrations.ts'
import { createNode } from './node.ts'
import { createReceiver } from './receiver.ts'
import type { Scheduler } from './scheduler.ts'
import { ORG, TENANTS } from './street.ts'
import type { Trace } from './trace.ts'
import { watchedStore } from './watched-store.ts'
import { createWeather, LONGEST_STRIKE_MS } from './weather.ts'
import { createWitness } from './witness.ts'
import type { World } from './world.ts'

/** In calm weather a timer waits for a sweep and for the commands before it. One narrow lane to a slow store may have many
 *  of them. */
const LATEST_MS = { near: 6_000, far: 180_000 } as const
const NEAR_MS = 12

export interface Beginning {
  readonly scheduler: Scheduler
  readonly random: Random
  readonly trace: Trace
  readonly violations: string[]
}

/** The world of a seed before anything happens in it. */
export function createWorld(subject: EngineUnderTest, beginning: Beginning): World {
  const { scheduler, random, trace, violations } = beginning
  const weather = createWeather(random.fork(), scheduler.now())
  const tables = subject.createMemoryTables()
  const accuse = (sentence: string) => {
    trace.add(`VIOLATION ${sentence}`)
    violations.push(sentence)
  }
  const isStruck = weather.strikes.length > 0
  const calmFrom = weather.healsAt + Math.max(weather.lateMs, isStruck ? LONGEST_STRIKE_MS : 0)
  const latestMs = LATEST_MS[weather.latencyMs <= NEAR_MS ? 'near' : 'far']
  const calendars = createCalendars(random.fork(), { scheduler, trace })
  const witness = createWitness({ now: scheduler.now, accuse, calmFrom, latestMs, calendars })
  const store = watchedStore(subject.createMemoryStore(scheduler, tables), {
    ...{ witness, tables, accuse },
  })
  const nodes: World['nodes'] = []
  return {
    ...{ subject, scheduler, random, trace, weather, tables, store, witness, nodes, accuse },
    migrations: createMigrationTables(tables, store),
    underWay: new Map(),
    receiver: createReceiver({ scheduler, weather, witness, trace, accuse }),
    org: ORG,
    calendars,
    isCut() {
      const now = scheduler.now()
      return weather.strikes.some(
        ({ kind, at, lastsMs }) => kind === 'cut' && at <= now && now < at + lastsMs,
      )
    },
    someNode: () => nodes[random.below(nodes.length)],
  }
}

/** Starts the nodes and lets the strikes of the seed come over them. */
export function startNodes(world: World): void {
  const { weather, scheduler, nodes } = world
  for (let index = 0; index < weather.nodes; index++) nodes.push(createNode(world, index))
  for (const { kind, at, lastsMs, node } of weather.strikes) {
    if (kind === 'cut') continue
    scheduler.after(at - scheduler.now(), () => nodes[node]?.[kind](lastsMs))
  }
}

const FIRST_VERSIONS = [
  { definitionId: 'alarm', definition: alarmDefinition(), hash: 'alarm-1' },
  { definitionId: 'permit', definition: permitDefinition, hash: 'permit-1' },
  { definitionId: 'order', definition: orderDefinition, hash: 'order-1' },
  { definitionId: 'errand', definition: errandDefinition, hash: 'errand-1' },
  ...MODES.map((mode) => ({
    ...{
      definitionId: `joint-${mode}`,
      definition: jointDefinition(mode),
      hash: `joint-${mode}-1`,
    },
  })),
]
const NEXT_ALARM = { definition: alarmDefinition(true), hash: 'alarm-2' }

/** The versions stand in the tables from the beginning; in some runs a second one follows. */
export function publishVersions({ store, tables, random, scheduler }: World): void {
  for (const tenantId of TENANTS) {
    for (const { definitionId, ...version } of FIRST_VERSIONS) {
      const key = JSON.stringify([tenantId, definitionId, 1])
      tables.versions.set(key, { tenantId, definitionId, number: 1, ...version })
    }
    if (!random.chance(0.3)) continue
    scheduler.after(random.below(15_000), () => {
      void store.insertVersion({ tenantId, publishedBy: 'official-1', ...NEXT_ALARM })
    })
  }
}
