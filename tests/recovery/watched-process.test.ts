import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findFreePort } from '../../server/src/database/postgres-process.ts'
import { type CrowdScene, createCrowdScene } from '../support/crowd-scene.ts'
import { openHttpConnection } from '../support/http-connection.ts'
import { signWebhook } from '../support/sign-webhook.ts'
import { until } from '../support/until.ts'

const received: string[] = []
const collector = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8').on('data', (part) => {
    body += part
  })
  request.on('end', () => {
    received.push(`${request.url} ${body}`)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
})

let scene: CrowdScene
let metricsPort: number
beforeAll(async () => {
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  const address = collector.address()
  const port = typeof address === 'object' ? address?.port : 0
  metricsPort = await findFreePort()
  scene = await createCrowdScene({
    METRICS_PORT: String(metricsPort),
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
  })
})
afterAll(() => collector.close())

it('the process serves its metrics apart from its pages and sends its spans before it ends', async () => {
  const [key] = scene.devices
  if (key === undefined) throw new Error('The street has devices.')
  const body = JSON.stringify({ kind: 'alarm', ref: 'a', level: 3 })
  const connection = await openHttpConnection(scene.server.port)
  const answer = await connection.request(signWebhook(key, { id: 'm', body, nowMs: Date.now() }))
  connection.close()
  expect(answer.status).toBe(202)

  const scrape = async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
  await until(async () => (await scrape()).includes('linli_effects_total{outcome="delivered"} 1'))
  const metrics = await scrape()
  expect(metrics).toContain('linli_webhooks_total{outcome="started"} 1')
  expect(metrics).toMatch(/^nodejs_eventloop_lag_seconds \d/m)
  expect(metrics).toMatch(/^process_cpu_seconds_total \d/m)

  await scene.close()
  const names = [
    'POST /hooks/devices/:deviceId',
    'engine acceptReading',
    'commit',
    'deliver effect',
  ]
  for (const name of names) expect(received.join()).toContain(`"name":"${name}"`)
  expect(received[0]).toMatch(/^\/v1\/traces /)
})
