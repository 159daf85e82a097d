import { setTimeout as sleep } from 'node:timers/promises'
import {
  type HttpAnswer,
  type HttpConnection,
  type HttpRequest,
  openHttpConnection,
} from '../support/http-connection.ts'

/** What a client does that must not lose anything: it asks with the same key until it is answered. */
export interface PatientClient {
  /** `make` is called for every attempt (a signature carries the time); `read` gives null where the answer settles
   *  nothing. Rejects after five minutes in which nothing was struck and no answer settled it. */
  ask<T>(make: () => HttpRequest, read: (answer: HttpAnswer) => T | null): Promise<T>
  close(): void
}

/** Of all clients of a campaign together. */
export interface ClientCounts {
  settled: number
  /** Attempts that the network cut short. */
  cut: number
  /** Attempts that were answered, but settled nothing, by what was said. */
  readonly unsettled: Map<string, number>
  /** The last strike, by `performance.now()`; where one falls, patience begins anew. */
  struckAt: number
}

const PATIENCE_MS = 300_000
/** A server that is stopped, not dead, takes a question and says nothing. */
const ATTEMPT_MS = 4_000
/** Doubles with every attempt: clients of a dead server must not keep the next one from starting. */
const PAUSE_MS = { first: 50, longest: 800 }

/** Stays with one of `ports`, beginning with number `first`, until that one settles nothing; then it turns to the next. */
export function createPatientClient(
  ports: readonly number[],
  first: number,
  counts: ClientCounts,
): PatientClient {
  let turn = first
  let connection: HttpConnection | null = null
  const turnToNext = () => {
    connection?.close()
    connection = null
    turn++
  }
  const exchange = async (request: HttpRequest): Promise<HttpAnswer> => {
    if (connection !== null) return connection.request(request)
    const atTurn = turn
    const opened = await openHttpConnection(ports[atTurn % ports.length] ?? 0)
    if (turn !== atTurn) {
      opened.close()
      throw new Error('Connected too late.')
    }
    connection = opened
    return opened.request(request)
  }
  /** Null where the network cut the attempt short. */
  const attempt = async (request: HttpRequest): Promise<HttpAnswer | null> => {
    const impatience = new AbortController()
    try {
      return await Promise.race([exchange(request), nothingWithin(ATTEMPT_MS, impatience.signal)])
    } catch {
      counts.cut++
      return null
    } finally {
      impatience.abort()
    }
  }
  return {
    async ask(make, read) {
      const since = performance.now()
      let last = 'nothing'
      let pauseMs = PAUSE_MS.first
      while (performance.now() - Math.max(since, counts.struckAt) < PATIENCE_MS) {
        const answer = await attempt(make())
        const settled = answer === null ? null : read(answer)
        if (settled !== null) {
          counts.settled++
          return settled
        }
        if (answer !== null) {
          last = `${answer.status} ${answer.body.replace(/"id":"[^"]*"/, '').slice(0, 200)}`
          counts.unsettled.set(last, (counts.unsettled.get(last) ?? 0) + 1)
        }
        turnToNext()
        await sleep(pauseMs)
        pauseMs = Math.min(PAUSE_MS.longest, pauseMs * 2)
      }
      throw new Error(
        `Not answered within five minutes without a strike; the last thing said was: ${last}`,
      )
    },
    close: turnToNext,
  }
}

async function nothingWithin(ms: number, signal: AbortSignal): Promise<never> {
  await sleep(ms, undefined, { signal })
  throw new Error('Neither connected nor answered.')
}
