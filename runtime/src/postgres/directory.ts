import type { CalendarDay, CalendarYear, OfficeHours } from '@linli/schemas/calendar'
import { cityDay } from '@linli/schemas/city-day'
import type { OrgNode, OrgTree, PostHolding } from '@linli/schemas/org'
import type { Pool } from 'pg'
import type { WorkingCalendar } from '../core/working-calendar.ts'
import type { Clock } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import { unavailable } from './database-error.ts'
import { validHolding } from './valid-post.ts'

/** Who holds which post, and which days are worked, is at most this old (ports/directory.ts). */
const MAX_AGE_MS = 1_000

interface Revisions {
  readonly org: number
  readonly calendar: number
}

interface KnownTenant {
  readonly revisions: Revisions
  /** The day whose posts `org` holds. */
  readonly day: string
  readonly org: OrgTree
  readonly calendar: WorkingCalendar
  /** `performance.now()` of the moment the revisions were asked for. */
  readonly checkedAt: number
}

/** The calendar of a tenant that saved these years and business hours. */
export type CalendarOf = (
  saved: readonly CalendarYear[],
  changes: readonly OfficeHours[],
) => WorkingCalendar

/** Reads the tables of the org tree and of the working calendar; keeps what they say of each tenant while their revisions
 *  stand still and, as posts begin and end with a day, while the city's day lasts. */
export function createPostgresDirectory(
  pool: Pick<Pool, 'query'>,
  clock: Clock,
  calendarOf: CalendarOf,
): Directory {
  const known = new Map<string, KnownTenant>()
  const underWay = new Map<string, Promise<KnownTenant>>()

  async function refresh(tenantId: string): Promise<KnownTenant> {
    const checkedAt = performance.now()
    const revisions = await loadRevisions(pool, tenantId)
    const before = known.get(tenantId)
    const day = cityDay(clock.now())
    const isOrgKnown = before?.revisions.org === revisions.org && before.day === day
    // Both are asked before anything is awaited: a failure that nobody hears ends the process.
    const [org, calendar] = await Promise.all([
      isOrgKnown ? before.org : loadOrg(pool, tenantId, day),
      before?.revisions.calendar === revisions.calendar
        ? before.calendar
        : loadCalendar(pool, tenantId, calendarOf),
    ])
    const tenant = { revisions, day, org, calendar, checkedAt }
    known.set(tenantId, tenant)
    return tenant
  }

  function tenant(tenantId: string): Promise<KnownTenant> {
    const entry = known.get(tenantId)
    if (entry !== undefined && performance.now() - entry.checkedAt < MAX_AGE_MS) {
      return Promise.resolve(entry)
    }
    let refreshing = underWay.get(tenantId)
    if (refreshing === undefined) {
      refreshing = refresh(tenantId)
        .catch((error: unknown) => {
          throw unavailable(error)
        })
        .finally(() => underWay.delete(tenantId))
      underWay.set(tenantId, refreshing)
    }
    return refreshing
  }

  return {
    org: async (tenantId) => (await tenant(tenantId)).org,
    calendar: async (tenantId) => (await tenant(tenantId)).calendar,
  }
}

/** They are read before the rows, so a change in between is seen again at the next check. */
async function loadRevisions(pool: Pick<Pool, 'query'>, tenantId: string): Promise<Revisions> {
  const { rows } = await pool.query<Revisions>({
    name: 'directory-revisions',
    text: `select t.org_revision as org, coalesce(c.revision, 0) as calendar
           from tenant t left join working_calendar c on c.tenant_id = t.id where t.id = $1`,
    values: [tenantId],
  })
  return rows[0] ?? { org: -1, calendar: -1 }
}

async function loadCalendar(
  pool: Pick<Pool, 'query'>,
  tenantId: string,
  calendarOf: CalendarOf,
): Promise<WorkingCalendar> {
  const [years, hours] = await Promise.all([
    pool.query<{ year: number; days: string }>({
      name: 'calendar-years',
      text: 'select year, days from calendar_year where tenant_id = $1',
      values: [tenantId],
    }),
    pool.query<{ hours: string }>({
      name: 'calendar-hours',
      text: 'select office_hours as hours from working_calendar where tenant_id = $1',
      values: [tenantId],
    }),
  ])
  return calendarOf(
    years.rows.map(({ year, days }) => ({ year, days: JSON.parse(days) as CalendarDay[] })),
    JSON.parse(hours.rows[0]?.hours ?? '[]') as OfficeHours[],
  )
}

/** A disabled account holds no post. Whoever stands in for somebody on leave holds her posts too. */
async function loadOrg(pool: Pick<Pool, 'query'>, tenantId: string, day: string): Promise<OrgTree> {
  const [nodes, holdings] = await Promise.all([
    pool.query<OrgNode>({
      name: 'org-nodes',
      text: 'select id, parent_id as "parentId", kind, name, closed_at is not null as "isClosed" from org_node where tenant_id = $1 order by position, id',
      values: [tenantId],
    }),
    pool.query<PostHolding & { isAway: boolean }>({
      name: 'org-holdings',
      text: `select distinct holding.account_id as "accountId", holding.node_id as "nodeId", holding.post,
                    exists (select from leave where leave.tenant_id = holding.tenant_id and leave.account_id = holding.account_id
                               and leave.from_day <= $2::date and leave.until_day > $2::date) as "isAway"
             from holding join account on account.tenant_id = holding.tenant_id and account.id = holding.account_id
             where holding.tenant_id = $1 and account.disabled_at is null and ${validHolding('holding', '$2')}
             order by 1, 2, 3`,
      values: [tenantId, day],
    }),
  ])
  return {
    nodes: new Map(nodes.rows.map((node) => [node.id, node])),
    holdings: holdings.rows.map(({ isAway, ...each }) => (isAway ? { ...each, isAway } : each)),
  }
}
