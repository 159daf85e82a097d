import type { JsonValue } from '@linli/schemas/json'
import { patchJsonText } from '@linli/schemas/patch-json-text'
import { changesBetween } from '../../document/changes-between.ts'
import { type Merge, mergeDocuments, withTheirs } from '../../document/merge.ts'

/** Merges what two texts say; null where one of them is no JSON. */
export function mergeOfTexts(base: string, mine: string, theirs: string): Merge | null {
  const read = [base, mine, theirs].map(readJson)
  const [was, my, their] = read
  if (was === undefined || my === undefined || their === undefined) return null
  return mergeDocuments({ base: was, mine: my, theirs: their })
}

/** Mine with what results of the choices written into it; what does not change stays as I wrote it. */
export function mergedText(mine: string, merge: Merge, chosen: ReadonlySet<string>): string {
  const before = JSON.parse(mine) as JsonValue
  return patchJsonText(mine, changesBetween(before, withTheirs(merge, chosen)))
}

function readJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
}
