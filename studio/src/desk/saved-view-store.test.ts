import { expect, test } from 'vitest'
import { viewsIn } from './saved-view-store.ts'

const view = { name: '今天到期', query: '?due=today' }

test('a worker finds the views she named, and nobody those of another account', () => {
  const text = JSON.stringify({ accountId: 'wang', views: [view] })
  expect(viewsIn(text, 'wang')).toEqual([view])
  expect(viewsIn(text, 'chen')).toEqual([])
})

test('what cannot be read, or leads anywhere but to a filter, is no view', () => {
  for (const text of [null, '', '{', '[]', '{"views":[]}'])
    expect(viewsIn(text, 'wang')).toEqual([])
  const views = [{ name: '别处', query: '/../studio' }, { name: 1 }, view]
  expect(viewsIn(JSON.stringify({ accountId: 'wang', views }), 'wang')).toEqual([view])
})
