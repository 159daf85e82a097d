import type { JobsOptions } from 'bullmq'

/** One queue is enough: its jobs are rings, not work. */
export const DOORBELL_QUEUE = 'linli-doorbell'

/** A failed ring is tried again for half a minute; after that the next sweep does its work anyway. */
export const RING_OPTIONS = {
  attempts: 6,
  backoff: { type: 'exponential', delay: 500 },
  removeOnComplete: true,
  removeOnFail: 100,
} as const satisfies JobsOptions

/** At most one ring runs and one waits, however many commits rang: the waiting one sees what all of them wrote. */
export const DELIVER_OPTIONS = {
  ...RING_OPTIONS,
  deduplication: { id: 'deliver', keepLastIfActive: true },
} as const satisfies JobsOptions

/** A sweep is not tried again: the next one is never far. */
export const SWEEP_OPTIONS = {
  attempts: 1,
  removeOnComplete: true,
  removeOnFail: 100,
} as const satisfies JobsOptions
