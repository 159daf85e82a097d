/** Whether the server answers, as the requests of this page find out; the browser's own word for it only knows the nearest mast. */
export interface Connection {
  readonly isAway: () => boolean
  /** The server has answered, whatever it said. */
  readonly reached: () => void
  /** It did not answer, or somebody in front of it said that it is away. */
  readonly lost: () => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createConnection(): Connection {
  let away = false
  const listeners = new Set<() => void>()
  const change = (next: boolean) => {
    if (away === next) return
    away = next
    for (const listener of listeners) listener()
  }
  return {
    isAway: () => away,
    reached: () => change(false),
    lost: () => change(true),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
