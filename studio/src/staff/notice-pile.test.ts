import { describe, expect, test } from 'vitest'
import { grown, inOrder, newestPile, olderAsked } from './notice-pile.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()
const told = (id: string, minute: number) => ({ id, title: id, body: '', at: at(minute) })
const ofCase = (minute: number) => ({
  __typename: 'Notice' as const,
  ...told(`c${minute}`, minute),
  readAt: null,
  instanceId: 'i',
})
const ofHerself = (minute: number) => ({
  __typename: 'PersonNotice' as const,
  ...told(`p${minute}`, minute),
  kind: 'POST' as const,
})
const ids = (pile: ReturnType<typeof newestPile>) => inOrder(pile).map(({ id }) => id)

/** From the newest down, as many as a page has. */
const page = (newest: number) => Array.from({ length: 50 }, (_, index) => ofCase(newest - index))

describe('a pile of notices', () => {
  test('shows nothing between which another kind may still have something', () => {
    const first = newestPile({
      notices: page(200),
      teamNotices: [],
      personNotices: [ofHerself(170), ofHerself(20)],
    })
    // Of the cases those before minute 151 are not known yet; her own of minute 20 would stand after them.
    expect(ids(first)).not.toContain('p20')
    expect(ids(first)).toHaveLength(51)
    expect(olderAsked(first)).toMatchObject({ ofCases: true, ofTeams: false, ofHerself: false })
    expect(olderAsked(first)).toMatchObject({ notice: 'c151' })

    const all = grown(first, { notices: [ofCase(150), ofCase(10)] })
    expect(ids(all).slice(-4)).toEqual(['c151', 'c150', 'p20', 'c10'])
    expect(olderAsked(all)).toBeNull()
  })

  test('of nothing is nothing, and nothing is asked of it', () => {
    const none = newestPile({ notices: [], teamNotices: [], personNotices: [] })
    expect([ids(none), olderAsked(none)]).toEqual([[], null])
  })
})
