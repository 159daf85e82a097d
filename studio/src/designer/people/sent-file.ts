import type { Progress, Sent } from './send-file.ts'

/** A file on its way, and what the server would do with it or has done. */
export interface SentFile<Answer> {
  readonly asked: { readonly file: File; readonly answer: Answer } | null
  /** Why the last one was not answered, in the reader's language. */
  readonly problem: string | null
  readonly isBusy: boolean
  /** While it is written. */
  readonly progress: Progress | null
  /** Leaves it: nothing of it is written then. Null while there is nothing to leave. */
  readonly stop: (() => void) | null
}

/** Does the sending; `hear` is told how far the server is. */
export type Send<Answer> = (
  signal: AbortSignal,
  hear: (progress: Progress) => void,
) => Promise<Sent<Answer>>

interface Sending<Answer> {
  readonly send: Send<Answer>
  /** Whether leaving it leaves nothing written. */
  readonly mayStop: boolean
  /** What is said where nobody answers. */
  readonly offline: string
  /** What is said when it was left; nothing where it changes nothing. */
  readonly left: string | null
}

export interface SentFileStore<Answer> {
  readonly now: () => SentFile<Answer>
  readonly subscribe: (listener: () => void) => () => void
  readonly send: (file: File, sending: Sending<Answer>) => Promise<void>
  readonly forget: () => void
}

const IDLE = { asked: null, problem: null, isBusy: false, progress: null, stop: null }

/** Goes on while other pages are looked at; the tab may be closed, which stops it, only after a question. */
export function createSentFileStore<Answer>(): SentFileStore<Answer> {
  let state: SentFile<Answer> = IDLE
  const listeners = new Set<() => void>()
  const change = (next: Partial<SentFile<Answer>>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }
  return {
    now: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    forget: () => change({ asked: null }),
    send: async (file, { send, mayStop, offline, left }) => {
      const leaving = new AbortController()
      change({ isBusy: true, problem: null, stop: mayStop ? () => leaving.abort() : null })
      const ask = (event: Event) => event.preventDefault()
      window.addEventListener('beforeunload', ask)
      // What breaks off on the way was answered by nobody.
      const sent = await send(leaving.signal, (progress) => change({ progress })).catch(
        (): Sent<Answer> => ({ kind: 'offline' }),
      )
      window.removeEventListener('beforeunload', ask)
      change({ isBusy: false, progress: null, stop: null })
      if (sent.kind === 'answered') change({ asked: { file, answer: sent.answer } })
      else if (sent.kind === 'refused') change({ asked: null, problem: sent.message })
      else if (sent.kind === 'offline') change({ asked: null, problem: offline })
      else if (left !== null) change({ problem: left })
    },
  }
}
