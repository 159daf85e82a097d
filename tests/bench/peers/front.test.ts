import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HttpConnection, openHttpConnection } from '../../support/http-connection.ts'
import { HANDLING_PLAN } from '../definitions.ts'
import { alarmRequest, clearedRequest, completionRequest, verify } from '../requests.ts'
import { type CaseContext, type Completion, isConfirmed, serveFront } from './front.ts'

const DEVICE = { deviceId: 'bench-alarm-0', secret: randomBytes(32) }
const COOKIE = 'session=of-a-worker'

const told: (readonly [string, string, (CaseContext | Completion)?])[] = []
let connection: HttpConnection
beforeAll(async () => {
  const app = {
    start: async (ref: string, context: CaseContext) => void told.push(['start', ref, context]),
    complete: async (ref: string, completion: Completion) =>
      void told.push(['complete', ref, completion]),
    clear: async (ref: string) => void told.push(['clear', ref]),
  }
  const options = { devices: [DEVICE], cookies: [COOKIE], plan: HANDLING_PLAN }
  connection = await openHttpConnection(await serveFront(app, options))
})
afterAll(() => connection.close())

test('a peer is driven by the requests that drive our own server', async () => {
  const alarm = alarmRequest(DEVICE, '7-x-0-0')
  const started = verify(alarm, await connection.request(alarm.request))
  const completion = completionRequest(COOKIE, started.instances?.[0] ?? '')
  verify(completion, await connection.request(completion.request))
  const cleared = clearedRequest(DEVICE, '7-x-0-0')
  verify(cleared, await connection.request(cleared.request))

  expect(told.map(([kind, ref]) => `${kind} ${ref}`)).toEqual([
    ...['start 7-x-0-0', 'complete 7-x-0-0', 'clear 7-x-0-0'],
  ])
  const [context, completed] = [told[0]?.[2] as CaseContext, told[1]?.[2] as Completion]
  expect(JSON.stringify(context).length).toBeGreaterThan(450)
  expect(isConfirmed(completed, context)).toBe(true)
  expect(isConfirmed(completed, { ...context, level: 1 })).toBe(false)
})

test('a peer lets nobody in whom our own server would refuse', async () => {
  const forged = alarmRequest({ ...DEVICE, secret: randomBytes(32) }, 'forged')
  const stranger = completionRequest('session=of-nobody', 'stranger')
  expect((await connection.request(forged.request)).status).toBe(401)
  expect((await connection.request(stranger.request)).status).toBe(401)
})
