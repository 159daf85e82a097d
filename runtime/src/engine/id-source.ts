import { randomBytes, randomInt } from 'node:crypto'
import type { IdSource } from '../ports/id-source.ts'

/** Letters and digits that nobody mistakes for each other when read aloud or copied by hand. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const POOL_BYTES = 4096

/** Random ids of this process. UUIDs follow RFC 9562 5.7: 48 bits of wall clock for locality in the index, then random;
 *  nothing reads an instant back from them. */
export function createIdSource(): IdSource {
  let pool = randomBytes(POOL_BYTES)
  let used = 0

  function nextBytes(count: number): Buffer {
    if (used + count > POOL_BYTES) {
      pool = randomBytes(POOL_BYTES)
      used = 0
    }
    used += count
    return pool.subarray(used - count, used)
  }

  return {
    uuid() {
      const random = nextBytes(10).toString('hex')
      const time = Date.now().toString(16).padStart(12, '0')
      const variant = ((Number.parseInt(random.slice(3, 4), 16) & 0x3) | 0x8).toString(16)
      return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`
    },
    lookupCode() {
      let code = ''
      for (let index = 0; index < 6; index++) code += ALPHABET[randomInt(ALPHABET.length)]
      return code
    },
  }
}
