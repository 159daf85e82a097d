import type { Definition } from '@linli/schemas/definition'
import { decidingOutcomes } from '../assign-rules.ts'
import type { Configuration } from './configuration.ts'
import type { WaitingTimer, WaitingTimers } from './waiting-timers.ts'
import { nextTimers } from './waiting-timers.ts'

/** What may happen to an instance. */
export type Move =
  | {
      readonly kind: 'start'
      /** Index into the triggers; -1 where a parent starts it. */
      readonly trigger: number
    }
  | {
      readonly kind: 'complete'
      readonly invokeId: string
      readonly task: string
      readonly outcome: string
    }
  | { readonly kind: 'send'; readonly event: string }
  /** A child ends, in a state of its own; or it fails. */
  | { readonly kind: 'child'; readonly invokeId: string; readonly end: 'done' | 'failed' }
  | { readonly kind: 'fire'; readonly timer: WaitingTimer }

export type StartMove = Extract<Move, { kind: 'start' }>

/** What starts an instance: its triggers or, of a definition that is there for others only, a parent. */
export function startsOf({ triggers }: Definition): StartMove[] {
  if (triggers.length === 0) return [{ kind: 'start', trigger: -1 }]
  return triggers.flatMap((trigger, index): StartMove[] => {
    const starts = trigger.kind === 'form' || trigger.policy.startsWith('start')
    return starts ? [{ kind: 'start', trigger: index }] : []
  })
}

function runningTimers({ timers, paused }: Configuration): WaitingTimers {
  if (paused.length === 0) return timers
  return timers.map((group) => group.filter(({ name }) => !paused.includes(name)))
}

/** What may happen next. Events of the system come from nobody outside. */
export function movesFrom(at: Configuration, definition: Definition): Move[] {
  if (at.live.status !== 'active') return []
  const heard = new Set(at.live._nodes.flatMap(({ config }) => Object.keys(config.on ?? {})))
  return [
    ...at.tasks.flatMap(({ invokeId, task }) => {
      const declared = definition.tasks[task]
      const outcomes = declared === undefined ? [] : decidingOutcomes(declared)
      return outcomes.map((outcome): Move => ({ kind: 'complete', invokeId, task, outcome }))
    }),
    ...at.children.flatMap((invokeId): Move[] => [
      { kind: 'child', invokeId, end: 'done' },
      { kind: 'child', invokeId, end: 'failed' },
    ]),
    ...Object.entries(definition.events).flatMap(([event, { source }]): Move[] =>
      source !== 'system' && heard.has(event) ? [{ kind: 'send', event }] : [],
    ),
    ...nextTimers(runningTimers(at), definition).map((timer): Move => ({ kind: 'fire', timer })),
  ]
}
