import type { Definition } from '@linli/schemas/definition'
import type { AnyMachineSnapshot } from 'xstate'
import type { Abstract, AbstractGroup } from './unknown.ts'
import { isOpen } from './unknown.ts'
import type { WaitingTimers } from './waiting-timers.ts'
import { timersKey } from './waiting-timers.ts'

export interface WaitingTask {
  readonly invokeId: string
  readonly task: string
}

/** Where an instance may be. */
export interface Configuration {
  /** Its context holds abstract values, of the relevant fields only. */
  readonly live: AnyMachineSnapshot
  readonly tasks: readonly WaitingTask[]
  /** Invoke ids of the children it waits for. */
  readonly children: readonly string[]
  readonly timers: WaitingTimers
  /** Names of the timers that stand still. */
  readonly paused: readonly string[]
  /** Tasks that somebody has completed, of those that a rule or exclusion names. */
  readonly performed: ReadonlySet<string>
  /** Whether the instance knows who started it. */
  readonly hasInitiator: boolean
  /** Whether a resident who reported it has had an answer. True where no resident did. */
  readonly isTold: boolean
}

/** Two configurations with the same text have the same future, as far as this check can tell them apart. */
export function configurationKey(at: Configuration, definition: Definition): string {
  const { live, tasks, children, timers, performed, hasInitiator, isTold } = at
  const history = Object.entries(live.historyValue ?? {})
    .map(([id, nodes]) => `${id}:${nodes.map((node) => node.id).sort()}`)
    .sort()
  return [
    JSON.stringify(live.value),
    history.join(),
    tasks
      .map(({ invokeId }) => invokeId)
      .sort()
      .join(),
    [...children].sort().join(),
    contextKey(live.context as AbstractGroup),
    timersKey(timers, definition),
    [...performed].sort().join(),
    `${hasInitiator}${isTold}${live.status}`,
  ].join(' ')
}

/** uids of the innermost active states. */
export function leavesOf({ live }: Configuration): string[] {
  return live._nodes.filter(({ type }) => type === 'atomic' || type === 'final').map(({ id }) => id)
}

function contextKey(context: AbstractGroup): string {
  return Object.keys(context)
    .sort()
    .map((field) => `${field}=${valueKey(context[field])}`)
    .join()
}

function valueKey(value: Abstract): string {
  if (isOpen(value)) return '?'
  return value === undefined ? '' : JSON.stringify(value)
}
