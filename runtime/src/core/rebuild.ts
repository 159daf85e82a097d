import { invariant } from '@linli/schemas/linli-error'
import type { Snapshot } from '@linli/schemas/snapshot'
import { compiledOf } from './compile-definition.ts'
import { retrace } from './replay.ts'
import type { HistoryEntry, Program } from './step.ts'
import { noteTaken } from './taken-transitions.ts'

/** An instance as it stood right after one of its steps. */
export interface Rebuilt {
  readonly snapshot: Snapshot
  /** JSON Pointers of the transitions that this step took, in order; none of a migration. */
  readonly taken: readonly string[]
}

/** The instance after the step with number `seq`, from its history, which may go on after it, and the program of the
 *  version on which it was then. Computed from the start, or from the last migration before. Throws `invariant.broken`
 *  where the history holds no such step, or is not one that this program wrote. */
export function rebuild(program: Program, entries: readonly HistoryEntry[], seq: number): Rebuilt {
  invariant(entries[seq - 1] !== undefined, `I3: the history has a step ${seq}.`)
  const last = retraceTaking(program, entries.slice(0, seq)).at(-1)
  invariant(last !== undefined, 'I3: history begins with a start.')
  return last
}

/** The instance after each of its steps, the last migration and what came after it. */
export function retraceTaking(program: Program, entries: readonly HistoryEntry[]): Rebuilt[] {
  let taken: string[] = []
  const watch = compiledOf(program).run.scope.system.inspect((event: unknown) =>
    noteTaken(event, (path) => taken.push(path)),
  )
  try {
    const rebuilt: Rebuilt[] = []
    for (const { after } of retrace(program, entries)) {
      rebuilt.push({ snapshot: after, taken })
      taken = []
    }
    return rebuilt
  } finally {
    watch.unsubscribe()
  }
}
