import type { WorkingCalendar } from '@linli/runtime/core'
import { countedAgain, countingBy, firstChangedInstant } from '@linli/runtime/core'
import type { SnapshotBody } from '@linli/schemas/snapshot'
import type pg from 'pg'
import type { Viewer } from '../access/viewer.ts'
import { withinPart } from '../access/within-part.ts'
import type { Versions } from '../reading/versions.ts'

/** A waiting timer that a change of the calendar would move. */
export interface MovingTimer {
  readonly instanceId: string
  readonly number: string
  readonly definitionId: string
  readonly versionNumber: number
  readonly timer: string
  readonly from: Date
  readonly to: Date
}

export interface CalendarPreview {
  readonly moving: readonly MovingTimer[]
  /** False where more timers wait than were looked at. */
  readonly isComplete: boolean
}

/** Looked at, by due instant: what is due first matters first. */
const MAX_LOOKED_AT = 5_000

/** What would move in the official's part of the street if the calendar became `after`; changes nothing. */
export async function previewChange(
  { pool, versions }: { readonly pool: pg.Pool; readonly versions: Versions },
  official: Pick<Viewer, 'tenantId' | 'scope'>,
  { before, after }: { readonly before: WorkingCalendar; readonly after: WorkingCalendar },
): Promise<CalendarPreview> {
  const from = firstChangedInstant(before, after)
  if (from === null) return { moving: [], isComplete: true }
  const { tenantId } = official
  const rows = await loadTimers(pool, official, from)
  const moving: MovingTimer[] = []
  for (const row of rows.slice(0, MAX_LOOKED_AT)) {
    const to = await movedTo(row, { versions, tenantId, after })
    const from = new Date(Number(row.due_at))
    if (to === null || to === from.getTime()) continue
    const { instance_id: instanceId, number, name: timer } = row
    const { definition_id: definitionId, version_number: versionNumber } = row
    moving.push({ instanceId, number, definitionId, versionNumber, timer, from, to: new Date(to) })
  }
  return { moving, isComplete: rows.length <= MAX_LOOKED_AT }
}

interface TimerRow {
  readonly instance_id: string
  readonly name: string
  readonly event: string
  readonly generation: number
  readonly due_at: string
  readonly number: string
  readonly definition_id: string
  readonly version_number: number
  readonly body: string
}

async function loadTimers(
  pool: pg.Pool,
  { tenantId, scope }: Pick<Viewer, 'tenantId' | 'scope'>,
  from: number,
): Promise<TimerRow[]> {
  const { rows } = await pool.query<TimerRow>({
    name: 'timers-that-may-move',
    text: `SELECT t.instance_id, t.name, t.event, t.generation, (extract(epoch from t.due_at) * 1000)::int8::text AS due_at,
                  i.number, i.definition_id, i.version_number, s.body
             FROM timer t
             JOIN instance i ON i.tenant_id = t.tenant_id AND i.id = t.instance_id
             JOIN instance_snapshot s ON s.tenant_id = t.tenant_id AND s.instance_id = t.instance_id
            WHERE t.tenant_id = $1 AND t.due_at > clock_timestamp() AND t.due_at >= to_timestamp($2::float8 / 1000)
              AND ${withinPart({ tenant: 'i.tenant_id', id: 'i.node_id' }, '$4')}
            ORDER BY t.due_at LIMIT $3`,
    values: [tenantId, from, MAX_LOOKED_AT + 1, scope],
  })
  return rows
}

/** Null for a timer that does not go by the calendar. */
async function movedTo(
  row: TimerRow,
  where: {
    readonly versions: Versions
    readonly tenantId: string
    readonly after: WorkingCalendar
  },
): Promise<number | null> {
  const { timers } = JSON.parse(row.body) as SnapshotBody
  const waiting = timers.find(
    ({ event, generation }) => event === row.event && generation === row.generation,
  )
  if (waiting === undefined) return null
  const { definition } = await where.versions.get(
    where.tenantId,
    row.definition_id,
    row.version_number,
  )
  return Object.hasOwn(definition.timers, row.name)
    ? countedAgain(waiting, { timers, definition }, countingBy(where.after))
    : null
}
