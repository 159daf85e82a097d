/** Names shown at most; the reader looks for the right one, not for all of them. */
const SHOWN = 12

/** Names as people list them, cut where they become too many. */
export function listNames(names: readonly string[]): { 'zh-CN': string; en: string } {
  const shown = names.slice(0, SHOWN)
  const isCut = names.length > SHOWN
  return {
    'zh-CN': shown.join('、') + (isCut ? `等${names.length}个` : ''),
    en: shown.join(', ') + (isCut ? ` and ${names.length - SHOWN} more` : ''),
  }
}
