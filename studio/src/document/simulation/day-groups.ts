import type { CountedDay } from '@linli/runtime/core'

/** Days that follow each other and are counted alike. */
export interface DayGroup {
  readonly kind: CountedDay['kind']
  /** `YYYY-MM-DD`, first and last. */
  readonly from: string
  readonly to: string
  readonly count: number
  /** Business minutes that count, together. */
  readonly minutes: number
  /** What people call the days, e.g. `国庆节`; empty where they have no name. */
  readonly name: string
}

/** The days in groups, in order. A group has one name. */
export function dayGroups(
  days: readonly CountedDay[],
  names: ReadonlyMap<string, string>,
): DayGroup[] {
  const groups: DayGroup[] = []
  for (const { date, kind, minutes } of days) {
    const name = names.get(date) ?? ''
    const last = groups.at(-1)
    if (last?.kind === kind && last.name === name) {
      const more = { to: date, count: last.count + 1, minutes: last.minutes + minutes }
      groups[groups.length - 1] = { ...last, ...more }
    } else groups.push({ kind, from: date, to: date, count: 1, minutes, name })
  }
  return groups
}
