import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../i18n/i18n.ts'
import type { Wording } from './canvas/wording.ts'

/** So many sentences are remembered; then they are asked for anew. */
const MOST = 5_000

/** The reader's language and the designer's texts for the pure parts; the same object until the language changes. A workflow of hundreds of
 *  steps says few different things, and asking i18next takes longer than all the rest of drawing it: what was said is remembered. */
export function useWording(): Wording {
  const { t, i18n } = useTranslation('studio')
  const locale = localeOf(i18n)
  return useMemo(
    // Keys are put together from the document's own words, so their type is only text here.
    () => ({ locale, t: remembering((key, values) => String(t(key as never, values as never))) }),
    [locale, t],
  )
}

function remembering(say: (key: string, values: object) => string): Wording['t'] {
  const said = new Map<string, string>()
  return (key, values = {}) => {
    const name = `${key} ${JSON.stringify(values)}`
    const known = said.get(name)
    if (known !== undefined) return known
    const text = say(key, values)
    if (said.size >= MOST) said.clear()
    said.set(name, text)
    return text
  }
}
