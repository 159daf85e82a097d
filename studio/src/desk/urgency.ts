import { civilDay } from '../staff/time-text.ts'

export type Urgency = 'overdue' | 'today' | 'later' | 'open-ended'
export const URGENCIES: readonly Urgency[] = ['overdue', 'today', 'later', 'open-ended']

/** What sorting looks at. */
export interface Pressing {
  readonly id: string
  readonly urgent: boolean
  readonly dueAt: string | null
  readonly openedAt: string
}

export interface UrgencyGroup<T extends Pressing> {
  readonly urgency: Urgency
  readonly tasks: readonly T[]
}

/** How pressing a task is at `now` (epoch ms); days are civil days of Asia/Shanghai.
 *  An urgent task without a deadline is for today. */
export function urgencyOf(task: Pressing, now: number): Urgency {
  if (task.dueAt === null) return task.urgent ? 'today' : 'open-ended'
  const dueAt = Date.parse(task.dueAt)
  if (dueAt <= now) return 'overdue'
  return civilDay(dueAt) === civilDay(now) ? 'today' : 'later'
}

/** The inbox in the order of work: overdue, today, later, without deadline; in each urgent ones first, then by
 *  deadline, then the longest waiting. Empty groups are left out. */
export function groupByUrgency<T extends Pressing>(
  tasks: readonly T[],
  now: number,
): readonly UrgencyGroup<T>[] {
  const groups = URGENCIES.map((urgency) => ({
    urgency,
    tasks: tasks.filter((task) => urgencyOf(task, now) === urgency).sort(byPressure),
  }))
  return groups.filter((group) => group.tasks.length > 0)
}

function byPressure(one: Pressing, other: Pressing): number {
  if (one.urgent !== other.urgent) return one.urgent ? -1 : 1
  const dueAt = compare(one.dueAt ?? '9999', other.dueAt ?? '9999')
  if (dueAt !== 0) return dueAt
  return compare(one.openedAt, other.openedAt) || compare(one.id, other.id)
}

/** ISO 8601 instants of one form sort as text. */
function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
