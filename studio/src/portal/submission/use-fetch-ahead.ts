import { useEffect } from 'react'

/** Fetches the code of a later step while an earlier one is filled in: the step then comes at once, and without a network
 *  too. What fails here is told where the step is opened. Pass a stable function. */
export function useFetchAhead(load: () => Promise<unknown>, isDue: boolean): void {
  useEffect(() => {
    if (isDue) load().catch(() => undefined)
  }, [load, isDue])
}
