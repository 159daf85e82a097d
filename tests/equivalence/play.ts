import type { Definition } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import { expect } from 'vitest'
import type { Draw } from './draw.ts'
import type { DurableRun } from './durable-run.ts'
import type { LiveRun } from './live-run.ts'
import type { Observation } from './observation.ts'
import { EVENTS, OUTCOMES } from './vocabulary.ts'

export interface Runners {
  readonly durable: (definition: Definition, answers: JsonObject) => DurableRun
  readonly live: (definition: Definition, context: JsonObject) => LiveRun
}

const STEPS = 16

/** Plays the same events, completions and hours to both and compares them after each. Throws at the first difference.
 *  Answers with what the machine held at some time, so that a test can tell what was compared. */
export function play(
  definition: Definition,
  draw: Draw,
  { durable, live }: Runners,
): ReadonlySet<string> {
  const n = draw.below(4)
  const runs = { durable: durable(definition, { n }), live: live(definition, { n, seen: '' }) }
  const kinds = new Set<string>()
  let elapsedMs = 0
  if (runs.live.hasLostTimeout()) return kinds
  let seen = compare(runs, 'the start')
  for (let step = 1; ; step++) {
    note(kinds, seen)
    if (seen.status !== 'active' || step > STEPS) return kinds
    const at = { ...runs, draw, seen, elapsedMs }
    const done = act(at)
    elapsedMs = done.elapsedMs
    if (runs.live.hasLostTimeout()) return kinds
    seen = compare(runs, `step ${step}, ${done.what}`)
    if (draw.once(4)) expect(runs.durable.fireAgain(draw.below(1000)), 'fired again').toBe(true)
  }
}

interface Acting {
  readonly durable: DurableRun
  readonly live: LiveRun
  readonly draw: Draw
  readonly seen: Observation
  readonly elapsedMs: number
}

function act({ durable, live, draw, seen, elapsedMs }: Acting) {
  const [task] = seen.tasks.length === 0 ? [] : [draw.of(seen.tasks)]
  const choice = draw.below(8)
  if (choice < 3 && task !== undefined) {
    const outcome = draw.of(OUTCOMES)
    durable.complete(task, outcome)
    live.complete(task, outcome)
    return { what: `${task} answers ${outcome}`, elapsedMs }
  }
  if (choice === 3 && task !== undefined) {
    durable.claim(task)
    return { what: `${task} is claimed`, elapsedMs }
  }
  const dueAt = live.nextDueAt()
  if (choice > 5 || (choice > 3 && dueAt === null)) {
    const type = draw.of(EVENTS)
    const payload: JsonObject = { word: draw.of(['', 'a', 'b']) }
    durable.send(type, payload)
    live.send(type, payload)
    return { what: `${type} ${JSON.stringify(payload)}`, elapsedMs }
  }
  const until = dueAt !== null && choice === 4 ? dueAt : elapsedMs + draw.below(40) * 500
  return { what: `${until} ms`, elapsedMs: advance({ durable, live }, until) }
}

/** From one due timer to the next: what is armed on the way counts from there. */
function advance(runs: Pick<Acting, 'durable' | 'live'>, until: number): number {
  const { durable, live } = runs
  for (let due = live.nextDueAt(); due !== null && due < until; due = live.nextDueAt()) {
    durable.advanceTo(due)
    live.advanceTo(due)
  }
  durable.advanceTo(until)
  live.advanceTo(until)
  return until
}

function compare({ durable, live }: Pick<Acting, 'durable' | 'live'>, when: string): Observation {
  const expected = live.observe()
  expect(durable.observe(), when).toEqual(expected)
  return expected
}

function note(kinds: Set<string>, { status, tasks, timers, position }: Observation): void {
  kinds.add(status)
  if (tasks.length > 0) kinds.add('tasks')
  if (timers.length > 0) kinds.add('timers')
  if (position.length > 1) kinds.add('parallel')
}
