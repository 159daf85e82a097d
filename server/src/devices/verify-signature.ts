import type { KeyObject } from 'node:crypto'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { LinliError } from '@linli/schemas/linli-error'

/** Standard Webhooks: `webhook-signature` holds `v1,<base64 HMAC-SHA256 of "id.timestamp.body">`, several separated by
 *  spaces while a secret is being changed. */
export interface SignedCall {
  readonly messageId: string
  /** Unix seconds, as sent. */
  readonly timestamp: string
  readonly signatures: string
  /** Raw bytes: two bodies that decode to the same text are still two bodies. */
  readonly body: Buffer
}

/** A KeyObject is made once; a Buffer is prepared anew for each call, which costs five times as much. */
export type Secret = KeyObject | Buffer

const WINDOW_SECONDS = 5 * 60
const MAX_SIGNATURES = 5
const PREFIX = 'v1,'

/** Returns only when `secret` signed exactly these bytes within five minutes of `nowMs` (the database's clock).
 *  Throws `signature.stale` or `signature.invalid`. */
export function verifySignature(call: SignedCall, secret: Secret, nowMs: number): void {
  if (!/^[\x21-\x7e]{1,128}$/.test(call.messageId) || !/^\d{1,11}$/.test(call.timestamp))
    throw new LinliError('signature.invalid', 'The webhook headers are missing or malformed.')
  const expected = computeSignature(call, secret)
  const matches = call.signatures
    .split(' ', MAX_SIGNATURES)
    .some((candidate) => isSame(candidate, expected))
  if (!matches) throw new LinliError('signature.invalid', 'No signature matches the body.')
  // After the signature, so that a stranger learns nothing about the clock.
  if (Math.abs(Number(call.timestamp) - nowMs / 1000) > WINDOW_SECONDS)
    throw new LinliError(
      'signature.stale',
      `The timestamp '${call.timestamp}' is more than ${WINDOW_SECONDS} s away from now.`,
    )
}

/** The header's value for a call, as a sender makes it. */
export function signCall(call: Omit<SignedCall, 'signatures'>, secret: Secret): string {
  return PREFIX + computeSignature(call, secret).toString('base64')
}

function computeSignature(call: Omit<SignedCall, 'signatures'>, secret: Secret): Buffer {
  return createHmac('sha256', secret)
    .update(`${call.messageId}.${call.timestamp}.`)
    .update(call.body)
    .digest()
}

function isSame(candidate: string, expected: Buffer): boolean {
  if (!candidate.startsWith(PREFIX)) return false
  const given = Buffer.from(candidate.slice(PREFIX.length), 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
