import { expect, test } from 'vitest'
import { addressOf, filterOf, isNarrowed, soughtOf } from './audit-filter.ts'

const sought = { who: '赵', object: 'TS1', deed: 'publish', from: '2026-03-01', to: '2026-03-02' }

test('what is sought survives its address', () => {
  const [, query] = addressOf(sought, 'x/y').split('?')
  expect(soughtOf(new URLSearchParams(query))).toEqual(sought)
  expect(addressOf(soughtOf(new URLSearchParams('')), null)).toBe('/audit')
})

test('days are those of the city, and the last one is included', () => {
  expect(filterOf(sought)).toMatchObject({
    from: '2026-02-28T16:00:00.000Z',
    to: '2026-03-02T16:00:00.000Z',
  })
})

test('what is no day narrows nothing', () => {
  const odd = soughtOf(new URLSearchParams('from=2026-99-01&to=x'))
  expect(isNarrowed(odd)).toBe(false)
  expect(filterOf(odd)).toMatchObject({ from: null, to: null, who: null })
})
