import { type Json, placesWhere, remove } from './json-tree.ts'

/** The shortest text that is found by leaving parts out, and that still shows what the longer one shows. Ends after
 *  `budgetMs` of wall time with what it has. */
export function minimiseText(
  text: string,
  shows: (text: string) => boolean,
  budgetMs = 20_000,
): string {
  const until = performance.now() + budgetMs
  let best = text
  for (let size = Math.ceil(best.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < best.length && performance.now() < until; ) {
      const shorter = best.slice(0, at) + best.slice(at + size)
      if (shows(shorter)) best = shorter
      else at += size
    }
  }
  return best
}

/** The same for a document: keys and items are left out, outer ones first. Text that is no JSON is cut as text. */
export function minimiseDocument(
  text: string,
  shows: (text: string) => boolean,
  budgetMs = 20_000,
): string {
  const until = performance.now() + budgetMs
  let best = asJson(text)
  if (best === undefined) return minimiseText(text, shows, budgetMs)
  for (let isShorter = true; isShorter; ) {
    isShorter = false
    for (let at = 0; performance.now() < until; ) {
      const shorter: Json = structuredClone(best)
      const place = placesWhere(shorter, () => true)[at]
      if (place === undefined) break
      remove(place)
      if (shows(JSON.stringify(shorter))) [best, isShorter] = [shorter, true]
      else at += 1
    }
  }
  const found = JSON.stringify(best)
  return shows(found) ? found : text
}

function asJson(text: string): Json | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
