import type { Definition } from '@linli/schemas/definition'
import type { Locale } from '@linli/schemas/locale-text'
import type { Command } from '../command.ts'
import { type Patching, patching } from '../form/patching.ts'
import type { PlacedText } from './texts-of.ts'

/** Another text in one language; an emptied English one is none, and the Chinese one is shown. Null where nothing would be
 *  different, and for an empty Chinese text: everything has one. */
export function writeText(
  definition: Definition,
  text: PlacedText,
  { locale, next }: { readonly locale: Locale; readonly next: string },
): Command | null {
  const making = patching(definition)
  write(making, text, { locale, next })
  if (making.patch.length === 0) return null
  return {
    label: { key: 'textTranslated', what: text.chinese.slice(0, 20) },
    patch: making.patch,
    mergeKey: `text ${locale} ${text.path}`,
  }
}

/** Texts that came back in a file, as one step; null where none is different. */
export function writeTexts(
  definition: Definition,
  changes: readonly TextChange[],
  fileName: string,
): Command | null {
  const making = patching(definition)
  for (const { text, ...change } of changes) write(making, text, change)
  if (making.patch.length === 0) return null
  return { label: { key: 'textsRead', what: fileName }, patch: making.patch }
}

export interface TextChange {
  readonly text: PlacedText
  readonly locale: Locale
  readonly next: string
}

function write(making: Patching, text: PlacedText, change: Omit<TextChange, 'text'>): void {
  const { locale, next } = change
  const isEmpty = next.trim() === ''
  if (locale === 'en' && isEmpty) making.remove(text.englishPath)
  else if (!isEmpty) making.put(locale === 'en' ? text.englishPath : text.path, next)
}
