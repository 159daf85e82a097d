import { LinliError } from '@linli/schemas/linli-error'
import type { EffectChannel } from '../../runtime/src/ports/effect-channel.ts'
import type { Receiver, World } from './world.ts'

export function createReceiver(
  world: Pick<World, 'scheduler' | 'weather' | 'witness' | 'trace' | 'accuse'>,
): Receiver {
  const received = new Map<string, number>()
  const { scheduler, weather, witness, trace, accuse } = world

  function receive(entry: Parameters<EffectChannel['deliver']>[0]): void {
    const key = `${entry.tenantId}/${entry.id}`
    trace.add(`received ${key}`)
    received.set(key, (received.get(key) ?? 0) + 1)
    const known = witness.effects.get(key)
    if (known === undefined) accuse(`I7: '${key}' was received and never committed.`)
    else if (known.text !== JSON.stringify(entry.effect) || known.instanceId !== entry.instanceId) {
      accuse(`I7: '${key}' was received as '${JSON.stringify(entry.effect)}'.`)
    }
  }

  return {
    received,
    channelOf: (life) => ({
      deliver(entry) {
        if (life.isDead()) return new Promise(() => undefined)
        const { kind, ms } = weather.delivery(scheduler.now())
        return new Promise((resolve, reject) => {
          scheduler.after(ms, () => {
            if (life.isDead() && !life.wasSent()) return
            if (kind !== 'refused') receive(entry)
            life.hear(0, () => {
              if (kind === 'fair') resolve()
              else reject(new LinliError('channel.unreachable', `Simulated: ${kind}.`))
            })
          })
        })
      },
    }),
  }
}
