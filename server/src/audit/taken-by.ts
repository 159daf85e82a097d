import { cityDay, cityTime } from '@linli/schemas/city-day'
import type { Locale } from '@linli/schemas/locale-text'
import type { Viewer } from '../access/viewer.ts'

/** Who took a list, and when (epoch ms): the last line of what leaves the system, so that a copy which comes up somewhere says where it came
 *  from. */
export function takenBy(
  { name }: Viewer,
  { now, locale }: { now: number; locale: Locale },
): string {
  const at = `${cityDay(now)} ${cityTime(now)}`
  return locale === 'en' ? `Taken by ${name}, ${at}` : `${name} ${at} 导出`
}
