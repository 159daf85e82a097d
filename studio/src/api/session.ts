import { createContext, use, useSyncExternalStore } from 'react'

/** Tells the page whether the server still knows who is signed in. */
export interface Session {
  /** The server refused because nobody is signed in. */
  readonly end: () => void
  /** Somebody signed in again: who waits goes on. */
  readonly renew: () => void
  /** Nobody wants to sign in now: who waits is refused. */
  readonly dismiss: () => void
  readonly hasEnded: () => boolean
  /** Settles at the next `renew` (true) or `dismiss` (false). */
  readonly renewed: () => Promise<boolean>
  readonly subscribe: (listener: () => void) => () => void
}

export function createSession(): Session {
  let ended = false
  let waiting: ((renewed: boolean) => void)[] = []
  const listeners = new Set<() => void>()
  const change = (value: boolean) => {
    if (ended === value) return
    ended = value
    for (const listener of listeners) listener()
  }
  const settle = (renewed: boolean) => {
    const settled = waiting
    waiting = []
    change(false)
    for (const resolve of settled) resolve(renewed)
  }
  return {
    end: () => change(true),
    renew: () => settle(true),
    dismiss: () => settle(false),
    hasEnded: () => ended,
    renewed: () => new Promise((resolve) => waiting.push(resolve)),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const SessionContext = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const session = use(SessionContext)
  if (session === undefined) throw new Error('useSession needs a SessionContext above it.')
  return session
}

/** True from the moment the server refused until somebody signed in again: time for a sign-in dialog over the page. */
export function useSessionEnded(): boolean {
  const session = useSession()
  return useSyncExternalStore(session.subscribe, session.hasEnded)
}
