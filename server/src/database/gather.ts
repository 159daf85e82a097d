interface Waiting<K, V> {
  readonly key: K
  resolve(value: V): void
  reject(error: unknown): void
}

/** Bunches that may be under way at a time; what comes meanwhile travels together in the next one. */
const LANES = 2

/** Turns many calls with one key each into few calls with many keys, without waiting for more: the busier, the larger.
 *  `run` answers in the order of its keys; when it throws, everybody of the bunch hears it. */
export function gather<K, V>(
  run: (keys: readonly K[]) => Promise<readonly V[]>,
): (key: K) => Promise<V> {
  let waiting: Waiting<K, V>[] = []
  let underWay = 0

  function schedule(): void {
    if (waiting.length === 0 || underWay === LANES) return
    underWay++
    // The end of this turn of the event loop: whatever arrived in it travels together.
    setImmediate(() => void travel())
  }

  async function travel(): Promise<void> {
    const bunch = waiting
    waiting = []
    try {
      const values = bunch.length === 0 ? [] : await run(bunch.map(({ key }) => key))
      for (const [index, { resolve }] of bunch.entries()) resolve(values[index] as V)
    } catch (error) {
      for (const { reject } of bunch) reject(error)
    } finally {
      underWay--
      schedule()
    }
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject })
      schedule()
    })
}
