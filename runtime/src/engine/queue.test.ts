import { describe, expect, it } from 'vitest'
import { createHeldKeys } from './held-keys.ts'
import { type QueuedEntry, takeBatch } from './queue.ts'

describe('takeBatch', () => {
  it('takes the first ones and holds their keys', () => {
    const held = createHeldKeys()
    const holder = {}

    const { taken, left } = takeBatch([queued('a'), queued('b'), queued('c')], {
      held,
      holder,
      maxBatch: 2,
    })

    expect(names(taken)).toEqual(['a', 'b'])
    expect(names(left)).toEqual(['c'])
    expect(held.isForeign('a', {})).toBe(true)
  })

  it('lets several commands of one key travel together', () => {
    const { taken } = takeBatch([queued('a'), queued('a')], options())

    expect(names(taken)).toEqual(['a', 'a'])
  })

  it('passes over what another batch holds, and keeps the order of what shares a key with it', () => {
    const held = createHeldKeys()
    held.hold('a', {})

    const { taken, left } = takeBatch([queued('a', 'b'), queued('b'), queued('c')], {
      ...options(),
      held,
    })

    expect(names(taken)).toEqual(['c'])
    expect(names(left)).toEqual(['a b', 'b'])
  })

  it('gives the keys back when the holder ends', () => {
    const held = createHeldKeys()
    const holder = {}
    takeBatch([queued('a')], { ...options(), held, holder })

    held.release(holder)

    expect(held.isForeign('a', {})).toBe(false)
  })
})

function options() {
  return { held: createHeldKeys(), holder: {}, maxBatch: 10 }
}

function queued(...keys: string[]): QueuedEntry {
  const entry = {
    tenantId: 't',
    needs: {},
    compute: () => ({ kind: 'answer' as const, value: null }),
  }
  const unheard = { resolve: () => undefined, reject: () => undefined }
  return { entry, keys, attempts: 0, origin: undefined, ...unheard }
}

function names(entries: readonly QueuedEntry[]): string[] {
  return entries.map((each) => each.keys.join(' '))
}
