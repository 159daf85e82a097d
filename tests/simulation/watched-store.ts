import type { EngineStore } from '../../runtime/src/ports/engine-store.ts'
import { markOf, type Witness } from './witness.ts'

/** The database with the witness at its side. It refuses, as PostgreSQL does, a content that it cannot hold: here the
 *  one whose mark says so. */
export function watchedStore(inner: EngineStore, witness: Witness): EngineStore {
  return {
    ...inner,
    async commit(batch) {
      if (batch.steps.some((step) => markOf(step)?.endsWith('indigestible') === true)) {
        return { kind: 'refused', because: 'data', reason: 'indigestible' }
      }
      const result = await inner.commit(batch)
      if (result.kind === 'committed') witness.committed(batch)
      return result
    },
  }
}
