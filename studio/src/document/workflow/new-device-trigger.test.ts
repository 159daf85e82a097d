import { expect, test } from 'vitest'
import { newDeviceTrigger } from './new-device-trigger.ts'

test('a trigger begins with a type of device that the street has, and there is none without a device', () => {
  expect(newDeviceTrigger(['water_level', 'smoke_home', 'smoke_home'])).toMatchObject({
    kind: 'device',
    deviceType: 'smoke_home',
  })
  expect(newDeviceTrigger([])).toBeNull()
})
