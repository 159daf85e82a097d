import type { OpenTask, Snapshot } from '@linli/schemas/snapshot'
import type { CompiledDefinition } from './compile-definition.ts'
import type { ClosedTask, Explanation, Program, Recorded, Step, Surroundings } from './step.ts'

/** A running instance with everything its next step may look at. */
export interface Moving {
  readonly program: Program
  readonly compiled: CompiledDefinition
  readonly snapshot: Snapshot
  readonly surroundings: Surroundings
}

const NOTHING_RECORDED: Recorded = { assignments: [], dueAts: [], recipients: [] }

/** A step in which the machine does not move: only what `changes` names is different. */
export function restingStep(
  before: Snapshot,
  changes: Partial<Omit<Snapshot, 'seq'>>,
  parts: Partial<Pick<Step, 'changed' | 'closed' | 'armed' | 'disarmed'>>,
): Step {
  const explanation: Explanation = {
    about: parts.changed?.[0]?.name ?? null,
    left: [],
    entered: [],
    decisions: [],
    notes: [],
    told: [],
  }
  const closed: readonly ClosedTask[] = parts.closed ?? []
  return {
    snapshot: { ...before, ...changes, seq: before.seq + 1 },
    opened: [],
    closed,
    changed: parts.changed ?? [],
    armed: parts.armed ?? [],
    disarmed: parts.disarmed ?? [],
    effects: [],
    explanation,
    recorded: NOTHING_RECORDED,
  }
}

/** A task that is over without an answer. */
export function cancelledTask(task: OpenTask): ClosedTask {
  return { task, reason: 'cancelled', outcome: null, answers: null, by: null }
}
