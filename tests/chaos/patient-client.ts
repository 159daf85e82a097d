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
   *  nothing. Rejects after a minute without a settling answer. */
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
}

const PATIENCE_MS = 60_000
const ATTEMPT_MS = 15_000
/** Doubles with every attempt: clients of a dead server must not keep the next one from starting. */
const PAUSE_MS = { first: 50, longest: 800 }

export function createPatientClient(port: number, counts: ClientCounts): PatientClient {
  let connection: HttpConnection | null = null
  const drop = () => {
    connection?.close()
    connection = null
  }
  /** Null where the network cut the attempt short. */
  const attempt = async (request: HttpRequest): Promise<HttpAnswer | null> => {
    const timeout = setTimeout(drop, ATTEMPT_MS)
    try {
      connection ??= await openHttpConnection(port)
      return await connection.request(request)
    } catch {
      drop()
      counts.cut++
      return null
    } finally {
      clearTimeout(timeout)
    }
  }
  return {
    async ask(make, read) {
      const since = performance.now()
      let last = 'nothing'
      let pauseMs = PAUSE_MS.first
      while (performance.now() - since < PATIENCE_MS) {
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
        await sleep(pauseMs)
        pauseMs = Math.min(PAUSE_MS.longest, pauseMs * 2)
      }
      throw new Error(`Not answered within a minute; the last thing said was: ${last}`)
    },
    close: drop,
  }
}
