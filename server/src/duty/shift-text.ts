import { cityDay, cityTime } from '@linli/schemas/city-day'
import type { Span } from './duty-gaps.ts'

/** `2026-03-02 08:00–20:00` in the city's time, with the second day where it is another one. */
export function shiftText({ fromAt, untilAt }: Span): string {
  const [from, until] = [cityDay(fromAt), cityDay(untilAt)]
  return `${from} ${cityTime(fromAt)}–${from === until ? '' : `${until} `}${cityTime(untilAt)}`
}
