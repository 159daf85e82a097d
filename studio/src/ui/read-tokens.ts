const NAMES = [
  'paper',
  'surface',
  'surface-sunk',
  'ink',
  'ink-soft',
  'line',
  'line-strong',
  'primary',
  'primary-strong',
  'primary-soft',
  'on-primary',
  'accent',
  'accent-soft',
  'danger',
  'danger-soft',
  'warning',
  'warning-soft',
  'success',
  'success-soft',
  'info',
  'info-soft',
] as const

export type ColorToken = (typeof NAMES)[number]
export type ColorTokens = Readonly<Record<ColorToken, string>>

/** The colours of tokens.css as they are now (light or dark), for libraries that need values instead of `var()`. */
export function readTokens(): ColorTokens {
  const style = getComputedStyle(document.documentElement)
  const entries = NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()] as const)
  return Object.fromEntries(entries) as ColorTokens
}
