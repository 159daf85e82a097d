import { randomInt } from 'node:crypto'

/** Letters and digits that nobody mistakes for each other, almost five bits each. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code that nobody guesses, to be printed and typed. */
export function newCode(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

/** As it is stored, however it was typed. */
export function plainCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 40)
}
