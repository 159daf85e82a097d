/** The database's clock, as this process knows it. */
export interface Clock {
  /** Epoch ms. Never runs ahead of the database by more than its measured error; a claim of a due timer is decided by SQL, not by this. */
  now(): number
}
