import { Counter, type Registry } from 'prom-client'
import { PRUNED_TABLES, type PrunedTable } from '../pruning/start-pruning.ts'

export interface PruningMetrics {
  readonly countPruned: (table: PrunedTable, count: number) => void
  readonly countArchived: (instances: number) => void
}

/** Counts rows that were removed because they had their time, and instances whose history was packed. */
export function createPruningMetrics(registry: Registry): PruningMetrics {
  const rows = new Counter({
    name: 'linli_pruned_rows_total',
    help: 'Rows removed because they were kept long enough, by table.',
    ...{ labelNames: ['table'] as const, registers: [registry] },
  })
  for (const table of PRUNED_TABLES) rows.inc({ table }, 0)
  const archived = new Counter({
    name: 'linli_archived_instances_total',
    help: 'Finished instances whose history was packed.',
    registers: [registry],
  })
  return {
    countPruned: (table, count) => rows.inc({ table }, count),
    countArchived: (instances) => archived.inc(instances),
  }
}
