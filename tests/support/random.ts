/** Reproducible numbers: the same seed gives the same sequence (mulberry32, 32 bits of state). */
export interface Random {
  /** From 0 up to but not including 1. */
  next(): number
  /** An integer from 0 up to but not including `below`. */
  below(below: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  /** A sequence of its own, so that what one user draws does not shift what another gets. */
  fork(): Random
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    below: (below) => Math.floor(next() * below),
    chance: (probability) => next() < probability,
    fork: () => createRandom(Math.floor(next() * 2 ** 32)),
  }
}
