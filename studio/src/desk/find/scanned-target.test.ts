import { expect, test } from 'vitest'
import { scannedTarget } from './scanned-target.ts'

const HERE = 'https://linli.example'

test.each([
  [`${HERE}/desk/instances/01a2-b`, { id: '01a2-b' }],
  [`${HERE}/studio/instances/01a2-b`, { id: '01a2-b' }],
  [`${HERE}/track/TS20261121-0007?code=0001`, { number: 'TS20261121-0007' }],
  ['TS20261121-0007', { number: 'TS20261121-0007' }],
  [' ts20261121-0007 ', { number: 'TS20261121-0007' }],
  [`${HERE}/at/23456789ABCDEF`, { code: '23456789ABCDEF' }],
  [`${HERE}/at/23456789abcdef?lang=en`, { code: '23456789ABCDEF' }],
])('%s leads where it says', (text, target) => {
  expect(scannedTarget(text, HERE)).toEqual(target)
})

test.each([
  'https://elsewhere.example/desk/instances/01a2-b',
  `${HERE}/desk`,
  `${HERE}/files/1`,
  'https://elsewhere.example/at/23456789ABCDEF',
  `${HERE}/at/2345`,
  `${HERE}/at/%E0%A4%A`,
  'javascript:alert(1)',
  '6901234567892',
  '',
])('"%s" leads nowhere', (text) => {
  expect(scannedTarget(text, HERE)).toBeNull()
})
