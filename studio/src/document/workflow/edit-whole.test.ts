import type { Definition } from '@linli/schemas/definition'
import { expect, test } from 'vitest'
import { templateOf } from '../../../../tests/support/edit-definition.ts'
import { setNearby, setRetention } from './edit-whole.ts'

const complaint = templateOf('complaint')

test.each<[string, (definition: Definition) => Definition]>([
  ['nearby', (definition) => setNearby(definition, { kind: 'category', kinds: {} })],
  [
    'retention',
    (definition) => setRetention(setNearby(definition, null), { days: 9, erase: 'marked' }),
  ],
])('what is kept of %s changes where it stands', (key, change) => {
  const before = change(complaint)
  const keys = Object.keys({ ...before, remarks: {} })
  const after = change({ ...before, remarks: {} })
  expect(Object.keys(after)).toEqual(keys)
  expect(keys.indexOf(key)).toBeLessThan(keys.indexOf('remarks'))
})
