import { randomUUID } from 'node:crypto'
import type { Clock } from '@linli/runtime'
import { cityDay } from '@linli/schemas/city-day'
import type pg from 'pg'
import { officialsOf } from '../access/officials-of.ts'
import { inTransaction } from '../database/in-transaction.ts'
import { type Passes, startPasses } from '../database/start-passes.ts'
import { findTeams, type StoredTeam } from '../teams/team-store.ts'
import { GAP_DAYS, isKept, type Span, uncovered } from './duty-gaps.ts'
import { findShifts } from './duty-store.ts'
import { type KnownGap, knownFromNow } from './known-gaps.ts'
import { startOfDay } from './plan-duty.ts'
import { shiftText } from './shift-text.ts'
import { tellOfTeam } from './team-notices.ts'

const POLL_MS = 30_000
const DAY_MS = 24 * 3_600_000
/** An agreement that ends within these days is told. */
const SOON_DAYS = 30

interface Watching {
  readonly pool: pg.Pool
  readonly onTrouble: (error: unknown) => void
}

/** Tells officials of gaps in the rosters of their part of the street, and of agreements that end soon: each once, whichever
 *  node looks first and wherever it stops, because what is told is written with the notice. */
export function startWatchingDuty({
  clock,
  ...ports
}: Watching & { readonly clock: Clock }): Passes {
  const { pool, onTrouble } = ports
  const pass = async (isStopped: () => boolean) => {
    const { rows } = await pool.query<{ id: string }>('SELECT DISTINCT tenant_id AS id FROM team')
    for (const { id } of rows) {
      if (isStopped()) return
      // One street whose teams cannot be read holds up no other.
      await watchDuty(ports, id, clock.now()).catch(onTrouble)
    }
  }
  return startPasses({ everyMs: POLL_MS, pass, onTrouble })
}

/** One look at the rosters of a tenant, at an instant (epoch ms). A team whose look fails is told as trouble and looked at again by the next
 *  one; the others are looked at all the same. Throws where the teams cannot be read. */
export async function watchDuty(
  { pool, onTrouble }: Watching,
  tenantId: string,
  now: number,
): Promise<void> {
  const teams = await findTeams(pool, { tenantId, day: cityDay(now), id: null })
  for (const team of teams) await watchTeam(pool, { tenantId, team, now }).catch(onTrouble)
}

interface Look {
  readonly tenantId: string
  readonly team: StoredTeam
  readonly now: number
}

async function watchTeam(pool: pg.Pool, look: Look): Promise<void> {
  const isEnding = await endsUntold(pool, look)
  // Mostly nothing is new, and then nothing is locked.
  if (!isEnding && isSame(await lookAtGaps(pool, look))) return
  const { tenantId, team, now } = look
  await inTransaction(pool, async (client) => {
    // Nodes look one after the other, and not while somebody changes the roster.
    await client.query('SELECT 1 FROM team WHERE tenant_id = $1 AND node_id = $2 FOR UPDATE', [
      tenantId,
      team.id,
    ])
    const officials = await officialsOf(client, { tenantId, nodeId: team.id, day: cityDay(now) })
    if (isEnding)
      await tellOfTeam(client, { ...aboutAgreement(team), tenantId, nodeId: team.id }, officials)
    const { gaps, toTell } = await lookAtGaps(client, look)
    await keepGaps(client, look, gaps)
    if (toTell.length === 0) return
    const news = {
      ...aboutGaps(team, toTell),
      tenantId,
      nodeId: team.id,
      id: `gap.${randomUUID()}`,
    }
    await tellOfTeam(client, news, officials)
  })
}

interface Looked {
  readonly known: readonly KnownGap[]
  readonly gaps: readonly KnownGap[]
  readonly toTell: readonly Span[]
}

