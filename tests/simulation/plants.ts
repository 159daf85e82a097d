import { CORE_PLANTS } from './plants-of-core.ts'
import { ENGINE_PLANTS } from './plants-of-engine.ts'
import { STORE_PLANTS } from './plants-of-store.ts'

/** A bug that the simulation must find, as one replacement in one file below `runtime/src`. It lives in a graph of
 *  modules of its own (load-engine.ts) and in no file. */
export interface Plant {
  readonly id: string
  /** What is wrong, in a sentence. */
  readonly what: string
  readonly file: string
  /** Stands in the file exactly once. */
  readonly find: string
  readonly replace: string
}

export const PLANTS: readonly Plant[] = [...ENGINE_PLANTS, ...CORE_PLANTS, ...STORE_PLANTS]
