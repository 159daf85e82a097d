import { describe, expect, it } from 'vitest'
import { createKnownKeys } from './known-keys.ts'

describe('what a node knows of keys', () => {
  it('presumes a key new once', () => {
    const keys = createKnownKeys()
    expect(keys.presumeNew('a', 0)).toBe(true)
    expect(keys.presumeNew('a', 0)).toBe(false)
    expect(keys.presumeNew('b', 0)).toBe(true)
  })

  it('presumes nothing for ten seconds after a presumed key was taken', () => {
    const keys = createKnownKeys()
    keys.distrust(1_000)
    expect(keys.presumeNew('a', 10_999)).toBe(false)
    expect(keys.presumeNew('b', 11_000)).toBe(true)
  })

  it('remembers what it met while it presumed nothing', () => {
    const keys = createKnownKeys()
    keys.distrust(0)
    expect(keys.presumeNew('a', 1)).toBe(false)
    expect(keys.presumeNew('a', 20_000)).toBe(false)
  })

  it('knows the instance of a correlation key until it forgets it', () => {
    const keys = createKnownKeys()
    keys.learn('fire-7', 'instance-1')
    expect(keys.instanceOf('fire-7')).toBe('instance-1')
    keys.forget('fire-7')
    expect(keys.instanceOf('fire-7')).toBeUndefined()
  })
})
