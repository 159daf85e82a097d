/** Choices read from a list of numbers. The list's end, and every zero in it, is the plainest choice, so that fast-check
 *  shrinks a list to the smallest machine that shows a difference. */
export interface Draw {
  /** A whole number from 0 to `below - 1`. */
  below(below: number): number
  /** True once in `times`. */
  once(times: number): boolean
  /** The first one where the list is at its end. */
  of<Item>(items: readonly Item[]): Item
}

export function drawFrom(list: readonly number[]): Draw {
  let at = 0
  const below = (limit: number): number => (list[at++] ?? 0) % limit
  return {
    below,
    once: (times) => below(times) === times - 1,
    of<Item>(items: readonly Item[]): Item {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('There is something to draw from.')
      return item
    },
  }
}
