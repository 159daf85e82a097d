/** A bug that the simulation must find, as one replacement in one file below `runtime/src`. It lives in a graph of
 *  modules of its own (load-engine.ts) and in no file. */
export interface Plant {
  readonly id: string
  /** What is wrong, in a sentence. */
  readonly what: string
  /** From `runtime/src`. */
  readonly file: string
  /** Stands in the file exactly once. */
  readonly find: string
  readonly replace: string
}
