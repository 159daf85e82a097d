import type { DeviceKey } from '../support/sign-webhook.ts'

/** What the bench tells the driver process, one order a process. */
export type DriverOrder = CasesOrder | WebhooksOrder | PacedOrder

interface Load {
  readonly port: number
  /** Requests under way at any moment; one keep-alive connection each. */
  readonly concurrency: number
  /** Not counted: caches fill, code is compiled. */
  readonly warmUpMs: number
  readonly measureMs: number
  /** Lane `n` is device `n` modulo the count. */
  readonly devices: readonly DeviceKey[]
}
/** Whole cases, one after another on every lane: start by webhook, completion by GraphQL, end by webhook. */
export interface CasesOrder extends Load {
  readonly kind: 'cases'
  /** Session cookies of workers, as sent in the `cookie` header. */
  readonly cookies: readonly string[]
  /** At most so many requests a second, evenly; without it as many as the server answers. */
  readonly perSecond?: number
}
/** Readings only: 40 % repeat an earlier message, 40 % are below the threshold, 20 % start an instance. */
export interface WebhooksOrder extends Load {
  readonly kind: 'webhooks'
}
/** Starts at a fixed rate whatever the answers take, `total` of them. */
export interface PacedOrder {
  readonly kind: 'paced'
  readonly port: number
  readonly devices: readonly DeviceKey[]
  readonly perSecond: number
  readonly total: number
}

export type DriverMessage =
  | { readonly kind: 'measuring' }
  | { readonly kind: 'report'; readonly report: DriverReport }

export interface DriverReport {
  /** Answers of the expected kind inside the measured time. */
  readonly answered: number
  readonly seconds: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** The same of the signed webhooks alone, whose answer comes after the commit. */
  readonly webhookP50Ms: number
  readonly webhookP99Ms: number
  /** CPU seconds of the driver process itself in that time. */
  readonly driverCpuSeconds: number
  /** Answers that were not as expected; any makes the figure void. */
  readonly failed: number
  readonly samples: readonly string[]
}
