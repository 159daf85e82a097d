import { LinliError } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'

interface Written {
  readonly zh: string
  readonly en?: string | null | undefined
}

/** A text in Chinese and, where it was given, in English, as it was written, byte for byte. Throws `request.invalid` for one that is empty
 *  or longer than `most` characters. */
export function parseTold({ zh, en }: Written, most: number): LocaleText {
  const texts = en == null || en.trim() === '' ? [zh] : [zh, en]
  for (const text of texts) {
    const { length } = [...text]
    if (text.trim() === '' || length > most || text.includes('\u0000'))
      throw new LinliError('request.invalid', `A text has 1 to ${most} characters.`)
  }
  const [chinese = '', english] = texts
  return english === undefined ? { 'zh-CN': chinese } : { 'zh-CN': chinese, en: english }
}
