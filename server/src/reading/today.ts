import type { Clock } from '@linli/runtime'
import { cityDay } from '@linli/schemas/city-day'

/** The city's date, by the database's clock. */
export function today({ clock }: { readonly clock: Clock }): string {
  return cityDay(clock.now())
}
