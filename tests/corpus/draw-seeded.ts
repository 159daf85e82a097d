import type { Draw } from '../equivalence/draw.ts'
import { createRandom } from '../support/random.ts'

/** Choices of a pseudorandom sequence, the same for the same seed. */
export function drawSeeded(seed: number): Draw {
  const { below } = createRandom(seed)
  return {
    below,
    once: (times) => below(times) === 0,
    of<Item>(items: readonly Item[]): Item {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('There is something to draw from.')
      return item
    },
  }
}
