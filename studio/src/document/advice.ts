import type { Finding } from '@linli/schemas/finding'

/** Advice that is given of nearly every text alike: beside each of them it would hide what is said of one. */
export function isOfWhole({ code }: Pick<Finding, 'code'>): boolean {
  return code === 'text.untranslated'
}
