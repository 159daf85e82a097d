import type { HerTasks } from '../access/case-readers.ts'
import { caseReader } from '../access/case-readers.ts'
import { sightOf } from '../access/sights.ts'
import type { Viewer } from '../access/viewer.ts'
import { isStaff } from '../access/viewer.ts'
import type { GivenPaper } from './given-papers.ts'
import { readsWhole } from './given-papers.ts'

/** Somebody who may read a case. */
export interface PaperReader {
  readonly viewer: Viewer | null
  readonly hers: HerTasks | null
  readonly of: { readonly initiatorId: string | null }
}

/** Whether she may have a paper that the case was given: whoever started the case has all of them; staff have one that says something
 *  personal in plain while a task of theirs shows them that anyway. */
export function mayHave({ viewer, hers, of }: PaperReader, given: GivenPaper): boolean {
  if (viewer === null) return false
  if (viewer.accountId === of.initiatorId) return true
  if (!isStaff(viewer)) return false
  const reader = caseReader(viewer, hers, given.version.definition)
  return readsWhole(given, (field) => sightOf(reader, field))
}
