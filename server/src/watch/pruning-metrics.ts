import { Counter, type Registry } from 'prom-client'
import { PRUNED_TABLES, type PrunedTable } from '../pruning/start-pruning.ts'

/** Counts rows that were removed because they had their time. */
export function createPruningMetrics(
  registry: Registry,
): (table: PrunedTable, count: number) => void {
  const rows = new Counter({
    name: 'linli_pruned_rows_total',
    help: 'Rows removed because they were kept long enough, by table.',
    ...{ labelNames: ['table'] as const, registers: [registry] },
  })
  for (const table of PRUNED_TABLES) rows.inc({ table }, 0)
  return (table, count) => rows.inc({ table }, count)
}
