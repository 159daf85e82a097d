/** Wakes a worker. A ring carries no fact and may be lost: the sweeper rings again (ADR 0003). */
export interface Doorbell {
  /** Effects wait in the outbox. */
  ringDeliver(): Promise<void>
  close(): Promise<void>
}
