import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { eraseDue } from '../retention/erase-due.ts'
import { KEPT_SAMPLES } from './device-samples.ts'

let linli: TestApp
let official: string
beforeAll(async () => {
  linli = await startApp()
  official = await linli.signIn('zhao-secretary')
})
afterAll(() => linli.close())

const SAMPLES = `query ($type: String!) { deviceSamples(type: $type) { device reading } }`
const asked = async (type: string) => {
  const { deviceSamples } = await linli.ask(SAMPLES, { type }, official)
  type Sample = { readonly device: string; readonly reading: { readonly n?: number } }
  return (deviceSamples as readonly Sample[]).map(({ reading }) => reading.n)
}

test('the latest readings of a type are kept, wanted by a trigger or not, and no more than five', async () => {
  expect(await asked('smoke_home')).toEqual([])
  for (let n = 1; n <= KEPT_SAMPLES + 2; n += 1) {
    const body = JSON.stringify({ n })
    expect((await linli.callDevice({ deviceId: 'smoke-2-2-302', body })).statusCode).toBe(202)
    // What is asked for in between is written in between.
    if (n === 3) expect(await asked('smoke_home')).toEqual([3, 2, 1])
  }

  expect(await asked('smoke_home')).toEqual([7, 6, 5, 4, 3])
  expect(await asked('nothing')).toEqual([])
  expect(await linli.services.prisma.deviceSample.count()).toBe(KEPT_SAMPLES)
})

test('a reading without a good signature, and one that is too long to be read, leave nothing', async () => {
  const wrong = { 'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}` }
  const forged = { deviceId: 'smoke-2-2-302', body: '{"n":666}', headers: wrong }
  expect((await linli.callDevice(forged)).statusCode).toBe(401)
  const long = JSON.stringify({ n: 667, text: 'x'.repeat(20_000) })
  await linli.callDevice({ deviceId: 'smoke-2-2-302', body: long })

  const kept = await asked('smoke_home')
  expect(kept).not.toContain(666)
  expect(kept).not.toContain(667)
})

test('none outlives the shortest time for which the street keeps what is personal', async () => {
  const { pool } = linli.services
  const tenantId = linli.street.tenant.id
  const now = Date.now()
  await pool.query('DELETE FROM device_sample')
  for (const days of [1, 6, 8, 29, 31])
    await pool.query(
      `INSERT INTO device_sample (tenant_id, id, device_type, device_id, at, reading)
       SELECT tenant_id, gen_random_uuid(), type, id, $1, $2 FROM device WHERE id = 'smoke-2-2-302'`,
      [new Date(now - days * 86_400_000), JSON.stringify({ n: days })],
    )
  const left = async () => {
    await eraseDue(linli.services, { tenantId, now, by: null })
    return asked('smoke_home')
  }

  expect(await left()).toEqual([1, 6, 8, 29])
  await pool.query(
    `UPDATE tenant SET retention_days = 7, retention_erase = 'marked' WHERE id = $1`,
    [tenantId],
  )
  expect(await left()).toEqual([1, 6])
})
