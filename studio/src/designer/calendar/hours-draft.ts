import { hoursText, type OfficeHours, readHours, readMonthDay } from './hours-text.ts'

/** Business hours as somebody writes them. */
export interface HoursDraft {
  readonly key: number
  readonly from: string
  readonly hours: string
  readonly hasSeason: boolean
  readonly seasonFrom: string
  readonly seasonTo: string
  readonly seasonHours: string
}

export function draftOf(hours: Omit<OfficeHours, '__typename'>, key: number): HoursDraft {
  const { from, season } = hours
  return {
    key,
    from,
    hours: hoursText(hours.hours),
    hasSeason: season !== null,
    seasonFrom: season?.from ?? '06-01',
    seasonTo: season?.to ?? '09-30',
    seasonHours: hoursText(season?.hours ?? hours.hours),
  }
}

export type HoursProblem = 'from' | 'twice' | 'hours' | 'season' | 'seasonHours'

/** What is wrong with one of them, the first thing. */
export function problemOf(draft: HoursDraft, all: readonly HoursDraft[]): HoursProblem | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.from)) return 'from'
  if (all.some(({ from, key }) => from === draft.from && key !== draft.key)) return 'twice'
  if (readHours(draft.hours) === null) return 'hours'
  if (!draft.hasSeason) return null
  if (readMonthDay(draft.seasonFrom) === null || readMonthDay(draft.seasonTo) === null) {
    return 'season'
  }
  return readHours(draft.seasonHours) === null ? 'seasonHours' : null
}

/** As they are saved, ascending; those with a problem are left out. */
export function savedOf(drafts: readonly HoursDraft[]) {
  return [...drafts]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ from, hours, hasSeason, seasonFrom, seasonTo, seasonHours }) => ({
      from,
      hours: readHours(hours) ?? [],
      season: hasSeason
        ? {
            from: readMonthDay(seasonFrom) ?? '',
            to: readMonthDay(seasonTo) ?? '',
            hours: readHours(seasonHours) ?? [],
          }
        : null,
    }))
}
