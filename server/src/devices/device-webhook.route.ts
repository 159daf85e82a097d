import { hash } from 'node:crypto'
import type { Clock, Engine, ReadingAnswer } from '@linli/runtime'
import { LinliError } from '@linli/schemas/linli-error'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { knownError, replyError } from '../http/reply-error.ts'
import type { Shares } from '../http/shares.ts'
import { parseStrictObject } from '../http/strict-json.ts'
import type { RequestMetrics } from '../watch/request-metrics.ts'
import type { DeviceSamples } from './device-samples.ts'
import type { RegisteredDevices } from './registered-devices.ts'
import { verifySignature } from './verify-signature.ts'

const BODY_LIMIT = 256 * 1024

interface WebhookDeps {
  readonly engine: Engine
  readonly clock: Clock
  readonly devices: RegisteredDevices
  readonly deviceSamples: DeviceSamples
  readonly deviceShares: Shares
  readonly requests: Pick<RequestMetrics, 'webhook'>
}

/** `POST /hooks/devices/:deviceId`. 202 only after the commit (I1); the same id again answers `duplicate` with the first
 *  answer (I2). The hot path: one cached look-up, one HMAC, one engine command. */
export async function deviceWebhookRoute(
  app: FastifyInstance,
  { engine, clock, devices, deviceSamples, deviceShares, requests }: WebhookDeps,
): Promise<void> {
  app.setErrorHandler((error, request, reply) => {
    requests.webhook(knownError(error).code)
    replyError(error, request, reply)
  })
  // In this scope alone bodies stay raw bytes, because the signature covers bytes.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    (_request, body, done) => done(null, body),
  )

  app.post<{ Params: { deviceId: string }; Body: Buffer }>(
    '/hooks/devices/:deviceId',
    { bodyLimit: BODY_LIMIT },
    async (request, reply) => {
      const device = await devices.find(request.params.deviceId)
      if (device === null) throw new LinliError('device.unknown', 'No such device.')
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const messageId = header(request, 'webhook-id')
      verifySignature(
        {
          messageId,
          timestamp: header(request, 'webhook-timestamp'),
          signatures: header(request, 'webhook-signature'),
          body,
        },
        device.secret,
        clock.now(),
      )
      const { tenantId, id, type, name, nodeId } = device
      const reading = parseStrictObject(body)
      deviceSamples.note(device, reading)
      // After the signature: nobody else can use up a device's share.
      const giveBack = deviceShares.take(`${tenantId}/${id}`)
      const answer = await engine
        .acceptReading({
          ...{ tenantId, device: { id, type, name, nodeId }, messageId },
          bodyHash: hash('sha256', body),
          reading,
        })
        .finally(giveBack)
      devices.seen(device)
      requests.webhook(answer.kind)
      return reply.code(202).send(answer satisfies ReadingAnswer)
    },
  )
}

function header(request: FastifyRequest, name: string): string {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}
