import type { DeviceTrigger } from '@linli/schemas/definition'

/** A trigger for an alarm of the first type of device that the street has; null where it has none, since nothing would ever come. */
export function newDeviceTrigger(types: readonly string[]): DeviceTrigger | null {
  const [deviceType] = [...new Set(types)].sort()
  if (deviceType === undefined) return null
  return {
    ...{ kind: 'device', deviceType },
    schema: { type: 'object', properties: { alarm: { type: 'boolean' } } },
    match: 'has(reading.alarm) && reading.alarm',
    ...{ key: 'device.id', policy: 'start', node: 'device.nodeId', set: {} },
  }
}
