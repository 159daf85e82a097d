import { useMemo } from 'react'
import { isOfWhole } from '../../document/advice.ts'
import { placeOf } from '../../document/place-of.ts'
import type { Examined } from '../editor/examine.ts'
import type { Problem } from './workflow-context.ts'

/** What was found, by the state it is about; what is advised of nearly every text is told for the whole, in the list of problems. */
export function useProblems({
  findings,
  definition,
}: Examined): ReadonlyMap<string, readonly Problem[]> {
  return useMemo(() => {
    const problems = new Map<string, Problem[]>()
    for (const finding of findings) {
      if (isOfWhole(finding)) continue
      const { state, part = null } = placeOf(definition, finding.path).query
      if (state === undefined) continue
      problems.set(state, [...(problems.get(state) ?? []), { finding, part }])
    }
    return problems
  }, [findings, definition])
}
