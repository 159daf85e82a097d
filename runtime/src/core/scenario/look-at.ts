import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Effect } from '@linli/schemas/effect'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import type { ScenarioExpectation } from '@linli/schemas/scenario'
import type { Snapshot } from '@linli/schemas/snapshot'
import { isOwnNotice } from '../own-notices.ts'

export interface Seen {
  readonly expectation: ScenarioExpectation
  /** The context as it is told now. */
  readonly known: JsonObject
}

/** What is true of an instance: where it is, whose turn it is, who was told by `effects`, and what of the context is not as it was
 *  `known`. */
export function lookAt(snapshot: Snapshot, effects: readonly Effect[], known: JsonObject): Seen {
  const { position, tasks, status, machine } = snapshot
  const notices = effects.flatMap((effect) =>
    effect.kind === 'notice' && !isOwnNotice(effect.notice) ? [effect.notice] : [],
  )
  const { context } = machine as { readonly context: JsonObject }
  const changed = Object.entries(context).filter(
    ([field, value]) =>
      isTold(value) && canonicalJson(value) !== canonicalJson(known[field] ?? null),
  )
  const expectation = {
    states: position,
    tasks: tasks.map(({ name }) => name),
    notices,
    ...(changed.length > 0 && { context: Object.fromEntries(changed) }),
    ended: status !== 'active',
  }
  return { expectation, known: context }
}

/** Long texts say nothing about what was decided. */
const MOST_CHARACTERS = 24

function isTold(value: JsonValue): boolean {
  if (typeof value === 'string') return value !== '' && value.length <= MOST_CHARACTERS
  return typeof value === 'boolean' || typeof value === 'number'
}
