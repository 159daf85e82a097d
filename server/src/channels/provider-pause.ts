import type { Clock } from '@linli/runtime'
import { unreachable } from './message-sender.ts'

/** Leaves a provider alone for as long as it asked. */
export interface ProviderPause {
  /** Throws `channel.unreachable` while it lasts, so that nothing is called. */
  assertOver(): void
  /** Null: it did not say for how long. */
  begin(ms: number | null): void
}

/** Providers count by the minute. */
const USUAL_MS = 60_000

export function createProviderPause(channel: string, clock: Clock): ProviderPause {
  let until = 0
  return {
    assertOver() {
      if (clock.now() < until) throw unreachable(`The channel '${channel}' asked for a pause.`)
    },
    begin(ms) {
      until = Math.max(until, clock.now() + (ms ?? USUAL_MS))
    },
  }
}
