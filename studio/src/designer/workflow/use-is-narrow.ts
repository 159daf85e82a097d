import { useSyncExternalStore } from 'react'

const NARROW = '(max-width: 899px)'

/** Whether the page has room for one column only; the component renders again when that changes. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(NARROW).matches)
}

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(NARROW)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
