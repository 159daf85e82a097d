import { cpuSeconds } from '../support/process-tree.ts'
import type { ServerProcess } from '../support/server-process.ts'
import { ALARM_TYPE, alarmDefinition } from './definitions.ts'
import { driveServer } from './drive-server.ts'
import type { Extent } from './extent.ts'
import { type Figures, figure } from './figures.ts'
import { outboxDrained } from './outbox-drained.ts'
import { openStage, type Stage } from './stage.ts'

const CONCURRENCY = 64
const HALF_LOAD_CONCURRENCY = 32

type HttpFigures = Required<
  Pick<
    Figures,
    | 'httpTransitionsPerSecond'
    | 'httpP50Ms'
    | 'httpP99Ms'
    | 'cpuSecondsPer1000Transitions'
    | 'halfLoadWebhookP50Ms'
    | 'halfLoadWebhookP99Ms'
  >
>

/** Three transitions a case, all through HTTP, and what they cost in CPU; then how long a webhook waits at half of that. */
export async function measureHttp(
  stage: Stage,
  server: ServerProcess,
  extent: Extent,
): Promise<HttpFigures> {
  const roots = [server.pid, stage.postgresPid]
  let cpuBefore = 0
  const order = {
    kind: 'cases' as const,
    port: server.port,
    concurrency: CONCURRENCY,
    devices: stage.devices(ALARM_TYPE),
    cookies: stage.cookies,
  }
  await driveServer({ ...order, warmUpMs: 0, measureMs: extent.warmUpMs })
  await stage.checkpoint()
  const report = await driveServer(
    { ...order, warmUpMs: extent.warmUpMs / 10, measureMs: extent.measureMs },
    () => {
      cpuBefore = cpuSeconds(roots)
    },
  )
  const drainedAfterMs = await outboxDrained(stage.pool)
  const cpu = cpuSeconds(roots) - cpuBefore
  const perSecond = report.answered / report.seconds
  const how = `${CONCURRENCY} keep-alive connections from one driver process (${report.driverCpuSeconds.toFixed(1)} s CPU), ${report.seconds.toFixed(0)} s after ${extent.warmUpMs / 1000} s of warm-up`
  return {
    httpTransitionsPerSecond: figure(
      perSecond,
      '/s',
      `webhook starts, GraphQL completes, webhook ends, one effect each; ${how}; outbox empty ${drainedAfterMs} ms after`,
    ),
    httpP50Ms: figure(report.p50Ms, 'ms', 'of the same requests, seen by the driver'),
    httpP99Ms: figure(report.p99Ms, 'ms', 'of the same requests, seen by the driver'),
    cpuSecondsPer1000Transitions: figure(
      (cpu * 1000) / report.answered,
      's',
      'server and PostgreSQL from /proc, from the end of the warm-up until the outbox was empty',
    ),
    ...(await measureHalfLoad({ stage, server, extent }, perSecond / 2)),
  }
}

/** The same cases at a steady rate. 202 is answered after the commit, so the wait for it is the time from webhook to
 *  committed. */
async function measureHalfLoad(
  { stage, server, extent }: { stage: Stage; server: ServerProcess; extent: Extent },
  perSecond: number,
) {
  await stage.checkpoint()
  const report = await driveServer({
    kind: 'cases',
    port: server.port,
    concurrency: HALF_LOAD_CONCURRENCY,
    perSecond,
    // The server is warm; what fell behind at the first requests is caught up meanwhile.
    warmUpMs: extent.warmUpMs / 10,
    measureMs: extent.measureMs,
    devices: stage.devices(ALARM_TYPE),
    cookies: stage.cookies,
  })
  await outboxDrained(stage.pool)
  const reached = Math.round(report.answered / report.seconds)
  const how = `of the signed webhooks of the same cases at half of httpTransitionsPerSecond (${reached}/s), at most ${HALF_LOAD_CONCURRENCY} under way, from due to 202, which comes after the commit`
  return {
    halfLoadWebhookP50Ms: figure(report.webhookP50Ms, 'ms', how),
    halfLoadWebhookP99Ms: figure(report.webhookP99Ms, 'ms', how),
  }
}

/** The same again where each flush of the log takes 1 ms longer, as on an ordinary disk: `commit_delay` sleeps before it. */
export async function measureSlowFlush(extent: Extent): Promise<Figures> {
  const stage = await openStage({ commit_delay: '1000', commit_siblings: '0' })
  try {
    await stage.publish(alarmDefinition)
    const server = await stage.startServer()
    const found = await measureHttp(stage, server, extent).finally(() => server.stop())
    const { httpTransitionsPerSecond, httpP50Ms, httpP99Ms } = found
    const { halfLoadWebhookP50Ms, halfLoadWebhookP99Ms } = found
    const how = 'as without the prefix, with 1 ms added to every flush of the log'
    return {
      slowFlushHttpTransitionsPerSecond: { ...httpTransitionsPerSecond, how },
      slowFlushHttpP50Ms: { ...httpP50Ms, how },
      slowFlushHttpP99Ms: { ...httpP99Ms, how },
      slowFlushHalfLoadWebhookP50Ms: { ...halfLoadWebhookP50Ms, how },
      slowFlushHalfLoadWebhookP99Ms: { ...halfLoadWebhookP99Ms, how },
    }
  } finally {
    await stage.close()
  }
}

/** Mostly repeats and readings below the threshold: what devices really send. */
export async function measureWebhooks(
  stage: Stage,
  server: ServerProcess,
  extent: Extent,
): Promise<Figures> {
  const report = await driveServer({
    kind: 'webhooks',
    port: server.port,
    concurrency: CONCURRENCY,
    warmUpMs: extent.warmUpMs,
    measureMs: extent.measureMs,
    devices: stage.devices(ALARM_TYPE),
  })
  await outboxDrained(stage.pool)
  return {
    webhooksPerSecond: figure(
      report.answered / report.seconds,
      '/s',
      `signed, 202 after the commit; 40 % repeats, 40 % below the threshold, 20 % start an instance; ${CONCURRENCY} connections`,
    ),
    webhookP99Ms: figure(report.p99Ms, 'ms', 'of the same requests, seen by the driver'),
  }
}
