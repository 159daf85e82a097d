import { describe, expect, test } from 'vitest'
import { signCall, verifySignature } from './verify-signature.ts'

// The vector of the Standard Webhooks repository.
const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64')
const call = {
  messageId: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: '1614265330',
  body: Buffer.from('{"test": 2432232314}'),
}
const signature = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
const then = 1614265330_000

describe('a signature', () => {
  test('is the one of the published vector', () => {
    expect(signCall(call, secret)).toBe(signature)
  })

  test('is accepted up to five minutes to either side', () => {
    for (const shift of [-300_000, 0, 300_000])
      expect(() =>
        verifySignature({ ...call, signatures: signature }, secret, then + shift),
      ).not.toThrow()
    for (const shift of [-301_000, 301_000])
      expect(() =>
        verifySignature({ ...call, signatures: signature }, secret, then + shift),
      ).toThrow(expect.objectContaining({ code: 'signature.stale' }))
  })

  test('covers bytes: two bodies that decode to the same text are two bodies', () => {
    const one = { ...call, body: Buffer.from([0x22, 0xff, 0x22]) }
    const other = { ...call, body: Buffer.from([0x22, 0xfe, 0x22]) }
    expect(signCall(one, secret)).not.toBe(signCall(other, secret))
  })

  test('of another version, without one, shortened or empty is refused', () => {
    const spoilt = [
      '',
      ' ',
      signature.slice(3),
      `v1a,${signature.slice(3)}`,
      signature.slice(0, 20),
    ]
    for (const signatures of spoilt)
      expect(() => verifySignature({ ...call, signatures }, secret, then)).toThrow(
        expect.objectContaining({ code: 'signature.invalid' }),
      )
  })
})
