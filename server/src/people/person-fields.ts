import { LinliError } from '@linli/schemas/linli-error'

const MAX_NAME = 40
const LOGIN = /^[a-z0-9][a-z0-9._-]{1,39}$/
// Line breaks and marks of writing direction would make one name look like another.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

/** Throws `person.bad-name`. */
export function parseName(text: string): string {
  const name = text.trim().replace(/\s+/g, ' ')
  if (name !== '' && [...name].length <= MAX_NAME && !UNSEEN.test(name)) return name
  throw new LinliError('person.bad-name', `A name has 1 to ${MAX_NAME} characters.`)
}

/** Throws `person.bad-login`. */
export function parseLogin(text: string): string {
  const login = text.trim().toLowerCase()
  if (LOGIN.test(login)) return login
  throw new LinliError('person.bad-login', `'${login}' is no login.`)
}

/** Null where there is none. Mainland mobile numbers: 11 digits beginning with 1. Throws `person.bad-phone`. */
export function parsePhone(text: string): string | null {
  const phone = text.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')
  if (phone === '') return null
  if (/^1\d{10}$/.test(phone)) return phone
  throw new LinliError('person.bad-phone', 'A phone number has 11 digits and begins with 1.')
}
