/** `base`, or `base` with the first number from 2 that nobody has; `mark` stands between the two. */
export function freshName(base: string, taken: ReadonlySet<string>, mark = '_'): string {
  if (!taken.has(base)) return base
  for (let number = 2; ; number += 1) {
    const name = `${base}${mark}${number}`
    if (!taken.has(name)) return name
  }
}
