import type { Snapshot } from '@linli/schemas/snapshot'

/** Where an instance stands, as its row says; null without a row. The engine wrote it; its format is 1. */
export function snapshotOf(row: { readonly body: string } | null): Snapshot | null {
  return row === null ? null : (JSON.parse(row.body) as Snapshot)
}
