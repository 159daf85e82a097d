/** Where several courses meet again: the state that most of them come to, and of those the nearest; null where none is common to
 *  two. A state of `stops` may be it, but is not looked behind. */
export function joinOf(
  starts: readonly string[],
  next: (uid: string) => readonly string[],
  stops: ReadonlySet<string>,
): string | null {
  const courses = starts.map((start) => distancesFrom(start, next, stops))
  const found = new Map<string, { readonly count: number; readonly far: number }>()
  for (const course of courses) {
    for (const [uid, distance] of course) {
      const had = found.get(uid) ?? { count: 0, far: 0 }
      found.set(uid, { count: had.count + 1, far: Math.max(had.far, distance) })
    }
  }
  let best: { readonly uid: string; readonly count: number; readonly far: number } | null = null
  for (const [uid, { count, far }] of found) {
    if (count < 2) continue
    const isBetter = best === null || count > best.count || (count === best.count && far < best.far)
    if (isBetter) best = { uid, count, far }
  }
  return best?.uid ?? null
}

function distancesFrom(
  start: string,
  next: (uid: string) => readonly string[],
  stops: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const distances = new Map([[start, 0]])
  const waiting = [start]
  for (const uid of waiting) {
    if (stops.has(uid)) continue
    for (const each of next(uid)) {
      if (distances.has(each)) continue
      distances.set(each, (distances.get(uid) ?? 0) + 1)
      waiting.push(each)
    }
  }
  return distances
}
