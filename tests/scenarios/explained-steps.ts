import { chinaWorkingCalendar } from '@linli/runtime'
import type { Explanation, HistoryEntry, Program } from '@linli/runtime/core'
import { firstStep, nextStep } from '@linli/runtime/core'
import type { Snapshot } from '@linli/schemas/snapshot'

/** The explanation of every step of a history, computed again. Throws where an entry does not move the instance. */
export function explainedSteps(
  program: Program,
  entries: readonly HistoryEntry[],
): readonly Explanation[] {
  let snapshot: Snapshot | null = null
  return entries.map(({ input, now, recorded }) => {
    const org = { nodes: new Map(), holdings: [] }
    const around = { now, recorded, org, calendar: chinaWorkingCalendar() }
    if (input.kind === 'start') {
      const step = firstStep(program, input, around)
      snapshot = step.snapshot
      return step.explanation
    }
    if (input.kind === 'migrate') throw new Error('Nobody moved it to another version.')
    if (snapshot === null) throw new Error('A history begins with a start.')
    const result = nextStep(program, snapshot, input, around)
    if (result.kind !== 'moved') throw new Error('Every entry moved the instance.')
    snapshot = result.step.snapshot
    return result.step.explanation
  })
}
