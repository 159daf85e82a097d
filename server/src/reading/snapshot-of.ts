import type { SnapshotBody } from '@linli/schemas/snapshot'

/** Where an instance stands, as its row says; null without a row. The engine wrote it, in one of its formats: they differ in what
 *  the row of the instance says too. */
export function snapshotOf(row: { readonly body: string } | null): SnapshotBody | null {
  return row === null ? null : (JSON.parse(row.body) as SnapshotBody)
}
