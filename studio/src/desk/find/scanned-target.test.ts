import { expect, test } from 'vitest'
import { scannedTarget } from './scanned-target.ts'

const HERE = 'https://linli.example'

test.each([
  [`${HERE}/desk/instances/01a2-b`, { id: '01a2-b' }],
  [`${HERE}/studio/instances/01a2-b`, { id: '01a2-b' }],
  [`${HERE}/track/TS20261121-0007?code=0001`, { number: 'TS20261121-0007' }],
  ['TS20261121-0007', { number: 'TS20261121-0007' }],
  [' ts20261121-0007 ', { number: 'TS20261121-0007' }],
])('%s leads to its case', (text, target) => {
  expect(scannedTarget(text, HERE)).toEqual(target)
})

test.each([
  'https://elsewhere.example/desk/instances/01a2-b',
  `${HERE}/desk`,
  `${HERE}/files/1`,
  'javascript:alert(1)',
  '6901234567892',
  '',
])('"%s" leads nowhere', (text) => {
  expect(scannedTarget(text, HERE)).toBeNull()
})
