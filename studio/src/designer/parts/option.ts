import type { Locale, LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'

/** One thing that may be chosen, by its key and by what people call it. */
export interface Option {
  readonly value: string
  readonly label: string
}

/** The options, and the chosen one too where it is none of them: what a definition names is shown, known or not. */
export function optionsWith(options: readonly Option[], chosen: string | undefined): Option[] {
  const isKnown = chosen === undefined || options.some(({ value }) => value === chosen)
  return isKnown ? [...options] : [...options, { value: chosen, label: chosen }]
}

/** Named parts of a definition, for a choice. */
export function optionsOf(
  parts: Readonly<Record<string, { readonly title: LocaleText }>>,
  locale: Locale,
): readonly Option[] {
  return Object.entries(parts).map(([value, { title }]) => ({
    value,
    label: textIn(title, locale),
  }))
}

/** Stands for nothing in a choice, which has no empty value. */
export const NOTHING = ' '
