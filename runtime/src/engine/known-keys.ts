import { createRecentMap } from './recent-map.ts'

/** What this node knows of inbox and correlation keys without asking the store. Keys are texts as in entry-needs.ts.
 *
 *  Most keys come once. One that this node has not met lately is presumed new: its row is written by the very commit that
 *  rests on the presumption, so the table's primary key proves it (I2), and what would be answered without that row is
 *  computed again after a look. */
export interface KnownKeys {
  /** True at most once while the key is remembered, so whatever is computed or sent again is looked up. `now`: epoch ms. */
  presumeNew(key: string, now: number): boolean
  /** The instance that took a correlation key. It has the key as long as it is active; whoever moves it proves that. */
  instanceOf(key: string): string | undefined
  learn(key: string, instanceId: string): void
  forget(key: string): void
  /** A presumed key was taken. Where that happens it happens again (another node, the time before a restart), and each
   *  time costs a batch: nothing is presumed for a while. */
  distrust(now: number): void
}

/** About 4 MB of texts. */
const REMEMBERED = 20_000
const DISTRUST_MS = 10_000

export function createKnownKeys(): KnownKeys {
  const met = createRecentMap<true>(REMEMBERED)
  const instances = createRecentMap<string>(REMEMBERED)
  let distrustUntil = Number.NEGATIVE_INFINITY
  return {
    presumeNew(key, now) {
      const isKnown = met.get(key) === true
      met.set(key, true)
      return !isKnown && now >= distrustUntil
    },
    instanceOf: (key) => instances.get(key),
    learn: (key, instanceId) => instances.set(key, instanceId),
    forget: (key) => instances.delete(key),
    distrust(now) {
      distrustUntil = now + DISTRUST_MS
    },
  }
}
