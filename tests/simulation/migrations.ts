import type { MemoryTables } from '@linli/runtime/memory'
import type { Snapshot } from '@linli/schemas/snapshot'
import type { HistoryEntry } from '../../runtime/src/core/step.ts'
import type { CommitStep, EngineStore, InstanceKey } from '../../runtime/src/ports/engine-store.ts'
import type { KeptRows, MigrationStore } from '../../runtime/src/ports/migration-store.ts'
import type { Call } from './flaky-store.ts'

type Row<Table extends ReadonlyMap<string, unknown>> =
  Table extends ReadonlyMap<string, infer Value> ? readonly [string, Value] : never
type TaskRow = Row<MemoryTables['tasks']>
type TimerRow = Row<MemoryTables['timers']>

const keyOf = (...parts: readonly string[]) => JSON.stringify(parts)

/** What a migrator needs of the tables, as `runtime/src/postgres/migration-store.ts` has it: a step, the version and what
 *  was there before are one transaction, fenced as every step is. */
export function createMigrationTables(tables: MemoryTables, store: EngineStore): MigrationStore {
  const moved = new Map<string, KeptRows>()

  function rowsOf({ tenantId, instanceId }: InstanceKey) {
    const isOf = ([key, row]: readonly [string, { readonly instanceId: string }]) =>
      row.instanceId === instanceId && JSON.parse(key)[0] === tenantId
    const tasks: TaskRow[] = [...tables.tasks].filter((row) => isOf(row) && row[1].closed === null)
    const timers: TimerRow[] = [...tables.timers].filter(isOf)
    return { tasks, timers }
  }

  /** True where nobody has moved the instance since; the caller writes at once. */
  function isFenced({ tenantId, instanceId, expectedSeq }: CommitStep): boolean {
    return tables.snapshots.get(keyOf(tenantId, instanceId))?.seq === expectedSeq
  }

  async function write(step: CommitStep, now: number, versionNumber: number): Promise<void> {
    const key = keyOf(step.tenantId, step.instanceId)
    const instance = tables.instances.get(key)
    if (instance !== undefined) tables.instances.set(key, { ...instance, versionNumber })
    await store.commit({
      ...{ now, effectLeaseMs: 0, steps: [step] },
      ...{ started: [], inbox: [], correlations: [], incidents: [], resolved: [] },
    })
  }

  return {
    async load({ tenantId, instanceId }) {
      const key = keyOf(tenantId, instanceId)
      const [instance, snapshot] = [tables.instances.get(key), tables.snapshots.get(key)]
      if (instance === undefined || snapshot === undefined) return null
      const { definitionId, versionNumber } = instance
      const entries = (tables.history.get(key) ?? []).map(
        ({ entry }) => JSON.parse(entry) as HistoryEntry,
      )
      const body = JSON.parse(snapshot.body) as Snapshot
      return { tenantId, instanceId, definitionId, versionNumber, snapshot: body, entries }
    },
    async move({ migrationId, step, now, from, to }) {
      const { tenantId, instanceId } = step
      if (!isFenced(step)) return 'stale'
      const before = tables.snapshots.get(keyOf(tenantId, instanceId))?.body ?? ''
      const { seq } = step.step.snapshot
      const snapshot = JSON.parse(before) as Snapshot
      moved.set(keyOf(tenantId, instanceId, migrationId), {
        ...{ seq, from, to, snapshot, ...rowsOf(step) },
      })
      await write(step, now, to)
      return 'moved'
    },
    async kept({ tenantId, instanceId }, migrationId) {
      return moved.get(keyOf(tenantId, instanceId, migrationId)) ?? null
    },
    async restore({ migrationId, step, now, kept }) {
      if (!isFenced(step)) return 'stale'
      const made = rowsOf(step)
      for (const [key] of made.tasks) tables.tasks.delete(key)
      for (const [key] of made.timers) tables.timers.delete(key)
      // They are what `move` has kept.
      for (const [key, row] of kept.tasks as TaskRow[]) tables.tasks.set(key, row)
      for (const [key, row] of kept.timers as TimerRow[]) tables.timers.set(key, row)
      moved.delete(keyOf(step.tenantId, step.instanceId, migrationId))
      await write(step, now, kept.from)
      return 'restored'
    },
  }
}

export function createFlakyMigrations(inner: MigrationStore, call: Call): MigrationStore {
  return {
    load: (key) => call('load to move', () => inner.load(key)),
    move: (move) => call('move', () => inner.move(move)),
    kept: (...key) => call('kept', () => inner.kept(...key)),
    restore: (move) => call('restore', () => inner.restore(move)),
  }
}
