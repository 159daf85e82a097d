import { LinliError } from '@linli/schemas/linli-error'
import type { CorrelationKey, InboxKey, InstanceKey } from '../ports/engine-store.ts'
import type { Stage } from './stage.ts'

/** One command in the batch's terms: what it must know, and what it computes from it. */
export interface Entry {
  readonly tenantId: string
  readonly needs: EntryNeeds
  /** Computes the command's steps into the stage, synchronously. What it throws is its caller's answer, and nothing of
   *  its stage is written (but an incident). */
  compute(stage: Stage): Outcome
}

export interface EntryNeeds {
  readonly instances?: readonly InstanceKey[]
  readonly inbox?: InboxKey
  readonly correlations?: readonly CorrelationKey[]
  /** Family of each instance number it may use. */
  readonly families?: readonly string[]
  /** Epoch ms that the batch's instant must have reached: the database called a timer due that this node's clock, which
   *  never leads, may not see as due yet. */
  readonly notBefore?: number
}

export type Outcome =
  /** Given to the caller after the commit. */
  | { readonly kind: 'answer'; readonly value: unknown }
  /** Asked after the commit, because what it reads may be written by a neighbour. */
  | { readonly kind: 'afterwards'; readonly ask: () => Promise<unknown> }
  /** Computed again in a later batch, because it must see this one's rows. */
  | { readonly kind: 'deferred' }

export function instanceKeyText({ tenantId, instanceId }: InstanceKey): string {
  return `${instanceId}/${tenantId}`
}

export function inboxKeyText({ tenantId, source, messageId }: InboxKey): string {
  return JSON.stringify([tenantId, source, messageId])
}

export function correlationKeyText({ tenantId, definitionId, key }: CorrelationKey): string {
  return JSON.stringify([tenantId, definitionId, key, ''])
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Keys travel together, so one that the database cannot even look up would fail its neighbours. Throws
 *  `instance.not-found` for an id that is none, `request.invalid` for a key that is no Unicode text or holds U+0000. */
export function refuseForeignKeys({ instances, inbox, correlations }: EntryNeeds): void {
  for (const { instanceId } of instances ?? []) {
    if (!UUID.test(instanceId)) {
      throw new LinliError('instance.not-found', `There is no instance '${instanceId}'.`)
    }
  }
  const keys = (correlations ?? []).map((each) => each.key)
  if (inbox !== undefined) keys.push(inbox.source, inbox.messageId)
  for (const key of keys) {
    if (!key.isWellFormed() || key.includes('\u0000') || key.length > MAX_KEY_LENGTH) {
      throw new LinliError('request.invalid', 'A key is no text of at most 512 characters.')
    }
  }
}

/** Keys are columns of a primary key; PostgreSQL's index rows end at about 2,700 bytes. */
const MAX_KEY_LENGTH = 512

/** The keys that no two batches under way may share. */
export function heldKeys({ instances, inbox, correlations }: EntryNeeds): string[] {
  const keys = (instances ?? []).map(instanceKeyText)
  if (inbox !== undefined) keys.push(inboxKeyText(inbox))
  for (const correlation of correlations ?? []) keys.push(correlationKeyText(correlation))
  return keys
}
