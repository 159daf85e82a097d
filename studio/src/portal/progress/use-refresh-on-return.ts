import { useEffect } from 'react'

/** Asks again when the person comes back to the page: a progress page is left open in a pocket. */
export function useRefreshOnReturn(refresh: () => void): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') refresh()
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [refresh])
}
