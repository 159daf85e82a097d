interface Bounds {
  readonly isWhole?: boolean
  readonly least?: number
  readonly most?: number
}

/** The number that somebody typed, full-width digits and signs included; null where it is none or outside the bounds. */
export function readNumber(typed: string, { isWhole = false, least, most }: Bounds): number | null {
  const text = typed
    .normalize('NFKC')
    .replaceAll('。', '.')
    .replaceAll('−', '-')
    .replaceAll(/[\s,，]/g, '')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return null
  const number = Number(text) + 0
  if (!Number.isFinite(number) || (isWhole && !Number.isSafeInteger(number))) return null
  if ((least !== undefined && number < least) || (most !== undefined && number > most)) return null
  return number
}
