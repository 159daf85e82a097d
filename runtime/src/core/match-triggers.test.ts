import type { DeviceTrigger } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import { describe, expect, test } from 'vitest'
import { ALARM, alarmReading, SENSOR } from '../../../tests/support/builders.ts'
import { compileDefinition } from './compile-definition.ts'
import { checkReading, matchTriggers } from './match-triggers.ts'

const PROGRAM = compileDefinition(ALARM, 'alarm')

describe('matchTriggers', () => {
  test('a reading that meets a trigger gives its key, policy and event', () => {
    expect(matchTriggers(PROGRAM, SENSOR, alarmReading('room-1'))).toEqual({
      matches: [{ trigger: 0, key: 'room-1', policy: 'start-or-signal', event: 'cleared' }],
      failures: [],
    })
  })

  test.each<[string, JsonObject, string]>([
    ['another type of device', alarmReading('r'), 'door'],
    ['a condition that does not hold', alarmReading('r', 'quiet'), 'smoke'],
    ['another shape', { kind: 'alarm' }, 'smoke'],
  ])('%s meets nothing', (_, reading, type) => {
    expect(matchTriggers(PROGRAM, { ...SENSOR, type }, reading)).toEqual({
      matches: [],
      failures: [],
    })
  })

  test('a trigger whose expression fails keeps no other from matching', () => {
    const [device] = ALARM.triggers
    const divides = { ...device, match: 'reading.divisor / 0 == 1' } as DeviceTrigger
    const program = compileDefinition({ ...ALARM, triggers: [divides, ...ALARM.triggers] }, 'two')

    const { matches, failures } = matchTriggers(program, SENSOR, {
      ...alarmReading('room-1'),
      divisor: 4,
    })

    expect(matches.map(({ trigger }) => trigger)).toEqual([1])
    expect(failures).toMatchObject([{ code: 'expression.failed' }])
  })
})

describe('checkReading', () => {
  test('says what is wrong with the shape, and nothing about devices it does not know', () => {
    expect(
      checkReading(PROGRAM, 'smoke', { kind: 'x' }).map(({ field, code }) => `${field} ${code}`),
    ).toEqual(['kind field.choice', 'ref field.required'])
    expect(checkReading(PROGRAM, 'smoke', alarmReading('r'))).toEqual([])
    expect(checkReading(PROGRAM, 'door', {})).toEqual([])
  })
})
