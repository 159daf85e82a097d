import { randomInt } from 'node:crypto'

// Without what is read for something else: 0 and o, 1 and l and i.
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 4
const GROUP_LENGTH = 4

/** A password to be read out or copied once: 16 signs of 31, some 79 bits. */
export function newPassword(): string {
  const sign = () => SIGNS.charAt(randomInt(SIGNS.length))
  return Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP_LENGTH }, sign).join(''),
  ).join('-')
}
