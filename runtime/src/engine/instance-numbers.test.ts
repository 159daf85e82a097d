import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../memory/memory-store.ts'
import { createInstanceNumbers } from './instance-numbers.ts'

/** 2026-11-21 23:30 at UTC+8. */
const EVENING = Date.UTC(2026, 10, 21, 15, 30)

describe('instance numbers', () => {
  it('carry the family and the local day, and count without a gap inside a block', async () => {
    const numbers = createInstanceNumbers(createMemoryStore({ now: () => EVENING }))

    const sheet = await numbers.take({ tenantId: 't', family: 'TS', now: EVENING }, 3)

    expect([sheet.next(), sheet.next(), sheet.next()]).toEqual([
      'TS20261121-0001',
      'TS20261121-0002',
      'TS20261121-0003',
    ])
  })

  it('that a batch did not use are used by the next one', async () => {
    const numbers = createInstanceNumbers(createMemoryStore({ now: () => EVENING }))
    const first = await numbers.take({ tenantId: 't', family: 'TS', now: EVENING }, 60)
    first.next()
    first.giveBack()

    const second = await numbers.take({ tenantId: 't', family: 'TS', now: EVENING }, 1)

    expect(second.next()).toBe('TS20261121-0002')
  })

  it('come in larger blocks while blocks last no second, and in small ones again later', async () => {
    const sizes: number[] = []
    const store = createMemoryStore({ now: () => EVENING })
    const numbers = createInstanceNumbers({
      ...store,
      takeNumbers: (block) => {
        sizes.push(block.size)
        return store.takeNumbers(block)
      },
    })
    for (const now of [0, 900, 1_800, 1_850, 1_851, 1_852, 1_853, 10_000].map(
      (ms) => EVENING + ms,
    )) {
      await numbers.take({ tenantId: 't', family: 'TS', now }, 50)
    }

    expect(sizes).toEqual([50, 100, 200, 50])
  })

  it('begin anew on the next local day', async () => {
    const numbers = createInstanceNumbers(createMemoryStore({ now: () => EVENING }))
    await numbers.take({ tenantId: 't', family: 'TS', now: EVENING }, 1)

    const sheet = await numbers.take({ tenantId: 't', family: 'TS', now: EVENING + 3_600_000 }, 1)

    expect(sheet.next()).toBe('TS20261122-0001')
  })

  it('of two nodes never meet', async () => {
    const store = createMemoryStore({ now: () => EVENING })
    const request = { tenantId: 't', family: 'TS', now: EVENING }
    const sheets = await Promise.all([
      createInstanceNumbers(store).take(request, 80),
      createInstanceNumbers(store).take(request, 80),
    ])

    const all = sheets.flatMap((sheet) => Array.from({ length: 80 }, () => sheet.next()))

    expect(new Set(all).size).toBe(160)
  })
})
