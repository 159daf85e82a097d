import { findFreePort } from '../../server/src/database/postgres-process.ts'
import { redisServer } from '../support/redis.ts'
import { alarmDefinition } from './definitions.ts'
import { type Extent, FULL, QUICK } from './extent.ts'
import type { FigureName, Figures } from './figures.ts'
import { describeCommit, describeMachine, type Machine } from './machine.ts'
import { measureAssignment } from './measure-assignment.ts'
import { measureEngine, measureUnbatchedEngine } from './measure-engine.ts'
import { measureHttp, measureSlowFlush, measureWebhooks } from './measure-http.ts'
import { measureInbox } from './measure-inbox.ts'
import { measureKill, measureRedisLoss } from './measure-losses.ts'
import { measureModel } from './measure-model.ts'
import { hasPgbench, measurePgbench } from './measure-pgbench.ts'
import { measurePortal } from './measure-portal.ts'
import { measureReady } from './measure-ready.ts'
import { measureRest } from './measure-rest.ts'
import { measureStatement } from './measure-statement.ts'
import { measureStudio } from './measure-studio.ts'
import { measureTimers } from './measure-timers.ts'
import { openStage, type Stage } from './stage.ts'

export interface BenchOptions {
  readonly wanted: ReadonlySet<FigureName>
  readonly quick: boolean
  readonly repository: string
  readonly say: (text: string) => void
}
export interface BenchResult {
  readonly machine: Machine
  readonly date: string
  readonly commit: string
  readonly figures: Figures
  /** Why a figure that was wanted is missing: what it needs is not on this machine. */
  readonly missing: Missing
}
export type Missing = Readonly<Partial<Record<FigureName, string>>>

interface Measurement {
  readonly names: readonly FigureName[]
  /** What this machine lacks for it, in a sentence. */
  readonly lacks?: string | null
  run(stage: Stage, extent: Extent): Promise<Figures>
}

/** In this order: the server is measured at rest before it has worked, and the engine on tables that hold something. */
const MEASUREMENTS: readonly Measurement[] = [
  { names: ['restMemoryMb'], run: withServer(measureRest) },
  {
    names: [
      ...['httpTransitionsPerSecond', 'httpP50Ms', 'httpP99Ms'],
      ...['cpuSecondsPer1000Transitions', 'halfLoadWebhookP50Ms', 'halfLoadWebhookP99Ms'],
    ] as const,
    run: withServer(measureHttp),
  },
  { names: ['webhooksPerSecond', 'webhookP99Ms'], run: withServer(measureWebhooks) },
  { names: ['pgbenchSingleStatementPerSecond'], run: measureStatement },
  {
    names: ['pgbenchFiveStatementPerSecond', 'pgbenchOneCtePerSecond'],
    lacks: hasPgbench ? null : 'pgbench is not installed',
    run: measurePgbench,
  },
  { names: ['engineTransitionsPerSecond'], run: measureEngine },
  { names: ['engineUnbatchedTransitionsPerSecond'], run: measureUnbatchedEngine },
  { names: ['timersPerSecond', 'timerLatenessP99Ms'], run: measureTimers },
  { names: ['timerLatenessAfterKillSeconds'], run: measureKill },
  {
    names: ['timerLatenessAfterRedisLossSeconds'],
    lacks: redisServer === undefined ? 'redis-server is not installed' : null,
    run: measureRedisLoss,
  },
  {
    names: [
      ...['slowFlushHttpTransitionsPerSecond', 'slowFlushHttpP50Ms', 'slowFlushHttpP99Ms'],
      ...['slowFlushHalfLoadWebhookP50Ms', 'slowFlushHalfLoadWebhookP99Ms'],
    ] as const,
    run: (_stage, extent) => measureSlowFlush(extent),
  },
  {
    names: ['checkLargestP50Ms', 'checkLargestP95Ms', 'modelCheckColdMs', 'modelCheckP50Ms'],
    run: async (_stage, extent) => measureModel(extent),
  },
  {
    names: [
      ...['typingFindingsP50Ms', 'typingFindingsP95Ms', 'typingKeyP95Ms', 'typingLongestTaskP95Ms'],
      ...['formKeyP95Ms', 'addStateP95Ms', 'openWorkflowMs', 'panFps'],
    ] as const,
    run: withServer(measureStudio),
  },
  {
    names: ['slowPortalHomeMs', 'slowPortalFormMs', 'slowPortalTrackMs', 'fillKeyP95Ms'],
    run: withServer(measurePortal),
  },
  // The last two fill the tables.
  {
    names: ['assignTaskP50Ms', 'assignTaskP95Ms', 'orgLoadP50Ms', 'orgMemoryMb'],
    run: measureAssignment,
  },
  {
    names: [
      'inboxPageP50Ms',
      'inboxPageP95Ms',
      'inboxPageCpuMs',
      'wideInboxPageP50Ms',
      'wideInboxPageP95Ms',
    ],
    run: measureInbox,
  },
]

/** Measures what is wanted, one thing at a time, on one PostgreSQL. Throws when anything answers other than expected. */
export async function runBench(options: BenchOptions): Promise<BenchResult> {
  const extent = options.quick ? QUICK : FULL
  const date = new Date().toISOString()
  const stage = await openStage()
  const machine = describeMachine(stage.postgresVersion)
  let figures: Figures = {}
  let missing: Missing = {}
  try {
    await stage.publish(alarmDefinition)
    for (const { names, lacks, run } of MEASUREMENTS) {
      if (!names.some((name) => options.wanted.has(name))) continue
      if (typeof lacks === 'string') {
        options.say(`not measured, because ${lacks}: ${names.join(', ')}`)
        missing = { ...missing, ...Object.fromEntries(names.map((name) => [name, lacks])) }
        continue
      }
      options.say(`measuring ${names.join(', ')} …`)
      figures = { ...figures, ...(await run(stage, extent)) }
      // What one leaves waiting is no burden to the next.
      await stage.pool.query('TRUNCATE outbox')
      await stage.checkpoint()
    }
  } finally {
    await stage.close()
  }
  if (options.wanted.has('readySecondsCold') || options.wanted.has('readySecondsWarm')) {
    options.say('measuring readySecondsCold, readySecondsWarm …')
    figures = { ...figures, ...(await measureReady(options.repository, await findFreePort())) }
  }
  return { machine, date, commit: describeCommit(), figures, missing }
}

function withServer(
  measure: (
    stage: Stage,
    server: Awaited<ReturnType<Stage['startServer']>>,
    extent: Extent,
  ) => Promise<Figures>,
): Measurement['run'] {
  return async (stage, extent) => {
    const server = await stage.startServer()
    try {
      return await measure(stage, server, extent)
    } finally {
      await server.stop()
    }
  }
}
