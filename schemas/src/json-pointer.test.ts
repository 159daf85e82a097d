import { describe, expect, test } from 'vitest'
import { escapePointer, pointerKeys } from './json-pointer.ts'

describe('JSON Pointer', () => {
  test('keys with slashes and tildes come back as they were', () => {
    const keys = ['a/b', 'm~n', '~1', '', '网格']

    expect(pointerKeys(keys.map((key) => `/${escapePointer(key)}`).join(''))).toEqual(keys)
  })

  test('the empty pointer names the whole document', () => {
    expect(pointerKeys('')).toEqual([])
  })
})
