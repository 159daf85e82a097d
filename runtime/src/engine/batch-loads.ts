import type { OpenTask } from '@linli/schemas/snapshot'
import { createLoadTally, personText } from '../core/load-tally.ts'
import type { Load, Loads, PersonKey } from '../core/loads.ts'
import { NO_LOAD } from '../core/loads.ts'
import type { Step } from '../core/step.ts'
import type { EngineStore } from '../ports/engine-store.ts'

/** What people have to do, for the rules that pick one of several (ADR 0030). Nobody knows whom a batch will ask about before it
 *  is computed, and most batches ask about nobody: whom the store has not told of yet counts as free and is noted, and a batch
 *  that noted somebody is computed again once the store has told. */
export interface BatchLoads {
  /** What one command of the batch sees. */
  command(tenantId: string): CommandLoads
  /** Forgets what the commands did: the batch is computed from its beginning. */
  restart(): void
  /** Asks the store about everybody who was noted; false where that is nobody. */
  askMissing(): Promise<boolean>
}

/** What the store said, with what the commands before did, and what this one did itself. */
export interface CommandLoads extends Loads {
  isAsked(): boolean
  /** Its tasks before a step, and the step. */
  note(definitionId: string, before: readonly OpenTask[], step: Step): void
  /** What it did is the batch's. */
  keep(): void
  /** It is computed in another batch: nobody asks the store for its sake. */
  drop(): void
}

export function createBatchLoads(store: Pick<EngineStore, 'loadsOf'>): BatchLoads {
  const known = new Map<string, Load>()
  const missing = new Map<string, PersonKey>()
  const before = createLoadTally()
  return {
    command(tenantId) {
      const own = createLoadTally()
      const noted: string[] = []
      let isAsked = false
      return {
        isAsked: () => isAsked,
        of(accountId, kind) {
          isAsked = true
          const key = { tenantId, accountId, ...kind }
          const text = personText(key)
          const load = known.get(text)
          if (load === undefined) {
            missing.set(text, key)
            noted.push(text)
            return NO_LOAD
          }
          return [before, own].reduce((sum, tally) => tally.added(sum, key), load)
        },
        note(definitionId, was, step) {
          // As long as nobody asked, the batch will be computed again if somebody does.
          if (known.size > 0) own.note({ tenantId, definitionId }, was, step)
        },
        keep: () => before.addAll(own),
        drop() {
          for (const text of noted) missing.delete(text)
        },
      }
    },
    restart: () => before.clear(),
    async askMissing() {
      if (missing.size === 0) return false
      for (const { open, last, ...key } of await store.loadsOf([...missing.values()])) {
        known.set(personText(key), { open, last })
      }
      missing.clear()
      return true
    },
  }
}

/** Two batches of a tenant that pick somebody do not run beside each other, or neither would see whom the other picks. */
export function pickingKey(tenantId: string): string {
  return JSON.stringify(['picking', tenantId])
}
