import { createHash } from 'node:crypto'
import type { Engine } from '@linli/runtime'
import type { JsonObject } from '@linli/schemas/json'
import { createInProcessEngine } from '../support/in-process-engine.ts'
import { ALARM_TYPE, BENCH_POST } from './definitions.ts'
import type { Extent } from './extent.ts'
import { type Figures, figure } from './figures.ts'
import type { Stage } from './stage.ts'
import { benchStreet, gridId, TENANT } from './street.ts'

const CONCURRENCY = 256

/** The same cases by calls into the engine, in this process: no HTTP, no signature, no delivery of effects. */
export async function measureEngine(stage: Stage, extent: Extent): Promise<Figures> {
  const perSecond = await measureCases(stage, extent, {})
  return {
    engineTransitionsPerSecond: figure(
      perSecond,
      '/s',
      `the same cases by calls into the engine, ${CONCURRENCY} under way, effects stay in the outbox`,
    ),
  }
}

/** Each command is a batch of its own: what the engine would be without group commit. */
export async function measureUnbatchedEngine(stage: Stage, extent: Extent): Promise<Figures> {
  const perSecond = await measureCases(stage, extent, UNBATCHED)
  return {
    engineUnbatchedTransitionsPerSecond: figure(
      perSecond,
      '/s',
      `as engineTransitionsPerSecond, but one transaction a command, ${UNBATCHED.inFlight} at a time`,
    ),
  }
}

const UNBATCHED = { maxBatch: 1, inFlight: 16, worthwhile: 1 }

async function measureCases(
  stage: Stage,
  extent: Extent,
  limits: Parameters<typeof createInProcessEngine>[1],
): Promise<number> {
  const bench = await createInProcessEngine(stage.url, limits)
  try {
    return await runCases(bench.engine, extent)
  } finally {
    await bench.close()
  }
}

async function runCases(engine: Engine, extent: Extent): Promise<number> {
  const prefix = `engine-${Date.now().toString(36)}`
  let transitions = 0
  let stopped = false
  const lanes = Array.from({ length: CONCURRENCY }, async (_, lane) => {
    for (let count = 0; !stopped; count++) {
      const ref = `${prefix}-${lane}-${count}`
      const instanceId = await startCase(engine, ref)
      transitions++
      await completeCase(engine, instanceId)
      transitions++
      await endCase(engine, ref)
      transitions++
    }
  })
  await sleepUnlessBroken(extent.warmUpMs, lanes)
  const before = transitions
  const since = performance.now()
  await sleepUnlessBroken(extent.measureMs, lanes)
  const perSecond = ((transitions - before) * 1000) / (performance.now() - since)
  stopped = true
  await Promise.all(lanes)
  return perSecond
}

/** A lane that throws ends the measurement at once. */
async function sleepUnlessBroken(ms: number, lanes: readonly Promise<void>[]): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timeout = setTimeout(resolve, ms)
  try {
    await Promise.race([promise, ...lanes])
  } finally {
    clearTimeout(timeout)
  }
}

export async function startCase(engine: Engine, ref: string): Promise<string> {
  const answer = await accept(engine, `${ref}.alarm`, { kind: 'alarm', ref, level: 3 })
  const [instanceId] = answer.kind === 'started' ? answer.instances : []
  if (instanceId === undefined) throw new Error(`Not started: ${JSON.stringify(answer)}`)
  return instanceId
}

export async function completeCase(engine: Engine, instanceId: string): Promise<void> {
  await engine.complete({
    tenantId: TENANT,
    taskId: `${instanceId}.1.0`,
    actor: {
      accountId: 'worker-0',
      role: 'worker',
      posts: [{ nodeId: gridId(0), post: BENCH_POST }],
    },
    outcome: 'confirmed',
    answers: { found: 'Smoke from a pan, nobody hurt, window opened.' },
    key: `key-${instanceId}`,
  })
}

async function endCase(engine: Engine, ref: string): Promise<void> {
  const answer = await accept(engine, `${ref}.cleared`, { kind: 'cleared', ref, level: 3 })
  if (answer.kind !== 'signalled') throw new Error(`Not signalled: ${JSON.stringify(answer)}`)
}

const device = benchStreet.devices.find(({ type }) => type === ALARM_TYPE)

function accept(engine: Engine, messageId: string, reading: JsonObject) {
  if (device === undefined) throw new Error('The bench street has no alarm.')
  const { id, type, name, nodeId } = device
  return engine.acceptReading({
    tenantId: TENANT,
    device: { id, type, name, nodeId },
    messageId,
    bodyHash: createHash('sha256').update(JSON.stringify(reading)).digest('hex'),
    reading,
  })
}
