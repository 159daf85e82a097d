/** Whether a year is arranged as published, for the time being, or not at all. */
export interface YearCover {
  readonly year: number
  readonly state: 'published' | 'provisional' | 'missing'
}

/** The years from the first one shown to the next one, whatever is arranged of them. `coveredTo` is the last day, `YYYY-MM-DD`. */
export function coverOf(
  years: readonly { readonly year: number; readonly isProvisional: boolean }[],
  coveredTo: string,
  thisYear: number,
): YearCover[] {
  const first = years[0]?.year ?? thisYear
  const last = Math.max(thisYear + 1, years.at(-1)?.year ?? thisYear)
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index
    const isProvisional = years.find((each) => each.year === year)?.isProvisional === true
    if (coveredTo < `${year}-12-31`) return { year, state: 'missing' }
    return { year, state: isProvisional ? 'provisional' : 'published' }
  })
}
