import type { Clock, EffectChannel } from '@linli/runtime'
import { Counter, Histogram, type Registry } from 'prom-client'
import { LATE_SECONDS } from './buckets.ts'

export type ChannelWatcher = (channel: EffectChannel, clock: Clock) => EffectChannel

/** Counts what leaves and how old it was then. */
export function createEffectMetrics(registry: Registry): ChannelWatcher {
  const registers = [registry]
  const effects = new Counter({
    name: 'linli_effects_total',
    help: 'Deliveries by outcome; a failed one is tried again.',
    ...{ labelNames: ['outcome'] as const, registers },
  })
  for (const outcome of ['delivered', 'failed']) effects.inc({ outcome }, 0)
  const age = new Histogram({
    ...{ name: 'linli_effect_age_seconds', help: 'From committed to delivered.' },
    ...{ buckets: LATE_SECONDS, registers },
  })
  return (channel, clock) => ({
    async deliver(entry) {
      try {
        await channel.deliver(entry)
      } catch (error) {
        effects.inc({ outcome: 'failed' })
        throw error
      }
      effects.inc({ outcome: 'delivered' })
      age.observe(Math.max(0, clock.now() - entry.createdAt) / 1000)
    },
  })
}
