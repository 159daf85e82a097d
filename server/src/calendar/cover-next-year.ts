import { calendarOfTenant, statutoryYear } from '@linli/runtime'
import type pg from 'pg'
import { loadCalendar, saveYear } from './calendar-store.ts'

/** Saves provisional years until next year is covered: a street that is made up cannot wait for a notice, and its
 *  deadlines must be countable on any day of the year. Changes nothing where it is. */
export async function coverNextYear(
  pool: pg.Pool,
  { tenantId, savedBy }: { readonly tenantId: string; readonly savedBy: string },
): Promise<void> {
  const nextYear = new Date().getUTCFullYear() + 1
  for (;;) {
    const { revision, years } = await loadCalendar(pool, tenantId)
    const last = Number(calendarOfTenant(years).to.slice(0, 4))
    if (last >= nextYear) return
    const { year, days } = statutoryYear(last + 1)
    const change = { tenantId, savedBy, year, days, isProvisional: true, baseRevision: revision }
    await saveYear(pool, change)
  }
}
