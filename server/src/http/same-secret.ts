import { timingSafeEqual } from 'node:crypto'

const SIZE = 64

/** Whether a short secret is the expected one, in the same time whatever was given; false where there is none to match. */
export function isSameSecret(given: string, expected: string | null): boolean {
  const a = Buffer.alloc(SIZE)
  const b = Buffer.alloc(SIZE)
  a.write(given)
  b.write(expected ?? '')
  return timingSafeEqual(a, b) && expected !== null && given.length === expected.length
}
