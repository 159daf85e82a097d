/** A choice kept in this browser; null when it was never made, or where the browser forbids storage. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Keeps a choice where the browser lets us; where not, nothing is kept and nothing breaks. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Private windows of some browsers throw here; forgetting a preference is no reason to break the page.
  }
}
