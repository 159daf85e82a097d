import type { EngineStore } from '../../runtime/src/ports/engine-store.ts'
import { checkRows } from './check-rows.ts'
import { markOf } from './witness.ts'
import type { World } from './world.ts'

/** The database with the witness at its side. It refuses, as PostgreSQL does, a content that it cannot hold: here the
 *  one whose mark says so. */
export function watchedStore(
  inner: EngineStore,
  { witness, tables, accuse }: Pick<World, 'witness' | 'tables' | 'accuse'>,
): EngineStore {
  return {
    ...inner,
    async commit(batch) {
      if (batch.steps.some((step) => markOf(step)?.endsWith('indigestible') === true)) {
        witness.refused(batch)
        return { kind: 'refused', because: 'data', reason: 'indigestible' }
      }
      const result = await inner.commit(batch)
      if (result.kind === 'committed') {
        witness.committed(batch)
        checkRows(tables, batch, accuse)
      }
      return result
    },
  }
}
