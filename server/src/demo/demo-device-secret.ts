import { createHmac } from 'node:crypto'

/** A demo device's secret follows from the installation's key, so that whoever may read the key file (and nobody else)
 *  can speak for the device: scripts/demo-device.mjs computes the same. */
export function demoDeviceSecret(key: Buffer, deviceId: string): Buffer {
  return createHmac('sha256', key).update(`demo-device|${deviceId}`).digest()
}
