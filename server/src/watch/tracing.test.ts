import { context, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import {
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { until } from '../../../tests/support/until.ts'
import { createTracing } from './tracing.ts'

const exporter = new InMemorySpanExporter()
const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] })
const ALARM = JSON.stringify({ kind: 'alarm', occurredAt: '2026-09-28T01:12:00+08:00' })

let linli: TestApp
beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  linli = await startApp({ tracing: createTracing(provider.getTracer('test')) })
  await publishTemplate(linli.services, linli.street.tenant.id, 'smoke-alarm')
})
beforeEach(() => exporter.reset())
afterAll(async () => {
  await linli.close()
  context.disable()
  trace.disable()
})

function span(name: string): ReadableSpan | undefined {
  return exporter.getFinishedSpans().find((each) => each.name === name)
}
const idOf = (each: ReadableSpan | undefined) => each?.spanContext().spanId
const linkedIds = (each: ReadableSpan | undefined) => each?.links.map((link) => link.context.spanId)

test('one trace leads from the webhook over the command and its commit to the effect', async () => {
  const response = await linli.callDevice({ deviceId: 'smoke-2-2-302', body: ALARM })
  await until(async () => span('deliver effect') !== undefined)

  const request = span('POST /hooks/devices/:deviceId')
  const [command, commit, effect] = [
    ...[span('engine acceptReading'), span('commit'), span('deliver effect')],
  ]
  expect(request?.attributes['http.response.status_code']).toBe(202)
  expect(idOf(request)).toBe(command?.parentSpanContext?.spanId)
  expect(linkedIds(commit)).toEqual([idOf(command)])
  expect(linkedIds(command)).toEqual([idOf(commit)])
  expect(effect?.parentSpanContext?.spanId).toBe(idOf(command))
  expect(linkedIds(effect)).toEqual([idOf(commit)])
  const traces = [request, command, commit, effect].map((each) => each?.spanContext().traceId)
  expect(new Set(traces).size).toBe(1)
  expect(effect?.attributes['linli.instance.id']).toBe(response.json().instances[0])
})

test('commands that are committed together are linked to the one commit', async () => {
  const devices = ['smoke-2-2-302', 'smoke-2-2-402', 'smoke-2-2-302']
  await Promise.all(
    devices.map((deviceId, n) => linli.callDevice({ deviceId, body: ALARM, messageId: `t-${n}` })),
  )

  const commands = exporter.getFinishedSpans().filter(({ name }) => name === 'engine acceptReading')
  const commits = exporter.getFinishedSpans().filter(({ name }) => name === 'commit')
  expect(commits.flatMap(linkedIds).sort()).toEqual(commands.map(idOf).sort())
})

test('a refusal is told by its code, and a caller’s trace is not believed', async () => {
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  const headers = { traceparent }
  await linli.callDevice({ deviceId: 'smoke-2-2-302', body: '{"kind":"?"}', headers })

  expect(span('engine acceptReading')?.attributes['error.type']).toBe('reading.invalid')
  expect(span('engine acceptReading')?.events).toEqual([])
  const request = span('POST /hooks/devices/:deviceId')
  expect(request?.parentSpanContext).toBe(undefined)
  expect(request?.spanContext().traceId).not.toBe('0af7651916cd43dd8448eb211c80319c')
})
