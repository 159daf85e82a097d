import { createContext, use, useSyncExternalStore } from 'react'

/** A deed that the server failed at, by no fault of whoever asked. */
export interface Fault {
  /** Id of the same event in the server's log. */
  readonly reference: string
}

/** Remembers the latest fault, for a note over whatever page is open. */
export interface Faults {
  readonly tell: (fault: Fault) => void
  readonly latest: () => Fault | null
  readonly subscribe: (listener: () => void) => () => void
}

export function createFaults(): Faults {
  let latest: Fault | null = null
  const listeners = new Set<() => void>()
  return {
    tell: (fault) => {
      latest = fault
      for (const listener of listeners) listener()
    },
    latest: () => latest,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const NONE = createFaults()
export const FaultsContext = createContext<Faults>(NONE)

/** The latest fault; null before there is one. */
export function useLatestFault(): Fault | null {
  const faults = use(FaultsContext)
  return useSyncExternalStore(faults.subscribe, faults.latest)
}
