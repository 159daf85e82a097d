import type { EntryNeeds } from './entry-needs.ts'
import type { Stage } from './stage.ts'

/** One command in the batch's terms: what it must know, and what it computes from it. */
export interface Entry {
  readonly tenantId: string
  readonly needs: EntryNeeds
  /** True for what the engine has promised already: it waits in any queue. */
  readonly isPromised?: boolean
  /** Computes the command's steps into the stage, synchronously. What it throws is its caller's answer, and nothing of
   *  its stage is written (but an incident). */
  compute(stage: Stage): Outcome
}

export type Outcome =
  /** Given to the caller after the commit. */
  | { readonly kind: 'answer'; readonly value: unknown }
  /** Asked after the commit, because what it reads may be written by a neighbour. */
  | { readonly kind: 'afterwards'; readonly ask: () => Promise<unknown> }
  /** Computed again in a later batch, because it must see this one's rows; not before the key is free that it `awaits`. */
  | { readonly kind: 'deferred'; readonly awaits?: string }
