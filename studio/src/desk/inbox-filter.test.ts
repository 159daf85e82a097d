import { expect, test } from 'vitest'
import { type InboxFilter, inboxFilterOf, isNarrowed, NO_FILTER, queryOf } from './inbox-filter.ts'

test('a filter survives its address', () => {
  const filter: InboxFilter = {
    ...{ tab: 'done', holder: 'pool', kind: 'complaint', text: '2号楼 a&b' },
    ...{ step: '受理甄别', due: 'overdue' },
  }
  expect(inboxFilterOf(new URLSearchParams(queryOf(filter)))).toEqual(filter)
})

test.each(['mine', 'pool', 'team'] as const)(
  '%s is in the address, and so in a saved view',
  (holder) => {
    const query = queryOf({ ...NO_FILTER, holder })
    expect(query).toBe(`?holder=${holder}`)
    expect(inboxFilterOf(new URLSearchParams(query)).holder).toBe(holder)
  },
)

test('no filter has no query', () => {
  expect(queryOf(NO_FILTER)).toBe('')
  expect(inboxFilterOf(new URLSearchParams(''))).toEqual(NO_FILTER)
})

test('unknown values in an address narrow nothing', () => {
  const filter = inboxFilterOf(new URLSearchParams('tab=x&holder=everybody&due=never'))
  expect(filter).toEqual(NO_FILTER)
  expect(isNarrowed(filter)).toBe(false)
})
