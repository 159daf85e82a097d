import { canonicalJson } from '@linli/schemas/canonical-json'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import type { ArmedTimer, Snapshot } from '@linli/schemas/snapshot'
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate'
import type { CompiledDefinition } from '../../runtime/src/core/compile-definition.ts'
import { createFuel } from '../../runtime/src/core/expression-fuel.ts'
import { createMachineRun } from '../../runtime/src/core/machine-run.ts'
import type { ReturnedAction } from '../../runtime/src/core/plan-step.ts'
import { applyTimerChanges, planActions } from '../../runtime/src/core/plan-step.ts'
import { persistSnapshot, restoreSnapshot } from '../../runtime/src/core/restore-snapshot.ts'
import { moveMachine, startMachine, type Transitioned } from '../../runtime/src/core/run-machine.ts'
import { WAITING } from '../../runtime/src/core/waiting-actor.ts'

/** The durable path for any XState v5 machine, so that suites written for XState can be run through it: the core's machine
 *  runner, its restoring and its sorting of actions, with a crash after every step. What a definition adds (tasks,
 *  forms, CEL) is not asked. Between two steps there is one text; `make` gives the machine anew each time.
 *
 *  Invoked actors wait, as human tasks do: `complete` answers them. A machine may not spawn machines. */
export interface DurableActor {
  send(event: JsonObject & { readonly type: string }): void
  complete(invokeId: string, output: JsonValue): void
  /** Fires the timers that are due by then, the earliest first, each in a step of its own. */
  advanceTo(ms: number): void
  read(): DurableReading
}

export interface DurableReading {
  readonly status: string
  readonly value: JsonValue
  readonly context: JsonValue
  readonly output: JsonValue
  /** Types of the machine's own actions so far, in order. */
  readonly actions: readonly string[]
  /** Invoke ids that wait, sorted. */
  readonly waiting: readonly string[]
  readonly timerCount: number
}

export function startDurableActor(make: () => AnyStateMachine): DurableActor {
  let text = ''
  const step = (nowMs: number, move: (now: Restored) => Transitioned) => {
    const restored = restore(make, text)
    text = canonicalJson(settle(restored, move(restored), nowMs))
  }
  const stored = () => JSON.parse(text) as Stored
  step(0, ({ compiled }) => startMachine(compiled, {}))

  return {
    send: (event) => step(stored().nowMs, (now) => moveMachine(now.compiled, alive(now), event)),
    complete(invokeId, output) {
      const event = { type: `xstate.done.actor.${invokeId}`, actorId: invokeId, output }
      step(stored().nowMs, (now) => moveMachine(now.compiled, alive(now), event))
    },
    advanceTo(ms) {
      for (let due = firstDue(stored(), ms); due !== null; due = firstDue(stored(), ms)) {
        const { dueAt } = due
        step(dueAt, (now) => {
          const fired = firstDue(now.stored, ms)
          now.stored.timers.splice(now.stored.timers.indexOf(fired as WaitingTimer), 1)
          return moveMachine(now.compiled, alive(now), fired?.event ?? { type: '' })
        })
      }
      text = canonicalJson({ ...stored(), nowMs: ms })
    },
    read() {
      const { machine, timers, actions } = stored()
      const { status, value, context, output = null, children } = machine
      const waiting = status === 'active' ? Object.keys(children).sort() : []
      const timerCount = status === 'active' ? timers.length : 0
      return { status, value, context, output, actions, waiting, timerCount }
    },
  }
}

interface WaitingTimer {
  readonly id: string
  readonly event: JsonObject & { readonly type: string }
  readonly dueAt: number
}

interface Stored {
  readonly machine: Readonly<Record<'value' | 'context' | 'output', JsonValue>> & {
    readonly status: string
    readonly children: JsonObject
  }
  readonly timers: WaitingTimer[]
  readonly actions: readonly string[]
  readonly nowMs: number
  readonly stepCount: number
}

