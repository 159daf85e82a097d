import type { CalendarDay, CalendarYear, OfficeHours } from '@linli/schemas/calendar'
import { cityDay } from '@linli/schemas/city-day'
import type { OrgNode, OrgTree, PostHolding, Team } from '@linli/schemas/org'
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
  /** When the next shift of a duty desk begins or ends, by the database's clock; null for never. */
  readonly nextBorderMs: number | null
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
 *  stand still, while the city's day lasts, with which posts begin and end, and until the next shift of a duty desk. */
export function createPostgresDirectory(
  pool: Pick<Pool, 'query'>,
  clock: Clock,
  calendarOf: CalendarOf,
): Directory {
  const known = new Map<string, KnownTenant>()
  const underWay = new Map<string, Promise<KnownTenant>>()

  async function refresh(tenantId: string): Promise<KnownTenant> {
    const checkedAt = performance.now()
    const { nowMs, ...revisions } = await loadRevisions(pool, tenantId)
    const before = known.get(tenantId)
    const day = cityDay(clock.now())
    const isOrgKnown =
      before?.revisions.org === revisions.org &&
      before.day === day &&
      (before.nextBorderMs === null || nowMs < before.nextBorderMs)
    // Both are asked before anything is awaited: a failure that nobody hears ends the process.
    const [{ org, nextBorderMs }, calendar] = await Promise.all([
      isOrgKnown ? before : loadOrg(pool, tenantId, day),
      before?.revisions.calendar === revisions.calendar
        ? before.calendar
        : loadCalendar(pool, tenantId, calendarOf),
    ])
    const tenant = { revisions, day, org, nextBorderMs, calendar, checkedAt }
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

interface Asked extends Revisions {
  /** The database's clock, by which shifts begin and end. */
  readonly nowMs: number
}

/** They are read before the rows, so a change in between is seen again at the next check. */
async function loadRevisions(pool: Pick<Pool, 'query'>, tenantId: string): Promise<Asked> {
  const { rows } = await pool.query<Asked>({
    name: 'directory-revisions',
    text: `select t.org_revision as org, coalesce(c.revision, 0) as calendar,
                  (extract(epoch from statement_timestamp()) * 1000)::float8 as "nowMs"
           from tenant t left join working_calendar c on c.tenant_id = t.id where t.id = $1`,
    values: [tenantId],
  })
  return rows[0] ?? { org: -1, calendar: -1, nowMs: 0 }
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

type LoadedOrg = Pick<KnownTenant, 'org' | 'nextBorderMs'>

async function loadOrg(
  pool: Pick<Pool, 'query'>,
  tenantId: string,
  day: string,
): Promise<LoadedOrg> {
  // The border is asked for first: one that passes before the rows are read is seen at the next check.
  const nextBorderMs = await loadNextBorder(pool, tenantId)
  const [nodes, holdings] = await Promise.all([
    loadNodes(pool, tenantId),
    loadHoldings(pool, tenantId, day),
  ])
  return { org: { nodes: new Map(nodes.map((node) => [node.id, node])), holdings }, nextBorderMs }
}

/** Within two days: the next day asks again. A shift lasts as long at most, so those that begin by then end within four. */
async function loadNextBorder(pool: Pick<Pool, 'query'>, tenantId: string): Promise<number | null> {
  const { rows } = await pool.query<{ border: number | null }>({
    name: 'duty-border',
    text: `select (extract(epoch from min(case when from_at > statement_timestamp() then from_at else until_at end)) * 1000)::float8 as border
             from duty_shift where tenant_id = $1 and until_at > statement_timestamp()
              and until_at <= statement_timestamp() + interval '96 hours'`,
    values: [tenantId],
  })
  return rows[0]?.border ?? null
}

type StoredNode = Omit<OrgNode, 'team'> & { readonly team: Team | null }

async function loadNodes(pool: Pick<Pool, 'query'>, tenantId: string): Promise<OrgNode[]> {
  const { rows } = await pool.query<StoredNode>({
    name: 'org-nodes',
    text: `select n.id, n.parent_id as "parentId", n.kind, n.name, n.closed_at is not null as "isClosed",
                  case when t.kind is not null then json_strip_nulls(json_build_object('kind', t.kind, 'hours', t.hours::json)) end as team
             from org_node n left join team t on t.tenant_id = n.tenant_id and t.node_id = n.id
            where n.tenant_id = $1 order by n.position, n.id`,
    values: [tenantId],
  })
  return rows.map(({ team, ...node }) => (team === null ? node : { ...node, team }))
}

/** A disabled account holds no post. Whoever stands in for somebody on leave holds her posts too. */
async function loadHoldings(
  pool: Pick<Pool, 'query'>,
  tenantId: string,
  day: string,
): Promise<PostHolding[]> {
  const { rows } = await pool.query<PostHolding & { isAway: boolean }>({
    name: 'org-holdings',
    text: `select distinct holding.account_id as "accountId", holding.node_id as "nodeId", holding.post,
                  exists (select from leave where leave.tenant_id = holding.tenant_id and leave.account_id = holding.account_id
                             and leave.from_day <= $2::date and leave.until_day > $2::date) as "isAway"
           from holding join account on account.tenant_id = holding.tenant_id and account.id = holding.account_id
           where holding.tenant_id = $1 and account.disabled_at is null and ${validHolding('holding', '$2')}
           order by 1, 2, 3`,
    values: [tenantId, day],
  })
  return rows.map(({ isAway, ...each }) => (isAway ? { ...each, isAway } : each))
}
