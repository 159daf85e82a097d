const UTC_OFFSET_MS = 8 * 3_600_000

/** The city's date, `YYYY-MM-DD`: China has one zone and no daylight saving time, so a fixed offset is exact. */
export function cityDay(epochMs: number): string {
  return new Date(epochMs + UTC_OFFSET_MS).toISOString().slice(0, 10)
}

/** The city's time of day, `HH:MM`. */
export function cityTime(epochMs: number): string {
  return new Date(epochMs + UTC_OFFSET_MS).toISOString().slice(11, 16)
}
