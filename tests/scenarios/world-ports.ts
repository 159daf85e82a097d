import type { Doorbell, EffectChannel, EngineObserver } from '@linli/runtime'
import type { Effect } from '@linli/schemas/effect'

/** The ends of an engine that a scenario looks at. */
export interface WorldPorts {
  readonly channel: EffectChannel
  readonly doorbell: Doorbell
  readonly observer: EngineObserver
  takeDelivered(): readonly Effect[]
  takeTrouble(): readonly string[]
}

export function createWorldPorts(): WorldPorts {
  let delivered: Effect[] = []
  let trouble: string[] = []
  return {
    channel: {
      async deliver({ effect }) {
        delivered.push(effect)
      },
    },
    doorbell: { ringDeliver: async () => undefined, close: async () => undefined },
    observer: {
      incident: ({ error }) => {
        trouble.push(`A step became an incident: ${sentenceOf(error)}`)
      },
      trouble: ({ at, error }) => {
        trouble.push(`Trouble at the ${at}: ${sentenceOf(error)}`)
      },
    },
    takeDelivered() {
      const taken = delivered
      delivered = []
      return taken
    },
    takeTrouble() {
      const taken = trouble
      trouble = []
      return taken
    },
  }
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : `${error.message} ${sentenceOf(error.cause)}`
}
