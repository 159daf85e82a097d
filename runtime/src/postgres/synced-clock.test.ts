import { describe, expect, it } from 'vitest'
import { createSyncedClock } from './synced-clock.ts'

const FAR = 1_790_000_000_000

describe('synced clock', () => {
  it('never leads the other clock, whenever in the round trip that one was read', () => {
    const clock = createSyncedClock(() => 1_000)

    clock.accept({ sentAt: 900, theirs: FAR + 900, receivedAt: 1_000 })

    expect(clock.now()).toBeLessThanOrEqual(FAR + 1_000)
    expect(clock.now()).toBeGreaterThanOrEqual(FAR + 900)
  })

  it('keeps the tightest reading when a slow one follows', () => {
    let moment = 1_000
    const clock = createSyncedClock(() => moment)
    clock.accept({ sentAt: 999, theirs: FAR + 999.5, receivedAt: 1_000 })

    moment = 11_000
    clock.accept({ sentAt: 10_000, theirs: FAR + 10_100, receivedAt: 11_000 })

    expect(clock.now()).toBeGreaterThanOrEqual(FAR + 11_000 - 4)
    expect(clock.now()).toBeLessThanOrEqual(FAR + 11_000)
  })

  it('follows a clock that was set back', () => {
    let moment = 1_000
    const clock = createSyncedClock(() => moment)
    clock.accept({ sentAt: 999, theirs: FAR + 999.5, receivedAt: 1_000 })

    moment = 2_000
    clock.accept({ sentAt: 1_998, theirs: FAR - 58_001, receivedAt: 2_000 })

    expect(clock.now()).toBeLessThanOrEqual(FAR - 58_000)
  })
})
