import { LinliError } from '@linli/schemas/linli-error'
import type { CorrelationKey, InboxKey, IncidentKey, InstanceKey } from '../ports/engine-store.ts'

/** What a command must know before it computes. */
export interface EntryNeeds {
  readonly instances?: readonly InstanceKey[]
  readonly inbox?: InboxKey
  /** Of a command that is one step: its incident keeps it beside the inbox key. */
  readonly bodyHash?: string
  /** Always asked of the store. */
  readonly incident?: IncidentKey
  readonly correlations?: readonly CorrelationKey[]
  /** Family of each instance number it may use. */
  readonly families?: readonly string[]
  /** Epoch ms that the batch's instant must have reached: the database called a timer due that this node's clock, which
   *  never leads, may not see as due yet. */
  readonly notBefore?: number
}

export function instanceKeyText({ tenantId, instanceId }: InstanceKey): string {
  return `${instanceId}/${tenantId}`
}

export function inboxKeyText({ tenantId, source, messageId }: InboxKey): string {
  return JSON.stringify([tenantId, source, messageId])
}

export function correlationKeyText({ tenantId, definitionId, key }: CorrelationKey): string {
  return JSON.stringify([tenantId, definitionId, key, ''])
}

/** Whether the text can be the key of an instance or an incident. */
export function isRowId(id: string): boolean {
  return UUID.test(id)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Keys travel together, so one that the database cannot even look up would fail its neighbours. Throws
 *  `instance.not-found` for an id that is none, `request.invalid` for a key that is no Unicode text or holds U+0000. */
export function refuseForeignKeys({ instances, inbox, correlations }: EntryNeeds): void {
  for (const { instanceId } of instances ?? []) {
    if (!isRowId(instanceId)) {
      throw new LinliError('instance.not-found', `There is no instance '${instanceId}'.`)
    }
  }
  const keys = (correlations ?? []).map((each) => each.key)
  if (inbox !== undefined) keys.push(inbox.source, inbox.messageId)
  for (const key of keys) refuseForeignKey(key)
}

/** Keys are columns of a primary key; PostgreSQL's index rows end at about 2,700 bytes. */
const MAX_KEY_LENGTH = 512

/** Throws `request.invalid` for a key that the database cannot look up. */
export function refuseForeignKey(key: string): void {
  if (!key.isWellFormed() || key.includes('\u0000') || key.length > MAX_KEY_LENGTH) {
    throw new LinliError('request.invalid', 'A key is no text of at most 512 characters.')
  }
}

/** The keys that no two batches under way may share. */
export function heldKeys({ instances, inbox, correlations }: EntryNeeds): string[] {
  const keys = (instances ?? []).map(instanceKeyText)
  if (inbox !== undefined) keys.push(inboxKeyText(inbox))
  for (const correlation of correlations ?? []) keys.push(correlationKeyText(correlation))
  return keys
}