interface Restored {
  readonly compiled: CompiledDefinition
  readonly stored: Stored
}

function restore(make: () => AnyStateMachine, text: string): Restored {
  const stored = text === '' ? NOTHING : (JSON.parse(text) as Stored)
  return { compiled: compiledFrom(make()), stored }
}

const NOTHING: Stored = {
  machine: { status: 'active', value: null, context: null, output: null, children: {} },
  timers: [],
  actions: [],
  nowMs: 0,
  stepCount: 0,
}

/** A machine as the core's runner wants it: everything that it invokes waits. */
function compiledFrom(machine: AnyStateMachine): CompiledDefinition {
  const { actors } = machine.implementations
  const waiting = Object.fromEntries(Object.keys(actors).map((name) => [name, WAITING]))
  return {
    machine: machine.provide({ actors: waiting } as never),
    run: createMachineRun(),
    fuel: createFuel(),
    triggers: [],
    forms: new Map(),
    taskForms: new Map(),
    notices: new Map(),
    uids: [],
    pauses: new Map(),
    children: new Map(),
  }
}

function alive({ compiled, stored }: Restored): AnyMachineSnapshot {
  // Of a stored instance the runner reads its format and its machine.
  const snapshot = { format: 1, instanceId: 'durable', machine: stored.machine } as unknown
  return restoreSnapshot(compiled, snapshot as Snapshot)
}

function settle({ compiled, stored }: Restored, moved: Transitioned, nowMs: number) {
  const actions = moved.actions.map((action, index) =>
    named(action, `unnamed.${stored.stepCount}.${index}`),
  )
  const plan = planActions(actions)
  const asked = new Map(actions.flatMap((action) => delayedOf(action, nowMs)))
  const { timers } = applyTimerChanges(stored.timers.map(asArmed), plan.timers, (name, event) => ({
    name,
    event,
    generation: 1,
    dueAt: 0,
  }))
  const known = new Map(stored.timers.map((timer) => [timer.id, timer]))
  return {
    machine: persistSnapshot(compiled, moved.live),
    // What was asked for in this step stands for what waited under the same id.
    timers: timers.map(({ event }) => asked.get(event) ?? known.get(event)),
    actions: [
      ...stored.actions,
      ...actions.map(({ type }) => type).filter((type) => !type.startsWith('xstate.')),
    ],
    nowMs,
    stepCount: stored.stepCount + 1,
  }
}

function asArmed({ id, dueAt }: WaitingTimer): ArmedTimer {
  return { name: id, event: id, generation: 1, dueAt }
}

/** An action as a definition's machine would ask for it. A delayed event without a name is given one: nobody can
 *  cancel it anyway. What is invoked stands for a task. */
function named(action: ReturnedAction, name: string): ReturnedAction {
  const params = action.params as { readonly id?: string; readonly delay?: number } | undefined
  if (action.type === 'xstate.spawnChild') {
    return { ...action, params: { ...params, input: { task: '' } } }
  }
  if (action.type !== 'xstate.raise' || params?.delay === undefined || params.id !== undefined) {
    return action
  }
  return { ...action, params: { ...params, id: name } }
}

function delayedOf(action: ReturnedAction, nowMs: number): [string, WaitingTimer][] {
  if (action.type !== 'xstate.raise') return []
  // The shape of XState's raise, measured: see plan-step.ts.
  const { id, event, delay } = action.params as {
    readonly id: string
    readonly event: WaitingTimer['event']
    readonly delay?: number
  }
  return delay === undefined ? [] : [[id, { id, event, dueAt: nowMs + delay }]]
}

function firstDue({ timers, machine }: Stored, ms: number): WaitingTimer | null {
  if (machine.status !== 'active') return null
  const due = timers.filter(({ dueAt }) => dueAt <= ms)
  return [...due].sort((a, b) => a.dueAt - b.dueAt)[0] ?? null
}
