import { expect, test } from 'vitest'
import { chooseWay, readChoice, waysFor } from './choose-way.ts'

const ALL = ['sms', 'voice', 'wecom', 'dingtalk', 'webhook'] as const
const asked = { channel: 'sms', toldBy: null, isUrgent: false, has: ALL } as const

test.each([
  ['nobody chose: as the service says', { channel: 'wecom' }, 'wecom'],
  ['she chose another', { toldBy: 'voice' }, 'voice'],
  ['she chose the app alone', { channel: 'voice', toldBy: 'app' }, 'app'],
  ['urgent: as the service says', { channel: 'voice', toldBy: 'app', isUrgent: true }, 'voice'],
  ['the street’s own gateway is nobody’s choice', { channel: 'webhook', toldBy: 'app' }, 'webhook'],
  ['the street lacks her choice', { toldBy: 'wecom', has: ['sms', 'voice'] }, 'sms'],
  ['the street lacks what the service says', { channel: 'voice', has: ['sms'] }, 'sms'],
  [
    'the street lacks her choice, not what the service says',
    { channel: 'voice', toldBy: 'wecom', has: ['sms', 'voice'] },
    'voice',
  ],
  ['the street has none', { channel: 'wecom', has: [] }, 'wecom'],
] as const)('%s', (_, case_, way) => {
  expect(chooseWay({ ...asked, ...case_ })).toBe(way)
})

test('residents choose among what reaches residents, and nobody what is not there', () => {
  expect(waysFor('resident', ALL)).toEqual(['app', 'sms', 'voice'])
  expect(waysFor('worker', ALL)).toEqual(['app', 'sms', 'voice', 'wecom', 'dingtalk'])
  expect(waysFor('resident', [])).toEqual(['app'])
  expect([readChoice('webhook'), readChoice('pigeon'), readChoice(null)]).toEqual([
    null,
    null,
    null,
  ])
})
