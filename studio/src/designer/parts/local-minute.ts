/** An instant, epoch ms or ISO 8601, as `datetime-local` shows it on the reader's clock; empty where it is none. */
export function localMinuteOf(instant: string | number | boolean): string {
  const at = typeof instant === 'boolean' ? Number.NaN : new Date(instant).getTime()
  if (!Number.isFinite(at)) return ''
  const shifted = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 16)
}

/** Epoch ms of what `datetime-local` gives; null for nothing. */
export function instantOfLocal(local: string): number | null {
  const at = local === '' ? Number.NaN : new Date(local).getTime()
  return Number.isFinite(at) ? at : null
}
