import { describe, expect, it } from 'vitest'
import { createRecentMap } from './recent-map.ts'

describe('recent map', () => {
  it('keeps what was used lately and forgets the rest', () => {
    const map = createRecentMap<number>(6)
    for (const [index, key] of ['a', 'b', 'c'].entries()) map.set(key, index)
    map.get('a')

    map.set('d', 3)
    map.set('e', 4)

    expect(['a', 'd', 'e'].map((key) => map.get(key))).toEqual([0, 3, 4])
    expect(map.get('b')).toBeUndefined()
  })

  it('holds no more than its limit', () => {
    const map = createRecentMap<number>(10)
    const keys = Array.from({ length: 100 }, (_, index) => `k${index}`)
    for (const [index, key] of keys.entries()) map.set(key, index)

    const kept = keys.filter((key) => map.get(key) !== undefined)

    expect(kept.length).toBeLessThanOrEqual(10)
    expect(kept).toEqual(expect.arrayContaining(keys.slice(-5)))
  })

  it('forgets what is deleted, in whichever generation it is', () => {
    const map = createRecentMap<number>(4)
    for (const [index, key] of ['a', 'b', 'c'].entries()) map.set(key, index)

    for (const key of ['a', 'c']) map.delete(key)

    expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual([undefined, 1, undefined])
  })
})
