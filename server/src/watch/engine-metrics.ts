import type { EngineLoad, EngineObserver } from '@linli/runtime'
import { ERROR_CODES } from '@linli/schemas/error-codes'
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import { LATE_SECONDS, WAIT_SECONDS } from './buckets.ts'
import { errorLabel } from './error-label.ts'
import { COMMANDS, type CommandWatcher } from './watched-engine.ts'

export interface EngineMetrics {
  readonly observer: Required<
    Pick<EngineObserver, 'incident' | 'trouble' | 'committing' | 'timerFired'>
  >
  readonly watchCommand: CommandWatcher
  /** From now on the gauges read this engine. */
  watchLoad(load: () => EngineLoad): void
}

/** What the engine did. On the way of a command stand additions and three histograms, none of them per row. */
export function createEngineMetrics(registry: Registry): EngineMetrics {
  const registers = [registry]
  const incidents = new Counter({
    ...{ name: 'linli_incidents_total', help: 'Steps that failed, by code of the error book.' },
    ...{ labelNames: ['code'] as const, registers },
  })
  for (const [code, { kind }] of Object.entries(ERROR_CODES)) {
    if (kind === 'fault' || code === 'request.invalid') incidents.inc({ code }, 0)
  }
  const troubles = new Counter({
    ...{ name: 'linli_troubles_total', help: 'Dependencies that were away, by which.' },
    ...{ labelNames: ['at'] as const, registers },
  })
  const lateness = new Histogram({
    ...{ name: 'linli_timer_lateness_seconds', help: 'From due to committed, per fired timer.' },
    ...{ buckets: LATE_SECONDS, registers },
  })
  return {
    watchCommand: createCommandMetrics(registry),
    watchLoad: createLoadGauges(registry),
    observer: {
      incident: ({ error }) => incidents.inc({ code: errorLabel(error) }),
      trouble: ({ at }) => troubles.inc({ at }),
      committing: createCommitMetrics(registry),
      timerFired: (latenessMs) => lateness.observe(latenessMs / 1000),
    },
  }
}

function createCommandMetrics(registry: Registry): CommandWatcher {
  const registers = [registry]
  const seconds = new Histogram({
    ...{ name: 'linli_command_seconds', help: 'From taken in to answered, by command.' },
    ...{ labelNames: ['command'] as const, buckets: WAIT_SECONDS, registers },
  })
  const refused = new Counter({
    name: 'linli_commands_refused_total',
    help: 'Commands that were answered with an error, by its code; engine.overloaded is the engine at capacity.',
    ...{ labelNames: ['command', 'code'] as const, registers },
  })
  // A counter that appears with its first event shows no increase then, so what alerts look at is there from the start.
  for (const command of COMMANDS) refused.inc({ command, code: 'engine.overloaded' }, 0)
  return async (command, run) => {
    const since = performance.now()
    try {
      return await run()
    } catch (error) {
      refused.inc({ command, code: errorLabel(error) })
      throw error
    } finally {
      seconds.observe({ command }, (performance.now() - since) / 1000)
    }
  }
}

function createCommitMetrics(registry: Registry): NonNullable<EngineObserver['committing']> {
  const registers = [registry]
  const transitions = new Counter({
    ...{ name: 'linli_transitions_total', help: 'Committed steps, by kind of input.' },
    ...{ labelNames: ['input'] as const, registers },
  })
  const batch = new Histogram({
    ...{ name: 'linli_batch_commands', help: 'Commands that were committed together.' },
    ...{ buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256], registers },
  })
  const seconds = new Histogram({
    ...{ name: 'linli_commit_seconds', help: 'One commit, from sent to answered.' },
    ...{ buckets: WAIT_SECONDS, registers },
  })
  const commits = new Counter({
    name: 'linli_commits_total',
    help: 'Commits by how they ended; stale: the fence was lost to another node.',
    ...{ labelNames: ['end'] as const, registers },
  })
  for (const end of ['committed', 'stale', 'refused', 'unknown']) commits.inc({ end }, 0)
  return (commands) => {
    const since = performance.now()
    return (end) => {
      seconds.observe((performance.now() - since) / 1000)
      commits.inc({ end })
      if (end !== 'committed') return
      batch.observe(commands.length)
      for (const [input, count] of countInputs(commands)) transitions.inc({ input }, count)
    }
  }
}

/** Counted here first: the library is asked once per kind and batch, not once per step. */
function countInputs(
  commands: Parameters<NonNullable<EngineObserver['committing']>>[0],
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { steps } of commands) {
    for (const { entry } of steps)
      counts.set(entry.input.kind, (counts.get(entry.input.kind) ?? 0) + 1)
  }
  return counts
}

function createLoadGauges(registry: Registry): EngineMetrics['watchLoad'] {
  let load: () => EngineLoad = () => ({ waiting: 0, batchesUnderWay: 0 })
  const registers = [registry]
  new Gauge({
    ...{ name: 'linli_commands_waiting', help: 'Commands that no batch has taken yet.', registers },
    collect() {
      this.set(load().waiting)
    },
  })
  new Gauge({
    ...{
      name: 'linli_batches_under_way',
      help: 'Batches that are computed or committed.',
      registers,
    },
    collect() {
      this.set(load().batchesUnderWay)
    },
  })
  return (given) => {
    load = given
  }
}
