import { expect, test } from 'vitest'
import { newKey } from './new-key.ts'

test('a key is a version 4 UUID and differs from the one before', () => {
  const first = newKey()
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(newKey()).not.toBe(first)
})
