import type { Definition } from '@linli/schemas/definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import type { AnyActor, AnyMachineSnapshot } from 'xstate'
import { createActor, SimulatedClock } from 'xstate'
import type { Deeds, Observation } from './observation.ts'
import { FAILED } from './observation.ts'
import { plainMachine } from './plain-machine.ts'

/** One living actor from the start to the end: what XState does when nobody takes its memory away. */
export interface LiveRun {
  send(type: string, payload: JsonObject): void
  complete(invokeId: string, outcome: string): void
  /** Milliseconds since the start at which the next timer is due, or null. */
  nextDueAt(): number | null
  advanceTo(ms: number): void
  /** Whether XState has lost sight of a timeout: it enters a state that it did not leave again where a history leads back
   *  to it, arms the timer once more under the same id, and the first timeout goes on all the same (5.33, measured).
   *  What it does afterwards is no measure: the engine keeps one timer for one event. */
  hasLostTimeout(): boolean
  /** Takes what was done since the last call. */
  observe(): Observation
}

export function startLiveRun(definition: Definition, context: JsonObject): LiveRun {
  const { clock, dueAts } = listedClock()
  const deeds = createDeeds()
  const machine = plainMachine(definition, {
    entered: (uid) => deeds.now.entered.push(uid),
    left: (uid) => deeds.now.left.push(uid),
    effect: (text) => deeds.now.effects.push(text),
    note: (text) => deeds.now.notes.push(text),
  })
  const actor = createActor(machine, { input: context, clock })
  // Without a listener XState throws an actor's error into the event loop.
  actor.subscribe({ error: () => undefined })
  actor.start()
  return {
    send: (type, payload) => actor.send({ type, payload }),
    complete(invokeId, outcome) {
      const { children } = actor.getSnapshot()
      children[invokeId]?.send({ type: 'answer', output: { outcome } })
    },
    nextDueAt: () => (dueAts.size === 0 ? null : Math.min(...dueAts.values())),
    advanceTo: (ms) => clock.set(ms),
    hasLostTimeout: () => dueAts.size > Object.keys(scheduledOf(actor)).length,
    observe: () => observe(actor, dueAts, deeds.take()),
  }
}

function createDeeds() {
  const fresh = () => ({
    entered: [] as string[],
    left: [] as string[],
    effects: [] as string[],
    notes: [] as string[],
  })
  const deeds = {
    now: fresh(),
    take(): Deeds {
      const taken = deeds.now
      deeds.now = fresh()
      return taken
    },
  }
  return deeds
}

/** XState's simulated clock, and when what waits for it is due. */
function listedClock() {
  const clock = new SimulatedClock()
  const dueAts = new Map<number, number>()
  const listed = {
    set: (ms: number) => clock.set(ms),
    setTimeout(fn: () => void, timeout: number): number {
      const id: number = clock.setTimeout(() => {
        dueAts.delete(id)
        fn()
      }, timeout)
      dueAts.set(id, clock.now() + timeout)
      return id
    },
    clearTimeout(id: number): void {
      dueAts.delete(id)
      clock.clearTimeout(id)
    },
  }
  return { clock: listed, dueAts }
}

function observe(actor: AnyActor, dueAts: ReadonlyMap<number, number>, deeds: Deeds): Observation {
  const live = actor.getSnapshot() as AnyMachineSnapshot
  if (live.status === 'error') return FAILED
  const children: [string, AnyActor][] = Object.entries(live.children)
  const isActive = live.status === 'active'
  return {
    status: isActive ? 'active' : 'done',
    value: live.value as JsonValue,
    context: live.context as JsonValue,
    position: live._nodes
      .filter(({ type }) => type === 'atomic' || type === 'final')
      .map(({ id }) => id)
      .sort(),
    tasks: children
      .filter(([, child]) => isActive && child.getSnapshot().status === 'active')
      .map(([id]) => id)
      .sort(),
    timers: waitingTimers(actor, dueAts),
    deeds,
  }
}

/** XState knows which events wait and for how long, the clock knows until when. */
function waitingTimers(actor: AnyActor, dueAts: ReadonlyMap<number, number>): string[] {
  const events = Object.values(scheduledOf(actor)).map(({ id }) => id)
  return [...events.sort(), ...[...dueAts.values()].sort((a, b) => a - b).map(String)]
}

function scheduledOf(actor: AnyActor) {
  return actor.system.getSnapshot()._scheduledEvents
}
