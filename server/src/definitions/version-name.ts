import { LinliError } from '@linli/schemas/linli-error'

/** In characters, as the database counts them. */
export const MAX_NAME = 60

/** What a version is to be called, as it was written; null where that is nothing to read. Throws `request.invalid` for one
 *  that is too long or would not stay on one line. */
export function acceptVersionName(name: string | null | undefined): string | null {
  if (name == null || name.trim() === '') return null
  if ([...name].length <= MAX_NAME && !/\p{Cc}/u.test(name)) return name
  throw new LinliError('request.invalid', `A version's name has at most ${MAX_NAME} characters.`)
}
