import { expect, test } from 'vitest'
import { type KnownGap, knownFromNow, SETTLES_MS } from './known-gaps.ts'

const NOW = 1_000_000_000
const H = 3_600_000
const gap = (fromHour: number, untilHour: number) => ({
  fromAt: NOW + fromHour * H,
  untilAt: NOW + untilHour * H,
})
/** Looks again and again, and gives what was told at each look, as hours from the first. */
function looks(...found: readonly (readonly [number, readonly ReturnType<typeof gap>[]])[]) {
  let known: readonly KnownGap[] = []
  return found.map(([minutes, gaps]) => {
    const now = NOW + minutes * 60_000
    const looked = knownFromNow(known, gaps, { now, untilAt: NOW + 168 * H })
    known = looked.gaps
    return looked.toTell.map(({ fromAt, untilAt }) => [(fromAt - NOW) / H, (untilAt - NOW) / H])
  })
}

test('a gap is told once it has stood for a while, and not again', () => {
  const one = [gap(20, 24)]
  expect(looks([0, one], [5, one], [10, one], [11, one], [5_000, one])).toEqual([
    ...[[], [], [[20, 24]], [], []],
  ])
})

test('one that is filled meanwhile is never told, and one that comes back is told anew', () => {
  const one = [gap(20, 24)]
  expect(looks([0, one], [5, []], [12, one], [21, one], [22, one])).toEqual([
    ...[[], [], [], [], [[20, 24]]],
  ])
  expect(looks([0, one], [10, one], [20, []], [30, one], [40, one]).flat()).toHaveLength(2)
})

test('what is left of one that was partly filled was told with it; what it grew by is told, and alone', () => {
  const told = looks(
    ...[[0, [gap(20, 44)]] as const, [10, [gap(20, 44)]] as const],
    ...[[20, [gap(20, 24), gap(40, 44)]] as const, [40, [gap(18, 24), gap(40, 68)]] as const],
    [50, [gap(18, 24), gap(40, 68)]] as const,
  )
  expect(told).toEqual([
    [],
    [[20, 44]],
    [],
    [],
    [
      [18, 20],
      [44, 68],
    ],
  ])
})

test('one that goes on beyond where the last look ended is told once, day by day', () => {
  const look = (now: number, untilHour: number, known: readonly KnownGap[]) =>
    knownFromNow(known, [gap(100, untilHour)], { now: NOW + now * H, untilAt: NOW + untilHour * H })
  const first = look(1, 168, look(0, 168, []).gaps)
  expect(first.toTell).toHaveLength(1)
  const next = look(24, 192, first.gaps)
  expect(look(26, 192, next.gaps).toTell).toEqual([])
  expect(next.gaps).toHaveLength(1)
})

test('two on the last day stay two, and one that opens beside them or goes on from them is told', () => {
  const two = [gap(152, 156), gap(158, 162)]
  const told = looks(
    ...[[0, two] as const, [10, two] as const, [11, two] as const],
    ...[[12, [...two, gap(164, 166)]] as const, [30, [...two, gap(164, 166)]] as const],
    ...[[31, [gap(152, 162)]] as const, [50, [gap(152, 162)]] as const],
  )
  expect(told).toEqual([
    ...[[], two.map(({ fromAt, untilAt }) => [(fromAt - NOW) / H, (untilAt - NOW) / H]), [], []],
    ...[[[164, 166]], [], [[156, 158]]],
  ])
})

test('one that ended where the last day begins is told of what it grows by on that day', () => {
  const ended = [gap(120, 144)]
  expect(looks([0, ended], [10, ended], [20, [gap(120, 150)]], [30, [gap(120, 150)]])).toEqual([
    ...[[], [[120, 144]], [], [[144, 150]]],
  ])
})

test('one that runs keeps its beginning, so that nothing is written while nothing changes', () => {
  const first = knownFromNow([], [gap(0, 24)], { now: NOW, untilAt: NOW + 168 * H })
  const later = knownFromNow(first.gaps, [{ ...gap(0, 24), fromAt: NOW + 60_000 }], {
    ...{ now: NOW + 60_000, untilAt: NOW + 168 * H },
  })
  expect(later.gaps).toEqual(first.gaps)
  expect(SETTLES_MS).toBeGreaterThan(60_000)
})
