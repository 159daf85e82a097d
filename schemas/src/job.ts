/** Payload of every queue: ids only, never a fact. Losing all of them costs delay (I7's sweeper re-rings). */
export interface DeliverJob {
  readonly kind: 'deliver'
}
export interface SweepJob {
  readonly kind: 'sweep'
}
export type Job = DeliverJob | SweepJob
