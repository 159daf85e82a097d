import { createHmac } from 'node:crypto'
import type { HttpRequest } from './http-connection.ts'

export interface DeviceKey {
  readonly deviceId: string
  /** The secret as the device holds it. */
  readonly secret: string | Buffer
}

/** The request a device sends for one reading, as docs/webhooks.md describes it. `nowMs` is the device's clock. */
export function signWebhook(
  key: DeviceKey,
  message: { readonly id: string; readonly body: string; readonly nowMs: number },
): HttpRequest {
  const timestamp = Math.floor(message.nowMs / 1000)
  const signature = createHmac('sha256', key.secret)
    .update(`${message.id}.${timestamp}.${message.body}`)
    .digest('base64')
  return {
    method: 'POST',
    path: `/hooks/devices/${key.deviceId}`,
    headers: `content-type: application/json\r\nwebhook-id: ${message.id}\r\nwebhook-timestamp: ${timestamp}\r\nwebhook-signature: v1,${signature}\r\n`,
    body: message.body,
  }
}
