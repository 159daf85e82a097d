/** Collects latencies in ms and answers nearest-rank percentiles. */
export interface Latencies {
  add(ms: number): void
  percentile(share: number): number
  readonly count: number
}

export function latencies(): Latencies {
  const values: number[] = []
  let sorted = false
  return {
    add: (ms) => {
      values.push(ms)
      sorted = false
    },
    percentile: (share) => {
      if (!sorted) values.sort((a, b) => a - b)
      sorted = true
      return values[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Number.NaN
    },
    get count() {
      return values.length
    },
  }
}
