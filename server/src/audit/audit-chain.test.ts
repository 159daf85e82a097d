import { describe, expect, test } from 'vitest'
import type { Anchor, SealedRow } from './audit-chain.ts'
import { checkChain, firstHash, sealOf } from './audit-chain.ts'

const TENANT = 'street'
const CHAIN = chainOf(8)
const HEAD = { seq: 8, hash: CHAIN[7]?.hash ?? '' }

function chainOf(count: number): readonly SealedRow[] {
  let before = firstHash(TENANT)
  return Array.from({ length: count }, (_, index) => {
    const seq = index + 1
    const row = {
      ...{ id: `id-${seq}`, at: `2026-03-0${seq}T00:00:00.000Z`, actorId: 'shen' },
      ...{ deed: 'publish', object: `definition:care@${seq}`, detail: '{"reason":"好"}' },
    }
    before = sealOf(before, seq, row)
    return { ...row, seq, hash: before }
  })
}

function verdictOf(rows: readonly SealedRow[], anchors: readonly Anchor[] = [HEAD]) {
  const check = checkChain(TENANT, anchors)
  for (const row of rows) check.take(row)
  return check.end()
}

const row = (seq: number) => CHAIN[seq - 1] as SealedRow
const without = (seq: number) => CHAIN.filter((one) => one.seq !== seq)

describe('a chain', () => {
  test('that nobody touched is whole, and so is one without rows', () => {
    expect(verdictOf(CHAIN)).toEqual({ count: 8, breaks: [] })
    expect(verdictOf([], [])).toEqual({ count: 0, breaks: [] })
  })

  test.each(['id', 'at', 'actorId', 'deed', 'object', 'detail'] as const)(
    'with one letter of `%s` changed is broken at that row',
    (part) => {
      const changed = { ...row(4), [part]: `${row(4)[part]}!` }
      const rows = CHAIN.with(3, changed)
      expect(verdictOf(rows).breaks).toEqual([{ kind: 'changed', from: 4, to: 4 }])
    },
  )

  test('with a row changed and sealed anew is broken at the next', () => {
    const forged = { ...row(4), detail: '{}' }
    const rows = CHAIN.with(3, { ...forged, hash: sealOf(row(3).hash, 4, forged) })
    expect(verdictOf(rows).breaks).toEqual([{ kind: 'changed', from: 5, to: 5 }])
  })

  test('misses rows by their numbers, at the beginning, in the middle and at the end', () => {
    expect(verdictOf(without(1)).breaks).toEqual([{ kind: 'missing', from: 1, to: 1 }])
    expect(verdictOf(without(5)).breaks).toEqual([{ kind: 'missing', from: 5, to: 5 }])
    expect(verdictOf(CHAIN.slice(0, 6)).breaks).toEqual([{ kind: 'missing', from: 7, to: 8 }])
  })

  test('with two rows swapped names the one that is not at its place', () => {
    const rows = CHAIN.with(3, row(5)).with(4, row(4))
    expect(verdictOf(rows).breaks).toEqual([{ kind: 'misplaced', from: 4, to: 4 }])
  })

  test('with two rows that swapped their numbers is broken at both', () => {
    const rows = CHAIN.with(3, { ...row(5), seq: 4, hash: row(4).hash }).with(4, {
      ...{ ...row(4), seq: 5, hash: row(5).hash },
    })
    expect(verdictOf(rows).breaks.map(({ from }) => from)).toEqual([4, 5])
  })

  test('names the number of a row that was put in, before or after the genuine one', () => {
    const stranger = { ...row(4), id: 'stranger', actorId: 'somebody' }
    expect(verdictOf(CHAIN.toSpliced(4, 0, stranger)).breaks).toEqual([
      { kind: 'inserted', from: 4, to: 4 },
    ])
    expect(verdictOf(CHAIN.toSpliced(3, 0, stranger)).breaks).toEqual([
      { kind: 'inserted', from: 4, to: 4 },
    ])
  })

  test('with a row put in and everything after it numbered anew is broken there', () => {
    const stranger = { ...row(4), id: 'stranger' }
    const moved = CHAIN.slice(3).map((one) => ({ ...one, seq: one.seq + 1 }))
    const { breaks } = verdictOf([...CHAIN.slice(0, 3), stranger, ...moved], [])
    expect(breaks[0]).toEqual({ kind: 'changed', from: 4, to: 4 })
  })

  test('written anew as a whole is told by a number and hash that somebody wrote down', () => {
    let before = firstHash(TENANT)
    const forged = CHAIN.map((one) => {
      before = sealOf(before, one.seq, { ...one, actorId: 'somebody' })
      return { ...one, actorId: 'somebody', hash: before }
    })
    expect(verdictOf(forged, []).breaks).toEqual([])
    expect(verdictOf(forged, [{ seq: 6, hash: row(6).hash }]).breaks).toEqual([
      { kind: 'rewritten', from: 6, to: 6 },
    ])
  })

  test('of one tenant is none of another', () => {
    const check = checkChain('other', [])
    for (const one of CHAIN) check.take(one)
    expect(check.end().breaks).toEqual([{ kind: 'changed', from: 1, to: 1 }])
  })
})
