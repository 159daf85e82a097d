import type { EffectChannel, EngineObserver } from '@linli/runtime'
import type { Metrics } from './metrics.ts'
import type { Tracing } from './tracing.ts'
import type { CommandWatcher } from './watched-engine.ts'

/** What looks at the engine from outside: metrics always, traces where they are switched on. */
export interface BackendWatch extends Pick<Metrics, 'watchChannel' | 'watchBackend' | 'pruning'> {
  readonly observer: EngineObserver
  readonly watchCommand: CommandWatcher
}

export function createBackendWatch(metrics: Metrics, tracing: Tracing | null): BackendWatch {
  const { observer, watchCommand } = metrics.engine
  const { watchChannel, watchBackend, pruning } = metrics
  if (tracing === null) {
    return { observer, watchCommand, watchChannel, watchBackend, pruning }
  }
  return {
    watchBackend,
    pruning,
    watchCommand: (command, run) => tracing.watchCommand(command, () => watchCommand(command, run)),
    watchChannel: (channel: EffectChannel, clock) =>
      tracing.watchChannel(watchChannel(channel, clock)),
    observer: {
      ...observer,
      origin: tracing.observer.origin,
      committing(commands) {
        const told = [observer.committing(commands), tracing.observer.committing(commands)]
        return (end) => {
          for (const tell of told) tell(end)
        }
      },
    },
  }
}
