import type { AssignRule } from '@linli/schemas/assign-rule'
import type { Effect } from '@linli/schemas/effect'
import type { JsonObject } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { ArmedTimer } from '@linli/schemas/snapshot'

/** What a transition's actions ask for, sorted by what becomes of it. Source of the shapes: XState 5.33, measured. */
export interface Plan {
  readonly entered: string[]
  readonly left: string[]
  readonly notes: LocaleText[]
  /** Tasks to open, in order of invocation. */
  readonly opened: { readonly invokeId: string; readonly task: string }[]
  /** Invoke ids of the children to start, in order. */
  readonly called: { readonly invokeId: string }[]
  /** Invoke ids whose tasks and children are over. */
  readonly stopped: string[]
  /** Timers to arm and to disarm, in the order in which it was asked. */
  readonly timers: TimerChange[]
  readonly effects: PlannedEffect[]
}

export type TimerChange =
  | { readonly kind: 'arm'; readonly name: string; readonly event: string }
  | { readonly kind: 'disarm'; readonly event: string }
  | { readonly kind: 'disarm-named'; readonly name: string }

export type PlannedEffect =
  | {
      readonly kind: 'notice'
      readonly notice: string
      readonly to: AssignRule
      readonly context: JsonObject
      readonly isCopy: boolean
    }
  | Extract<Effect, { kind: 'emit' }>

/** An action as XState's pure transition returns it. */
export interface ReturnedAction {
  readonly type: string
  readonly params?: unknown
}

/** Sorts the actions of one transition. Undelayed raises were already taken by XState and are skipped. */
export function planActions(actions: readonly ReturnedAction[]): Plan {
  const plan: Plan = {
    entered: [],
    left: [],
    notes: [],
    opened: [],
    called: [],
    stopped: [],
    timers: [],
    effects: [],
  }
  for (const action of actions) planAction(action, plan)
  return plan
}

/** What a transition invokes and does not leave again: for nobody did the others exist. */
export function lasting<Invoked extends { readonly invokeId: string }>(
  opened: readonly Invoked[],
  { status, children }: { readonly status: string; readonly children: object },
): Invoked[] {
  if (status === 'done') return []
  const present: Readonly<Record<string, unknown>> = { ...children }
  return opened.filter(
    ({ invokeId }, index) =>
      present[invokeId] !== undefined &&
      opened.findLastIndex((each) => each.invokeId === invokeId) === index,
  )
}

function planAction(action: ReturnedAction, plan: Plan): void {
  // The params of our own actions are made in compile-definition.ts; those of XState's are measured.
  const params = action.params as Record<string, unknown>
  switch (action.type) {
    case 'linli.entered':
      plan.entered.push(params['uid'] as string)
      return
    case 'linli.left':
      plan.left.push(params['uid'] as string)
      return
    case 'linli.log':
      plan.notes.push(params['message'] as LocaleText)
      return
    case 'linli.emit':
      plan.effects.push({ kind: 'emit', event: params['event'] as string })
      return
    case 'linli.notify':
      plan.effects.push({
        kind: 'notice',
        notice: params['notice'] as string,
        to: params['to'] as AssignRule,
        context: params['context'] as JsonObject,
        isCopy: params['copy'] === true,
      })
      return
    case 'linli.cancelTimer':
      plan.timers.push({ kind: 'disarm-named', name: params['timer'] as string })
      return
    case 'xstate.spawnChild':
      planInvocation(params, plan)
      return
    case 'xstate.stopChild':
      // The parameter is the actor itself.
      plan.stopped.push((params as { id: string }).id)
      return
    case 'xstate.cancel':
      plan.timers.push({ kind: 'disarm', event: params['sendId'] as string })
      return
    case 'xstate.raise':
      planTimer(params, plan)
      return
    default:
      return
  }
}

function planInvocation(params: Record<string, unknown>, plan: Plan): void {
  const invokeId = params['id'] as string
  if (params['src'] === 'workflow') plan.called.push({ invokeId })
  else plan.opened.push({ invokeId, task: (params['input'] as { task: string }).task })
}

function planTimer(params: Record<string, unknown>, plan: Plan): void {
  if (params['delay'] === undefined) return
  const event = params['id'] as string
  plan.timers.push({ kind: 'arm', name: timerOfEvent(event).name, event })
}

/** What XState sends when a timer of a state is due. */
export function timerEvent(name: string, stateId: string): string {
  return `${AFTER}${name}.${stateId}`
}

/** Of `xstate.after.<timer name>.<state id>`; a state's id holds no dot, a timer's name may. */
export function timerOfEvent(event: string): { readonly name: string; readonly stateId: string } {
  const dot = event.lastIndexOf('.')
  return { name: event.slice(AFTER.length, dot), stateId: event.slice(dot + 1) }
}

const AFTER = 'xstate.after.'

/** The timers that wait after the changes, and which of them are new or gone. One for which `arm` gives null is not among them. */
export function applyTimerChanges<Timer extends Pick<ArmedTimer, 'name' | 'event'>>(
  waiting: readonly Timer[],
  changes: readonly TimerChange[],
  arm: (name: string, event: string) => Timer | null,
): { timers: Timer[]; armed: Timer[]; disarmed: Timer[] } {
  let timers = [...waiting]
  for (const change of changes) {
    switch (change.kind) {
      case 'arm': {
        timers = timers.filter((timer) => timer.event !== change.event)
        const armed = arm(change.name, change.event)
        if (armed !== null) timers.push(armed)
        break
      }
      case 'disarm':
        timers = timers.filter((timer) => timer.event !== change.event)
        break
      case 'disarm-named':
        timers = timers.filter((timer) => timer.name !== change.name)
        break
    }
  }
  return {
    timers,
    armed: timers.filter((timer) => !waiting.includes(timer)),
    disarmed: waiting.filter((timer) => !timers.includes(timer)),
  }
}
