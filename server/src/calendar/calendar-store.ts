import { calendarOfTenant } from '@linli/runtime'
import { checkCalendarYear, checkOfficeHours } from '@linli/runtime/core'
import type { CalendarDay, CalendarYear, OfficeHours } from '@linli/schemas/calendar'
import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'
import { writeAudit } from '../audit/write-audit.ts'
import { inTransaction } from '../database/in-transaction.ts'

/** A year as somebody saved it. */
export interface SavedYear extends CalendarYear {
  /** True until its notice is out. */
  readonly isProvisional: boolean
  readonly savedAt: Date
  readonly savedBy: string
}

export interface StoredCalendar {
  /** 0 while nobody changed the calendar. */
  readonly revision: number
  /** False while the waiting timers are being moved. */
  readonly isApplied: boolean
  /** Ascending. */
  readonly years: readonly SavedYear[]
  /** Ascending by their first day; before the first one, the usual hours. */
  readonly officeHours: readonly OfficeHours[]
}

export async function loadCalendar(
  database: Pick<pg.Pool, 'query'>,
  tenantId: string,
): Promise<StoredCalendar> {
  const { rows } = await database.query<CalendarRow | YearRow>(
    `SELECT c.revision, c.revision = c.applied_revision AS is_applied, c.office_hours,
            y.year, y.days, y.is_provisional, y.saved_at, y.saved_by
       FROM working_calendar c LEFT JOIN calendar_year y ON y.tenant_id = c.tenant_id
      WHERE c.tenant_id = $1 ORDER BY y.year`,
    [tenantId],
  )
  return {
    revision: rows[0]?.revision ?? 0,
    isApplied: rows[0]?.is_applied ?? true,
    years: rows.filter(isOfYear).map((row) => ({
      year: row.year,
      days: JSON.parse(row.days) as CalendarDay[],
      isProvisional: row.is_provisional,
      savedAt: row.saved_at,
      savedBy: row.saved_by,
    })),
    officeHours: JSON.parse(rows[0]?.office_hours ?? '[]') as OfficeHours[],
  }
}

/** A calendar whose business hours alone were changed has a row without a year. */
function isOfYear(row: CalendarRow | YearRow): row is YearRow {
  return row.year !== null
}

interface CalendarRow {
  readonly revision: number
  readonly is_applied: boolean
  readonly office_hours: string
  readonly year: number | null
}

interface YearRow extends CalendarRow {
  readonly year: number
  readonly days: string
  readonly is_provisional: boolean
  readonly saved_at: Date
  readonly saved_by: string
}

export interface YearChange extends CalendarYear {
  readonly tenantId: string
  readonly isProvisional: boolean
  /** The revision that the change was made on. */
  readonly baseRevision: number
  readonly savedBy: string
}

/** Saves the year whole, with its audit row; the waiting timers follow (apply-calendars.ts). Throws `calendar.invalid`,
 *  `calendar.gap` for a year that does not touch those that are covered, and `calendar.changed` when somebody else saved
 *  in between; then nothing is written. */
export async function saveYear(pool: pg.Pool, change: YearChange): Promise<void> {
  checkCalendarYear(change)
  await inTransaction(pool, async (client) => {
    await takeRevision(client, change)
    const { years } = await loadCalendar(client, change.tenantId)
    assertJoined(change, years)
    await writeYear(client, change, years.find(({ year }) => year === change.year) ?? null)
  })
}

export interface HoursChange {
  readonly tenantId: string
  readonly officeHours: readonly OfficeHours[]
  /** The revision that the change was made on. */
  readonly baseRevision: number
  readonly savedBy: string
}

/** Saves all business hours, with the audit row; the waiting timers follow. Throws `calendar.hours`, and `calendar.changed` when
 *  somebody else saved in between; then nothing is written. */
export async function saveOfficeHours(pool: pg.Pool, change: HoursChange): Promise<void> {
  const { tenantId, officeHours, savedBy } = change
  checkOfficeHours(officeHours)
  await inTransaction(pool, async (client) => {
    await takeRevision(client, change)
    const { officeHours: before } = await loadCalendar(client, tenantId)
    await client.query('UPDATE working_calendar SET office_hours = $2 WHERE tenant_id = $1', [
      tenantId,
      JSON.stringify(officeHours),
    ])
    await writeAudit(client, {
      ...{ tenantId, actorId: savedBy, deed: 'hours-saved', object: 'calendar:hours' },
      detail: { before, after: officeHours },
    })
  })
}

/** Compare-and-set on the revision; locks the tenant's calendar until the end of the transaction. */
async function takeRevision(
  client: pg.PoolClient,
  change: Pick<YearChange, 'tenantId' | 'baseRevision' | 'savedBy'>,
): Promise<void> {
  const { tenantId, baseRevision, savedBy } = change
  const { rowCount } = await client.query(
    baseRevision === 0
      ? `INSERT INTO working_calendar (tenant_id, revision, applied_revision, changed_at, changed_by)
         VALUES ($1, $2 + 1, 0, clock_timestamp(), $3) ON CONFLICT (tenant_id) DO NOTHING`
      : `UPDATE working_calendar SET revision = revision + 1, changed_at = clock_timestamp(), changed_by = $3
          WHERE tenant_id = $1 AND revision = $2`,
    [tenantId, baseRevision, savedBy],
  )
  if (rowCount === 1) return
  throw new LinliError('calendar.changed', `The calendar is no longer at ${baseRevision}.`)
}

function assertJoined({ year }: YearChange, saved: readonly CalendarYear[]): void {
  const { from, to } = calendarOfTenant(saved)
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  if (year >= first - 1 && year <= last + 1) return
  throw new LinliError('calendar.gap', `${year} does not touch the years ${first} to ${last}.`)
}

async function writeYear(
  client: pg.PoolClient,
  change: YearChange,
  before: SavedYear | null,
): Promise<void> {
  const { tenantId, year, days, isProvisional, savedBy } = change
  await client.query(
    `INSERT INTO calendar_year (tenant_id, year, days, is_provisional, saved_at, saved_by)
     VALUES ($1, $2, $3, $4, clock_timestamp(), $5)
     ON CONFLICT (tenant_id, year) DO UPDATE
        SET days = excluded.days, is_provisional = excluded.is_provisional,
            saved_at = excluded.saved_at, saved_by = excluded.saved_by`,
    [tenantId, year, JSON.stringify(days), isProvisional, savedBy],
  )
  const after = { isProvisional, days }
  await writeAudit(client, {
    ...{ tenantId, actorId: savedBy, deed: 'calendar-saved', object: `calendar:${year}` },
    detail:
      before === null
        ? { after }
        : { before: { isProvisional: before.isProvisional, days: before.days }, after },
  })
}
