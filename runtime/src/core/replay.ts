import type { JsonObject } from '@linli/schemas/json'
import { invariant } from '@linli/schemas/linli-error'
import type { Snapshot } from '@linli/schemas/snapshot'
import { CHINA_UTC_OFFSET_MINUTES } from './civil-time.ts'
import { anonymousActor, firstStep } from './first-step.ts'
import { nextStep } from './next-step.ts'
import type {
  HeardOutcome,
  HistoryEntry,
  Program,
  StartInput,
  Step,
  StepInput,
  Surroundings,
} from './step.ts'

/** A step's input as history keeps it: enough to compute the very step again, without what nobody asked for and
 *  without the name of somebody who stays anonymous. */
export function historyEntry(
  input: StartInput | StepInput,
  now: number,
  step: Step,
): HistoryEntry & JsonObject {
  // All members are JSON by construction: inputs come from the wire, decisions are plain data.
  return {
    input: keptInput(input, step),
    now,
    recorded: step.recorded,
  } as unknown as HistoryEntry & JsonObject
}

function keptInput(input: StartInput | StepInput, step: Step): StartInput | StepInput {
  if (input.kind === 'start') {
    const isAnonymous = input.device === null && !input.parent && step.snapshot.initiatorId === null
    const actor = isAnonymous ? anonymousActor(input.actor) : input.actor
    return { ...input, actor, payload: step.accepted ?? input.payload }
  }
  if (input.kind === 'event') return { ...input, payload: step.accepted ?? input.payload }
  if (input.kind !== 'complete') return input
  const completed = step.closed.find(({ reason }) => reason === 'completed')
  return { ...input, answers: completed?.answers ?? {} }
}

/** I3: the snapshot that an instance's history leads to, computed again from its first step or, where it was moved to
 *  another version, from where that put it. Throws `invariant.broken` where the history is not one that this program
 *  wrote. */
export function replay(program: Program, entries: readonly HistoryEntry[]): Snapshot {
  let snapshot: Snapshot | null = null
  for (const retraced of retrace(program, entries)) snapshot = retraced.after
  invariant(snapshot !== null, 'I3: history begins with a start.')
  return snapshot
}

/** One step of a history, computed again. */
export interface Retraced {
  readonly entry: HistoryEntry
  /** Null before a start. */
  readonly before: Snapshot | null
  readonly after: Snapshot
  readonly heard: readonly HeardOutcome[]
}

/** What `replay` goes through, step by step; a migration comes first where there was one. Throws what `replay` throws. */
export function* retrace(
  program: Program,
  entries: readonly HistoryEntry[],
): Generator<Retraced, void> {
  let before: Snapshot | null = null
  for (const entry of entries.slice(Math.max(0, entries.findLastIndex(isLanding)))) {
    const replayed: Replayed =
      before === null
        ? { snapshot: firstSnapshot(program, entry) }
        : replayedStep(program, before, entry)
    yield { entry, before, after: replayed.snapshot, heard: replayed.heard ?? [] }
    before = replayed.snapshot
  }
}

type Replayed = Pick<Step, 'snapshot' | 'heard'>

function isLanding({ landed }: HistoryEntry): boolean {
  return landed !== undefined
}

function firstSnapshot(program: Program, entry: HistoryEntry): Snapshot {
  const { input, landed } = entry
  if (landed !== undefined) return landed
  invariant(input.kind === 'start', 'I3: history begins with a start.')
  return firstStep(program, input, recordedSurroundings(entry)).snapshot
}

function replayedStep(program: Program, before: Snapshot, entry: HistoryEntry): Replayed {
  const { input } = entry
  invariant(input.kind !== 'start', 'I3: an instance starts once.')
  invariant(input.kind !== 'migrate', 'I3: a migration says where the instance stands.')
  const result = nextStep(program, before, input, recordedSurroundings(entry))
  invariant(result.kind === 'moved', 'I3: every entry of the history moved the instance.')
  return result.step
}

/** Surroundings in which every question is answered from the record. */
function recordedSurroundings({ now, recorded }: HistoryEntry): Surroundings {
  return {
    now,
    recorded,
    org: { nodes: new Map(), holdings: [] },
    calendar: {
      from: '0000-01-01',
      to: '0000-01-01',
      utcOffsetMinutes: CHINA_UTC_OFFSET_MINUTES,
      hours: [],
      daysOff: new Set(),
      makeUpDays: new Set(),
    },
  }
}
