import type pg from 'pg'
import type { Engine } from '../../runtime/src/ports/engine.ts'
import type { Passes } from '../../server/src/database/start-passes.ts'
import type { Call } from './flaky-store.ts'
import { TENANTS } from './street.ts'
import type { World } from './world.ts'

/** A reader of the calendar is less than this behind (runtime/src/postgres/directory.ts). */
export const LONGEST_LAG_MS = 1_000

/** The product's own pass over the timers of a tenant whose calendar changed, as every node runs it. Its statements are
 *  answered from the tables of the run. Null where no calendar changes. */
export function applyCalendars(
  world: World,
  { engine, call }: { readonly engine: Engine; readonly call: Call },
): Passes | null {
  if (!world.calendars.isChanging) return null
  const answerTo = (statement: Statement, values: readonly unknown[]): readonly object[] => {
    if (typeof statement === 'string') {
      // The one statement of the pass that has no name.
      const [tenantId, revision] = values as [string, number]
      setApplied(world, tenantId, revision)
      return []
    }
    if (statement.name === 'calendars-to-apply') {
      const [settle = 0, late = 0, forget = 0] = values.map((seconds) => Number(seconds) * 1_000)
      return waiting(world, { settle, late, forget })
    }
    const [tenantId, after] = values as [string, string | null]
    return instancesWithTimers(world, tenantId, after)
  }
  const pool = {
    query: (statement: Statement, values: readonly unknown[] = []) =>
      call('query', async () => ({
        rows: answerTo(statement, typeof statement === 'string' ? values : statement.values),
      })),
  }
  return world.subject.startApplyingCalendars({
    // Of the pool it uses this one method, in these two shapes.
    pool: pool as unknown as pg.Pool,
    engine,
    onTrouble: () => undefined,
  })
}

type Statement = string | { readonly name: string; readonly values: readonly unknown[] }

function waiting(
  { calendars, scheduler }: World,
  ms: { readonly settle: number; readonly late: number; readonly forget: number },
): readonly object[] {
  return TENANTS.map((tenantId) => {
    const { number: revision, at } = calendars.newestOf(tenantId)
    const age = scheduler.now() - at
    const isApplied = (calendars.applied.get(tenantId) ?? 0) >= revision
    return { tenantId, revision, changedBy: 'official-1', isApplied, isLate: age > ms.late, age }
  })
    .filter(({ revision, isApplied, isLate, age }) => {
      // The row of the table comes with the first change.
      if (revision === 0) return false
      return (!isApplied && age > ms.settle) || (isLate && age < ms.forget)
    })
    .sort((a, b) => b.age - a.age)
}

function instancesWithTimers(
  { tables }: World,
  tenantId: string,
  after: string | null,
): readonly object[] {
  const ids = new Set<string>()
  for (const row of tables.timers.values()) {
    const isNext = after === null || row.instanceId > after
    if (row.tenantId === tenantId && isNext) ids.add(row.instanceId)
  }
  return [...ids].sort().map((id) => ({ id }))
}

function setApplied({ calendars, witness, trace }: World, tenantId: string, revision: number) {
  if ((calendars.applied.get(tenantId) ?? 0) >= revision) return
  calendars.applied.set(tenantId, revision)
  trace.add(`calendar ${revision} of ${tenantId} is applied`)
  if (revision === calendars.newestOf(tenantId).number) witness.applied(tenantId, false)
}

/** The product looks again a minute after a change, and nothing that was under way in the storm takes longer. */
const SETTLED_MS = 60_000
/** For the pass itself. */
const PASS_MS = 25_000

/** From when on no timer may go by another calendar than the one that was just saved, whatever was under way. */
export function expectSettled(
  { calendars, scheduler, weather, witness }: World,
  tenantId: string,
): void {
  const { number } = calendars.newestOf(tenantId)
  const calmFrom = weather.healsAt + weather.lateMs
  const at = Math.max(scheduler.now() + SETTLED_MS, calmFrom) + PASS_MS
  scheduler.after(at - scheduler.now(), () => {
    if (calendars.newestOf(tenantId).number === number) witness.applied(tenantId, true)
  })
}
