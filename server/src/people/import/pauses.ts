/** Between two pauses of long work others are served; each stretch is a hundredth of a second on a quiet machine. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** The items in slices of at most `size`, with a pause before each slice but the first. */
export async function* inSlices<Item>(
  items: readonly Item[],
  size: number,
): AsyncGenerator<Item[]> {
  for (let at = 0; at < items.length; at += size) {
    if (at > 0) await pause()
    yield items.slice(at, at + size)
  }
}
