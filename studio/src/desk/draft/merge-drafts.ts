import { canonicalJson } from '@linli/schemas/canonical-json'
import type { JsonObject } from '@linli/schemas/json'

/** What this device has of a task's draft. */
export interface DeviceDraft {
  /** Null where there is none here. */
  readonly answers: JsonObject | null
  /** The server's revision that this came from or went to; null where the server has never had it. */
  readonly base: string | null
  /** Changed here since then. */
  readonly isChanged: boolean
}

/** What the server has of it. */
export interface ServerDraft {
  readonly revision: string
  /** Null where it was thrown away on one of her devices. */
  readonly answers: JsonObject | null
  /** ISO. */
  readonly savedAt: string
  /** Files that it names and that only another device has. */
  readonly absentFiles: readonly string[]
}

/** `keep`: what is here stands; `send`: the server is to have it; `adopt`: what the server has takes its place; `agree`: both are the same;
 *  `choose`: both have changed, and only she can say which. */
export type DraftMerge = 'keep' | 'send' | 'adopt' | 'agree' | 'choose'

/** What becomes of the two drafts of a task. What was written here and is not with the server is never given up by itself. */
export function mergeDrafts(here: DeviceDraft, there: ServerDraft | null): DraftMerge {
  // It went with the task and came back to her without it, or it never was there: what is here is all there is.
  if (there === null) return here.answers === null ? 'keep' : 'send'
  if (here.base === there.revision) return here.isChanged ? 'send' : 'keep'
  if (!here.isChanged) return 'adopt'
  if (isSame(here.answers, there.answers)) return 'agree'
  return 'choose'
}

/** The order of keys and whether nothing was typed or there is no draft make no difference. */
export function isSame(one: JsonObject | null, other: JsonObject | null): boolean {
  return canonicalJson(one ?? {}) === canonicalJson(other ?? {})
}
