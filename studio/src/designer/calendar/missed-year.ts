/** From here on next year is missed: its notice is usually out by then. */
const MISSED_FROM = '11-15'

/** The next year, where the calendar ends before it although its notice should be out; null otherwise. Days as `YYYY-MM-DD`. */
export function missedYear(coveredTo: string, today: string): number | null {
  const next = Number(today.slice(0, 4)) + 1
  return coveredTo < `${next}-01-01` && today.slice(5) >= MISSED_FROM ? next : null
}
