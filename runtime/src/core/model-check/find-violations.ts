import type { Judging, Verdict } from './verdict.ts'
import { placeOf } from './verdict.ts'

/** Author's invariants that some course of events breaks, each where it is broken first. */
export function findViolations({ definition, exploration, machine, sites }: Judging): Verdict[] {
  return (definition.invariants ?? []).flatMap(({ title, never }): Verdict[] => {
    const visit = exploration.visits.findIndex(({ at }) => {
      const active = new Set(at.live._nodes.map(({ id }) => id))
      return (
        (never.states ?? []).every((uid) => active.has(uid)) &&
        (never.when === undefined || machine.mayHold(at, never.when))
      )
    })
    const found = exploration.visits[visit]
    if (found === undefined) return []
    return [
      {
        severity: 'error',
        code: 'invariant.violated',
        path: placeOf(found.at, sites),
        message: {
          'zh-CN': `“${title['zh-CN']}”会被打破。`,
          en: `“${title.en ?? title['zh-CN']}” can be broken.`,
        },
        visit,
      },
    ]
  })
}
