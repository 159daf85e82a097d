import type { Client as SseClient } from 'graphql-sse'
import type { SubscriptionOperation } from 'urql'

interface Sink {
  next(value: unknown): void
  error(error: unknown): void
  complete(): void
}

/** Subscribes over server-sent events. The library is loaded at the first subscription: residents never pay for it. */
export function createSubscribe(url: string) {
  let loading: Promise<SseClient> | undefined
  const load = () => {
    loading ??= import('graphql-sse').then(({ createClient }) =>
      // A connection opened again silently would have missed events: `useLive` opens it again and asks anew.
      createClient({ url, credentials: 'same-origin', retryAttempts: 0 }),
    )
    return loading
  }
  return (request: SubscriptionOperation, sink: Sink): (() => void) => {
    const state: { isStopped: boolean; stop: (() => void) | undefined } = {
      isStopped: false,
      stop: undefined,
    }
    void load().then((client) => {
      if (state.isStopped) return
      const { query = '', variables = {} } = request
      state.stop = client.subscribe({ query, variables }, sink)
    }, sink.error)
    return () => {
      state.isStopped = true
      state.stop?.()
    }
  }
}
