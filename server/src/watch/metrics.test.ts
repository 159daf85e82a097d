import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { until } from '../../../tests/support/until.ts'
import { createMetrics, watchProcess } from './metrics.ts'
import { listenForMetrics } from './metrics-listener.ts'

const ALARM = JSON.stringify({ kind: 'alarm', occurredAt: '2026-09-28T01:12:00+08:00' })

let linli: TestApp
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'smoke-alarm')
})
afterAll(() => linli.close())

/** Value of one line of the exposition. */
async function read(line: string): Promise<number | null> {
  const text = await linli.metrics.registry.metrics()
  const found = text.split('\n').find((each) => each.startsWith(`${line} `))
  return found === undefined ? null : Number(found.slice(line.length + 1))
}

describe('the metrics', () => {
  test('count a webhook, its transition, its commit, and its effects when they have left', async () => {
    const response = await linli.callDevice({ deviceId: 'smoke-2-2-302', body: ALARM })
    expect(response.statusCode).toBe(202)

    expect(await read('linli_webhooks_total{outcome="started"}')).toBe(1)
    expect(await read('linli_transitions_total{input="start"}')).toBe(1)
    expect(await read('linli_commits_total{end="committed"}')).toBe(1)
    expect(await read('linli_batch_commands_count')).toBe(1)
    expect(await read('linli_command_seconds_count{command="acceptReading"}')).toBe(1)
    const route = 'method="POST",route="/hooks/devices/:deviceId",status="202"'
    expect(await read(`linli_http_request_seconds_count{${route}}`)).toBe(1)
    await until(async () => ((await read('linli_effects_total{outcome="delivered"}')) ?? 0) > 0)
    expect(await read('linli_effect_age_seconds_count')).toBeGreaterThan(0)
  })

  test('count a refused webhook by its code, and what no route answers under one name', async () => {
    const headers = { 'webhook-signature': undefined }
    await linli.callDevice({ deviceId: 'smoke-2-2-302', body: ALARM, headers })
    await linli.app.inject({ url: '/13800138000/张三' })

    expect(await read('linli_webhooks_total{outcome="signature.invalid"}')).toBe(1)
    const route = 'method="GET",route="none",status="404"'
    expect(await read(`linli_http_request_seconds_count{${route}}`)).toBe(1)
  })

  test('show what waits in the engine, the database and the pools', async () => {
    for (const name of [
      ...['linli_commands_waiting', 'linli_batches_under_way', 'linli_outbox_waiting'],
      ...[
        'linli_outbox_oldest_seconds',
        'linli_timers_overdue',
        'linli_pool_waiting{pool="engine"}',
      ],
    ])
      expect([name, await read(name)]).toEqual([name, expect.any(Number)])
  })
})

test('the metrics’ own door answers /metrics and nothing else', async () => {
  const metrics = createMetrics()
  watchProcess(metrics)
  const listener = await listenForMetrics(metrics.registry, { host: '127.0.0.1', port: 0 })
  const at = `http://127.0.0.1:${listener.port}`

  const answer = await fetch(`${at}/metrics`)
  expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4')
  expect(await answer.text()).toMatch(/^process_resident_memory_bytes \d+$/m)
  for (const path of ['/', '/metrics/', '/graphql'])
    expect((await fetch(at + path)).status).toBe(404)
  expect((await fetch(`${at}/metrics`, { method: 'POST' })).status).toBe(404)
  await listener.close()
})

test('the application’s own port knows no metrics', async () => {
  expect((await linli.app.inject({ url: '/metrics' })).statusCode).toBe(404)
})
