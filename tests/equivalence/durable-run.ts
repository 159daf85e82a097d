import { compileDefinition, firstStep, nextStep } from '@linli/runtime/core'
import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Definition } from '@linli/schemas/definition'
import type { Effect } from '@linli/schemas/effect'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { Actor } from '@linli/schemas/org'
import type { ArmedTimer, Snapshot } from '@linli/schemas/snapshot'
import { chinaWorkingCalendar } from '../../runtime/src/calendar/published-years.ts'
import type { Program, Step, StepInput, StepResult } from '../../runtime/src/core/step.ts'
import { ORG, RESIDENT, WORKER } from '../support/builders.ts'
import type { Deeds, Observation } from './observation.ts'
import { FAILED } from './observation.ts'

/** The core's steps with a crash after each: only the snapshot's canonical text and the definition's text live on. */
export interface DurableRun {
  send(type: string, payload: JsonObject): void
  claim(invokeId: string): void
  complete(invokeId: string, outcome: string): void
  /** Fires what is due, the earliest first, each in a step of its own. */
  advanceTo(ms: number): void
  /** Delivers a timer that waits no longer once more; true where it was ignored. */
  fireAgain(pick: number): boolean
  observe(): Observation
}

const START = 1_772_413_200_000
const CALENDAR = chinaWorkingCalendar()

/** All that survives between two steps. */
interface Stored {
  readonly definition: string
  snapshot: string
  elapsedMs: number
  readonly gone: ArmedTimer[]
}

export function startDurableRun(definition: Definition, answers: JsonObject): DurableRun {
  const stored: Stored = {
    definition: JSON.stringify(definition),
    snapshot: '',
    elapsedMs: 0,
    gone: [],
  }
  let deeds: Deeds = NO_DEEDS
  let isFailed = false

  function attempt(ask: () => StepResult): StepResult | null {
    try {
      const result = ask()
      if (result.kind === 'moved') {
        keep(stored, result.step)
        deeds = joined(deeds, deedsOf(result.step))
      }
      return result
    } catch (error) {
      if (!(error instanceof LinliError) || error.code !== 'machine.livelock') throw error
      isFailed = true
      return null
    }
  }
  const step = (input: StepInput) => attempt(() => stepAgain(stored, input))
  attempt(() => ({ kind: 'moved', step: begin(stored, answers) }))

  return {
    send: (type, payload) => step({ kind: 'event', type, payload, actor: WORKER }),
    claim: (invokeId) => step({ kind: 'claim', taskId: taskOf(stored, invokeId), actor: OWNER }),
    complete(invokeId, outcome) {
      const taskId = taskOf(stored, invokeId)
      step({ kind: 'complete', taskId, outcome, answers: {}, actor: OWNER })
    },
    advanceTo(ms) {
      stored.elapsedMs = ms
      for (let due = nextDue(stored); due !== null && !isFailed; due = nextDue(stored)) {
        step({ kind: 'timer', event: due.event, generation: due.generation })
      }
    },
    fireAgain(pick) {
      const timer = stored.gone[pick % Math.max(1, stored.gone.length)]
      if (timer === undefined || snapshotOf(stored).status !== 'active') return true
      const { event, generation } = timer
      return step({ kind: 'timer', event, generation })?.kind === 'ignored'
    },
    observe() {
      const seen = isFailed ? FAILED : observe(snapshotOf(stored), deeds)
      deeds = NO_DEEDS
      return seen
    },
  }
}

/** Whose tasks all are: they are assigned to the initiator. */
const OWNER: Actor = RESIDENT
const NO_DEEDS: Deeds = { entered: [], left: [], effects: [], notes: [] }

/** Nothing compiled outlives a step. */
function programOf(stored: Stored): Program {
  return compileDefinition(JSON.parse(stored.definition) as Definition, 'drawn')
}

function snapshotOf(stored: Stored): Snapshot {
  return JSON.parse(stored.snapshot) as Snapshot
}

function surroundings({ elapsedMs }: Stored) {
  return { now: START + elapsedMs, org: ORG, calendar: CALENDAR }
}

function begin(stored: Stored, payload: JsonObject): Step {
  const actor = RESIDENT
  return firstStep(
    programOf(stored),
    {
      kind: 'start',
      instanceId: '0190d9a0-0000-7000-8000-000000000001',
      number: 'SJ-1',
      trigger: 0,
      payload,
      device: null,
      actor,
    },
    surroundings(stored),
  )
}

function stepAgain(stored: Stored, input: StepInput): StepResult {
  return nextStep(programOf(stored), snapshotOf(stored), input, surroundings(stored))
}

function keep(stored: Stored, step: Step): void {
  stored.snapshot = canonicalJson(step.snapshot)
  stored.gone.push(...step.disarmed)
}

function taskOf(stored: Stored, invokeId: string): string {
  return snapshotOf(stored).tasks.find((task) => task.invokeId === invokeId)?.id ?? ''
}

function nextDue(stored: Stored): ArmedTimer | null {
  const { timers } = snapshotOf(stored)
  const due = timers.filter(({ dueAt }) => dueAt <= START + stored.elapsedMs)
  return due.sort((a, b) => a.dueAt - b.dueAt)[0] ?? null
}

function deedsOf({ explanation, effects }: Step): Deeds {
  return {
    entered: explanation.entered,
    left: explanation.left,
    // What the engine says of its own is no part of the machine.
    effects: effects.filter((effect) => !isOwnNotice(effect)).map(effectText),
    notes: explanation.notes.map((note) => note['zh-CN']),
  }
}

function isOwnNotice(effect: Effect): boolean {
  return effect.kind === 'notice' && effect.notice.startsWith('linli.')
}

function effectText(effect: Effect): string {
  switch (effect.kind) {
    case 'emit':
      return `emit ${effect.event}`
    case 'notice':
      return `notice ${effect.body['zh-CN']}`
    default:
      return effect.kind
  }
}

function joined(before: Deeds, after: Deeds): Deeds {
  return {
    entered: [...before.entered, ...after.entered],
    left: [...before.left, ...after.left],
    effects: [...before.effects, ...after.effects],
    notes: [...before.notes, ...after.notes],
  }
}

function observe(snapshot: Snapshot, deeds: Deeds): Observation {
  const machine = snapshot.machine as { readonly value: JsonValue; readonly context: JsonValue }
  return {
    status: snapshot.status === 'active' ? 'active' : 'done',
    value: machine.value,
    context: machine.context,
    position: [...snapshot.position].sort(),
    tasks: snapshot.tasks.map(({ invokeId }) => invokeId).sort(),
    timers: [
      ...snapshot.timers.map(({ event }) => event).sort(),
      ...snapshot.timers
        .map(({ dueAt }) => dueAt - START)
        .sort((a, b) => a - b)
        .map(String),
    ],
    deeds,
  }
}
