import type { Locale } from '@linli/schemas/locale-text'

/** How pure parts of the designer speak: the reader's language and the texts of the `designer` namespace. */
export interface Wording {
  readonly locale: Locale
  readonly t: (key: string, values?: Readonly<Record<string, string | number>>) => string
}
