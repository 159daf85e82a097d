import { describe, expect, it } from 'vitest'
import { createRecentMap } from './recent-map.ts'

describe('recent map', () => {
  it('forgets what was not asked for the longest', () => {
    const map = createRecentMap<number>(2)
    map.set('a', 1)
    map.set('b', 2)
    map.get('a')

    map.set('c', 3)

    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3])
  })
})
