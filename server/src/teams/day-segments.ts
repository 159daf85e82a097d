/** A part of the city's day, `HH:MM` to `HH:MM`; one that ends no later than it begins goes on into the next day, so that
 *  `08:00` to `08:00` is a whole day. */
export interface DaySegment {
  readonly from: string
  readonly until: string
}

/** In minutes since the day began; `until` may be in the next day. */
export interface MinuteSegment {
  readonly from: number
  readonly until: number
}

export const DAY_MINUTES = 24 * 60
const TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/

/** In the order given; null where one is none, where two overlap, or where they do not go forward through the day. */
export function parseSegments(segments: readonly DaySegment[]): MinuteSegment[] | null {
  const parsed: MinuteSegment[] = []
  for (const { from, until } of segments) {
    const [begin, end] = [minuteOf(from), minuteOf(until)]
    if (begin === null || end === null || begin === DAY_MINUTES) return null
    parsed.push({ from: begin, until: end <= begin ? end + DAY_MINUTES : end })
  }
  const [first] = parsed
  const follows = parsed.every((segment, index) => {
    const next = parsed[index + 1]?.from ?? (first?.from ?? 0) + DAY_MINUTES
    return segment.until <= next
  })
  return follows ? parsed : null
}

function minuteOf(text: string): number | null {
  const match = TIME.exec(text)
  if (match === null) return null
  const [, hours, minutes] = match
  return hours === undefined ? DAY_MINUTES : Number(hours) * 60 + Number(minutes)
}
