import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { InboxKey } from '../ports/engine-store.ts'
import type { Stage } from './stage.ts'

/** What was answered when the key came first, or null when it is new (I2). Throws `submission.key-reused` where the key
 *  came with another content. */
export function firstAnswer(stage: Stage, key: InboxKey, hash: string): JsonObject | null {
  const before = stage.received(key)
  if (before === null) return null
  if (before.bodyHash !== hash) {
    throw new LinliError(
      'submission.key-reused',
      `The id '${key.messageId}' was already used with another content.`,
    )
  }
  return before.answer
}
