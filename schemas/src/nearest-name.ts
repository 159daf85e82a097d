/** The name that `wanted` was most likely meant to be, or null where none is near enough to be worth saying. */
export function nearestName(wanted: string, names: Iterable<string>): string | null {
  const limit = Math.max(1, Math.floor(wanted.length / 2))
  let best: string | null = null
  let bestDistance = limit + 1
  for (const name of names) {
    const distance = editDistance(wanted.toLowerCase(), name.toLowerCase())
    if (distance < bestDistance) {
      best = name
      bestDistance = distance
    }
  }
  return best
}

/** The only name so near that `wanted` is a slip of the pen; null where there is none, or more than one. */
export function slippedName(wanted: string, names: Iterable<string>): string | null {
  const limit = Math.max(1, Math.floor(wanted.length / 4))
  const near = [...new Set(names)].filter(
    (name) => editDistance(wanted.toLowerCase(), name.toLowerCase()) <= limit,
  )
  return near.length === 1 ? (near[0] ?? null) : null
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(substitution, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    previous = row
  }
  return previous[b.length] ?? 0
}
