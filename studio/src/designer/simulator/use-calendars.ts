import type { DayHours } from '@linli/schemas/calendar'
import { useMemo } from 'react'
import { useQuery } from 'urql'
import { SimulatorCalendarDocument } from '../../api/documents.ts'
import {
  assumedCalendars,
  type Calendars,
  calendarsOf,
} from '../../document/simulation/calendars.ts'

interface Reading {
  /** Null while they are asked for. */
  readonly calendars: Calendars | null
  /** Whether they could not be read, and these are made up. */
  readonly isAssumed: boolean
}

/** The working calendars by which time is counted here. */
export function useCalendars(): Reading {
  const [{ data, error }] = useQuery({ query: SimulatorCalendarDocument })
  const told = data?.workingCalendar
  return useMemo(() => {
    if (told !== undefined) {
      const changes = told.officeHours.map(({ from, hours, season }) => ({
        from,
        hours: hoursOf(hours),
        season:
          season == null
            ? null
            : { from: season.from, to: season.to, hours: hoursOf(season.hours) },
      }))
      return { calendars: calendarsOf(told.years, changes), isAssumed: false }
    }
    return error === undefined
      ? { calendars: null, isAssumed: false }
      : { calendars: assumedCalendars(), isAssumed: true }
  }, [told, error])
}

interface ToldHours {
  readonly opens: number
  readonly closes: number
}

function hoursOf(hours: readonly ToldHours[]): DayHours {
  return hours.map(({ opens, closes }) => [opens, closes] as const)
}
