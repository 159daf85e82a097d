import { useEffect, useState } from 'react'
import type { CalendarYearRow } from './calendar-row.ts'
import { changedDates, toggled, type YearDays, yearDaysOf } from './year-days.ts'

export interface YearDraft {
  readonly days: YearDays
  readonly isProvisional: boolean
  /** Dates that are otherwise than saved, ascending. */
  readonly changed: readonly string[]
  readonly isChanged: boolean
  readonly canUndo: boolean
  readonly differsFromPublished: boolean
  readonly toggle: (date: string) => void
  readonly rename: (date: string, name: string) => void
  readonly replace: (days: YearDays) => void
  readonly takePublished: () => void
  readonly setProvisional: (isProvisional: boolean) => void
  readonly undo: () => void
}

interface Draft {
  readonly days: YearDays
  readonly isProvisional: boolean
}

/** A year while it is changed, with every step back. Leaving the browser's page with changes asks first. */
export function useYearDraft(row: CalendarYearRow): YearDraft {
  const [saved] = useState<Draft>(() => ({
    days: yearDaysOf(row.days),
    isProvisional: row.isProvisional,
  }))
  const [past, setPast] = useState<readonly Draft[]>([])
  const now = past.at(-1) ?? saved
  const changed = changedDates(saved.days, now.days)
  const isChanged = changed.length > 0 || now.isProvisional !== saved.isProvisional
  const published = yearDaysOf(row.publishedDays ?? [])
  useLeaveWarning(isChanged)
  const change = (next: Partial<Draft>) => setPast((before) => [...before, { ...now, ...next }])
  return {
    ...now,
    changed,
    isChanged,
    canUndo: past.length > 0,
    differsFromPublished: changedDates(published, now.days).length > 0,
    toggle: (date) => change({ days: toggled(now.days, date, saved.days) }),
    rename(date, name) {
      const day = now.days.get(date)
      if (day === undefined) return
      change({ days: new Map(now.days).set(date, { ...day, name }) })
    },
    replace: (days) => change({ days, isProvisional: false }),
    takePublished: () => change({ days: published, isProvisional: false }),
    setProvisional: (isProvisional) => change({ isProvisional }),
    undo: () => setPast((before) => before.slice(0, -1)),
  }
}

function useLeaveWarning(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isChanged])
}
