/** Text people read. zh-CN is always there; a missing translation falls back to it. */
export interface LocaleText {
  readonly 'zh-CN': string
  readonly en?: string
}

export type Locale = keyof LocaleText

/** The text in `locale`, or the Chinese one where no translation exists. */
export function textIn(text: LocaleText, locale: Locale): string {
  return text[locale] ?? text['zh-CN']
}

/** The text in whatever was sent or saved; null where it is none. */
export function localeTextIn(value: unknown): LocaleText | null {
  const { 'zh-CN': zh, en } = (value ?? {}) as Readonly<Record<string, unknown>>
  if (typeof zh !== 'string') return null
  return typeof en === 'string' ? { 'zh-CN': zh, en } : { 'zh-CN': zh }
}
