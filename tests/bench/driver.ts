import { setTimeout as sleep } from 'node:timers/promises'
import { type HttpConnection, openHttpConnection } from '../support/http-connection.ts'
import type { DeviceKey } from '../support/sign-webhook.ts'
import type {
  CasesOrder,
  DriverMessage,
  DriverOrder,
  PacedOrder,
  WebhooksOrder,
} from './driver-orders.ts'
import { latencies } from './latencies.ts'
import { evenPace, type Pace, unpaced } from './pace.ts'
import {
  alarmRequest,
  clearedRequest,
  clockRequest,
  completionRequest,
  type ExpectedRequest,
  quietRequest,
  repeated,
  verify,
  WEBHOOK_STATUS,
} from './requests.ts'

// The process that sends: started by drive-server.ts, takes one order, reports, ends.
process.once('message', (order) => {
  run(order as DriverOrder).then(
    () => process.disconnect(),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      process.exit(1)
    },
  )
})

function run(order: DriverOrder): Promise<void> {
  switch (order.kind) {
    case 'cases':
      return driveLanes(order, (lane) => driveCase(lane, order))
    case 'webhooks':
      return driveLanes(order, driveReading)
    case 'paced':
      return drivePaced(order)
  }
}

interface Lane {
  readonly device: DeviceKey
  readonly number: number
  /** Unique among all lanes and runs. */
  nextRef(): string
  /** Sends, verifies, counts. */
  ask(request: ExpectedRequest): Promise<readonly string[]>
}

interface Tally {
  readonly latencies: ReturnType<typeof latencies>
  readonly ofWebhooks: ReturnType<typeof latencies>
  measuring: boolean
  failed: number
  readonly samples: string[]
}

async function driveLanes(
  order: CasesOrder | WebhooksOrder,
  round: (lane: Lane) => Promise<void>,
): Promise<void> {
  const tally = newTally()
  const prefix = `${process.pid}-${Date.now().toString(36)}`
  const pace = order.kind === 'cases' && order.perSecond ? evenPace(order.perSecond) : unpaced
  const lanes = await Promise.all(
    Array.from({ length: order.concurrency }, async (_, number) => {
      const connection = await openHttpConnection(order.port)
      const device = order.devices[number % order.devices.length]
      if (device === undefined) throw new Error('The order names no devices.')
      return { connection, lane: laneOver({ connection, tally, pace }, { device, number, prefix }) }
    }),
  )
  let stopped = false
  const running = lanes.map(async ({ connection, lane }) => {
    try {
      while (!stopped) await round(lane)
    } catch (error) {
      // One wrong answer voids the figure, so the lane need not go on.
      countFailure(tally, error)
    }
    connection.close()
  })
  await sleep(order.warmUpMs)
  pace.restart()
  tally.measuring = true
  const cpuBefore = process.cpuUsage()
  const since = performance.now()
  tell({ kind: 'measuring' })
  await sleep(order.measureMs)
  // A rate over nothing is no figure: a busy machine may answer nobody in a fraction of a second.
  while (tally.ofWebhooks.count === 0 && tally.failed === 0) await sleep(10)
  tally.measuring = false
  report(tally, (performance.now() - since) / 1000, cpuBefore)
  stopped = true
  await Promise.all(running)
}

function laneOver(
  { connection, tally, pace }: { connection: HttpConnection; tally: Tally; pace: Pace },
  place: { device: DeviceKey; number: number; prefix: string },
): Lane {
  let refs = 0
  return {
    device: place.device,
    number: place.number,
    nextRef: () => `${place.prefix}-${place.number}-${refs++}`,
    ask: async (expected) => {
      const since = await pace.next()
      const answer = verify(expected, await connection.request(expected.request))
      if (tally.measuring) count(tally, expected, performance.now() - since)
      return answer.instances ?? []
    },
  }
}

async function driveCase(lane: Lane, order: CasesOrder): Promise<void> {
  const ref = lane.nextRef()
  const [instanceId] = await lane.ask(alarmRequest(lane.device, ref))
  const cookie = order.cookies[lane.number % order.cookies.length]
  if (instanceId === undefined || cookie === undefined) throw new Error('No instance or no cookie.')
  await lane.ask(completionRequest(cookie, instanceId))
  await lane.ask(clearedRequest(lane.device, ref))
}

/** One start, two below the threshold, two repeats of what was just sent. */
async function driveReading(lane: Lane): Promise<void> {
  const alarm = alarmRequest(lane.device, lane.nextRef())
  const quiet = quietRequest(lane.device, lane.nextRef())
  await lane.ask(alarm)
  await lane.ask(quiet)
  await lane.ask(repeated(alarm))
  await lane.ask(quietRequest(lane.device, lane.nextRef()))
  await lane.ask(repeated(quiet))
}

/** A pool of connections, each start on the next free one; lateness of the sender is not the server's. */
async function drivePaced(order: PacedOrder): Promise<void> {
  const tally = newTally()
  tally.measuring = true
  const prefix = `${process.pid}-${Date.now().toString(36)}`
  const connections = await Promise.all(
    Array.from({ length: 64 }, () => openHttpConnection(order.port)),
  )
  const cpuBefore = process.cpuUsage()
  const since = performance.now()
  let sent = 0
  tell({ kind: 'measuring' })
  const lane = async (connection: HttpConnection) => {
    while (sent < order.total) {
      const number = sent++
      const dueMs = (number * 1000) / order.perSecond
      await sleep(Math.max(0, since + dueMs - performance.now()))
      await sendClock({ order, connection, tally }, `${prefix}-${number}`).catch((error: unknown) =>
        countFailure(tally, error),
      )
    }
    connection.close()
  }
  await Promise.all(connections.map(lane))
  report(tally, (performance.now() - since) / 1000, cpuBefore)
}

async function sendClock(
  via: { order: PacedOrder; connection: HttpConnection; tally: Tally },
  ref: string,
): Promise<void> {
  const [device] = via.order.devices
  if (device === undefined) throw new Error('The order names no devices.')
  const expected = clockRequest(device, ref)
  const since = performance.now()
  verify(expected, await via.connection.request(expected.request))
  count(via.tally, expected, performance.now() - since)
}

function newTally(): Tally {
  return {
    ...{ latencies: latencies(), ofWebhooks: latencies() },
    ...{ measuring: false, failed: 0, samples: [] },
  }
}

function count(tally: Tally, { status }: ExpectedRequest, ms: number): void {
  tally.latencies.add(ms)
  if (status === WEBHOOK_STATUS) tally.ofWebhooks.add(ms)
}

function countFailure(tally: Tally, error: unknown): void {
  tally.failed++
  if (tally.samples.length < 5) {
    tally.samples.push(error instanceof Error ? error.message : String(error))
  }
}

function report(tally: Tally, seconds: number, cpuBefore: NodeJS.CpuUsage): void {
  const cpu = process.cpuUsage(cpuBefore)
  tell({
    kind: 'report',
    report: {
      answered: tally.latencies.count,
      seconds,
      p50Ms: tally.latencies.percentile(0.5),
      p99Ms: tally.latencies.percentile(0.99),
      webhookP50Ms: tally.ofWebhooks.percentile(0.5),
      webhookP99Ms: tally.ofWebhooks.percentile(0.99),
      driverCpuSeconds: (cpu.user + cpu.system) / 1e6,
      failed: tally.failed,
      samples: tally.samples,
    },
  })
}

function tell(message: DriverMessage): void {
  process.send?.(message)
}