async function lookAtGaps(
  database: Pick<pg.Pool, 'query'>,
  { tenantId, team, now }: Look,
): Promise<Looked> {
  const { rows } = await database.query<{
    fromAt: Date
    untilAt: Date
    seenAt: Date
    toldAt: Date | null
  }>(
    `SELECT from_at AS "fromAt", until_at AS "untilAt", seen_at AS "seenAt", told_at AS "toldAt" FROM duty_gap
      WHERE tenant_id = $1 AND node_id = $2 ORDER BY from_at`,
    [tenantId, team.id],
  )
  const known = rows.map(({ fromAt, untilAt, seenAt, toldAt }) => ({
    ...{ fromAt: fromAt.getTime(), untilAt: untilAt.getTime() },
    ...{ seenAt: seenAt.getTime(), toldAt: toldAt?.getTime() ?? null },
  }))
  if (!isKept(team)) return { known, gaps: [], toTell: [] }
  // Whole days: the end of a long gap moves once a day and not with every look.
  const window = { fromAt: now, untilAt: startOfDay(cityDay(now)) + GAP_DAYS * DAY_MS }
  const shifts = await findShifts(database, {
    ...{ tenantId, nodeId: team.id },
    ...{ fromAt: new Date(window.fromAt), untilAt: new Date(window.untilAt) },
  })
  return {
    known,
    ...knownFromNow(known, uncovered(shifts, team.hours, window), { now, untilAt: window.untilAt }),
  }
}

function isSame({ known, gaps }: Looked): boolean {
  return JSON.stringify(known) === JSON.stringify(gaps)
}

async function keepGaps(
  client: pg.PoolClient,
  { tenantId, team }: Look,
  gaps: readonly KnownGap[],
): Promise<void> {
  const at = (of: (gap: KnownGap) => number | null) =>
    gaps.map((gap) => {
      const instant = of(gap)
      return instant === null ? null : new Date(instant)
    })
  await client.query('DELETE FROM duty_gap WHERE tenant_id = $1 AND node_id = $2', [
    tenantId,
    team.id,
  ])
  await client.query(
    `INSERT INTO duty_gap (tenant_id, node_id, from_at, until_at, seen_at, told_at)
     SELECT $1, $2, n.* FROM unnest($3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[]) AS n`,
    [
      ...[tenantId, team.id],
      at(({ fromAt }) => fromAt),
      at(({ untilAt }) => untilAt),
      at(({ seenAt }) => seenAt),
      at(({ toldAt }) => toldAt),
    ],
  )
}

async function endsUntold(pool: pg.Pool, { tenantId, team }: Look): Promise<boolean> {
  const { isClosed, agreementDays } = team
  if (isClosed || agreementDays === null || agreementDays <= 0 || agreementDays > SOON_DAYS)
    return false
  const { rows } = await pool.query(
    `SELECT 1 FROM team_notice WHERE tenant_id = $1 AND node_id = $2 AND kind = 'agreement' AND starts_with(id, $3 || '.') LIMIT 1`,
    [tenantId, team.id, aboutAgreement(team).id],
  )
  return rows.length === 0
}

/** Once for each day on which an agreement was to end. */
function aboutAgreement({ id, name, agreementUntil, agreementDays }: StoredTeam) {
  return {
    ...{ id: `agreement.${id}.${agreementUntil}`, kind: 'agreement' as const },
    notice: 'team.agreement' as const,
    values: { team: name, until: agreementUntil ?? '', days: String(agreementDays) },
  }
}

const SHOWN = 3

function aboutGaps({ name }: StoredTeam, gaps: readonly Span[]) {
  const shown = gaps.slice(0, SHOWN).map(shiftText)
  const more = gaps.length - shown.length
  const list = (also: string, comma: string) => (more > 0 ? [...shown, also] : shown).join(comma)
  const said = { 'zh-CN': list(`还有 ${more} 段`, '；'), en: list(`and ${more} more`, '; ') }
  return {
    kind: 'gap' as const,
    notice: 'team.gap' as const,
    values: { team: name, gaps: said },
  }
}
