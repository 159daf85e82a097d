import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'smoke-alarm')
})
afterAll(() => linli.close())

const ALARM = JSON.stringify({ kind: 'alarm', occurredAt: '2026-09-28T01:12:00+08:00' })
const ASLEEP = JSON.stringify({ kind: 'heartbeat', occurredAt: '2026-09-28T01:12:00+08:00' })

describe('a signed webhook', () => {
  test('starts an instance that is committed before the answer', async () => {
    const response = await linli.callDevice({ deviceId: 'smoke-2-2-302', body: ALARM })

    expect(response.statusCode).toBe(202)
    const { kind, instances } = response.json()
    expect(kind).toBe('started')
    const found = await linli.services.prisma.instance.findFirst({ where: { id: instances[0] } })
    expect(found?.definitionId).toBe('smoke-alarm')
  })

  test('repeated with the same id and body gives the first answer and nothing more', async () => {
    const call = { deviceId: 'smoke-2-2-402', body: ALARM, messageId: 'repeat-1' }
    const first = await linli.callDevice(call)
    const before = await linli.countRows()

    const second = await linli.callDevice(call)

    expect(second.statusCode).toBe(202)
    expect(second.json()).toEqual({ kind: 'duplicate', first: first.json() })
    expect(await linli.countRows()).toEqual(before)
  })

  test('that no trigger wants is recorded and ignored', async () => {
    const response = await linli.callDevice({ deviceId: 'smoke-2-2-302', body: ASLEEP })

    expect([response.statusCode, response.json()]).toEqual([202, { kind: 'ignored' }])
  })

  test('may carry several signatures while a secret is changed', async () => {
    const signed = await signatureOf('several-1', ASLEEP)
    const wrong = `v1,${Buffer.alloc(32).toString('base64')}`

    const response = await linli.callDevice({
      ...signed.call,
      headers: { 'webhook-signature': `${wrong} ${signed.value}` },
    })

    expect(response.statusCode).toBe(202)
  })
})

describe('a webhook is refused and changes nothing', () => {
  const cases = {
    'with a wrong signature': {
      call: { body: ALARM, headers: { 'webhook-signature': `v1,${'A'.repeat(43)}=` } },
      status: 401,
      code: 'signature.invalid',
    },
    'without a signature': {
      call: { body: ALARM, headers: { 'webhook-signature': undefined } },
      status: 401,
      code: 'signature.invalid',
    },
    'with a timestamp that is not decimal': {
      call: { body: ALARM, timestamp: '1700000000abc' },
      status: 401,
      code: 'signature.invalid',
    },
    'with a stale timestamp': {
      call: { body: ALARM, timestamp: String(Math.floor(Date.now() / 1000) - 301) },
      status: 401,
      code: 'signature.stale',
    },
    'with a timestamp of the future': {
      call: { body: ALARM, timestamp: String(Math.floor(Date.now() / 1000) + 400) },
      status: 401,
      code: 'signature.stale',
    },
    'from an unknown device': {
      call: { deviceId: 'smoke-9-9-999', body: ALARM },
      status: 401,
      code: 'device.unknown',
    },
    'with something that is not JSON': {
      call: { body: '{"kind":' },
      status: 400,
      code: 'request.invalid',
    },
    'with bytes that are not UTF-8': {
      call: { body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]) },
      status: 400,
      code: 'request.invalid',
    },
    'with a repeated key': {
      call: { body: '{"kind":"alarm","kind":"clear"}' },
      status: 400,
      code: 'request.invalid',
    },
    'with U+0000': {
      call: { body: '{"kind":"alarm\\u0000"}' },
      status: 400,
      code: 'request.invalid',
    },
    'nested deeper than 64': {
      call: { body: `{"a":${'['.repeat(70)}${']'.repeat(70)}}` },
      status: 400,
      code: 'request.invalid',
    },
    'with a list instead of an object': {
      call: { body: '[]' },
      status: 400,
      code: 'request.invalid',
    },
    'with a reading of another shape': {
      call: { body: '{"kind":"on fire"}' },
      status: 422,
      code: 'reading.invalid',
    },
    'larger than 256 KiB': {
      call: { body: JSON.stringify({ kind: 'alarm', text: 'x'.repeat(256 * 1024) }) },
      status: 413,
      code: 'request.too-large',
    },
    'that is not declared as JSON': {
      call: { body: ALARM, headers: { 'content-type': 'text/plain' } },
      status: 415,
      code: 'request.unsupported-type',
    },
  }
  for (const [name, { call, status, code }] of Object.entries(cases))
    test(name, async () => {
      const before = await linli.countRows()

      const response = await linli.callDevice({ deviceId: 'smoke-2-2-302', ...call })

      expect([response.statusCode, response.json().code]).toEqual([status, code])
      expect(await linli.countRows()).toEqual(before)
    })

  test('with an id that carried another body', async () => {
    await linli.callDevice({ deviceId: 'smoke-2-2-302', body: ASLEEP, messageId: 'reused-1' })
    const before = await linli.countRows()

    const response = await linli.callDevice({
      deviceId: 'smoke-2-2-302',
      body: ALARM,
      messageId: 'reused-1',
    })

    expect([response.statusCode, response.json().code]).toEqual([409, 'submission.key-reused'])
    expect(await linli.countRows()).toEqual(before)
  })

  test('with the right signature in the sixth place', async () => {
    const signed = await signatureOf('sixth-1', ASLEEP)
    const wrong = Array(5)
      .fill(`v1,${Buffer.alloc(32).toString('base64')}`)
      .join(' ')

    const response = await linli.callDevice({
      ...signed.call,
      headers: { 'webhook-signature': `${wrong} ${signed.value}` },
    })

    expect(response.json().code).toBe('signature.invalid')
  })

  test('of a device that is disabled, within a second', async () => {
    const deviceId = 'smoke-2-2-402'
    await linli.services.prisma.device.updateMany({
      where: { id: deviceId },
      data: { disabledAt: new Date() },
    })

    await expect
      .poll(async () => (await linli.callDevice({ deviceId, body: ASLEEP })).statusCode, {
        timeout: 1_500,
      })
      .toBe(401)
  })
})

/** The signature that the device itself would send with this id. */
async function signatureOf(messageId: string, body: string) {
  const call = {
    deviceId: 'smoke-2-2-302',
    body,
    messageId,
    timestamp: String(Math.floor(linli.services.clock.now() / 1000)),
  }
  const device = await linli.services.devices.find(call.deviceId)
  const { signCall } = await import('./verify-signature.ts')
  const value = signCall(
    { messageId, timestamp: call.timestamp, body: Buffer.from(body) },
    device?.secret ?? Buffer.alloc(0),
  )
  return { call, value }
}
