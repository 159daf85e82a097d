import { cityDay } from '@linli/schemas/city-day'
import { expect, test } from 'vitest'
import { findGaps } from './duty-gaps.ts'
import { type DutyPattern, planDuty, startOfDay } from './plan-duty.ts'
import { shiftText } from './shift-text.ts'

const [jia, yi, bing] = [['jia', 'one'], ['yi'], ['bing']]
const DAY_AND_NIGHT = [
  { from: '08:00', until: '20:00' },
  { from: '20:00', until: '08:00' },
]
const WHOLE_DAY = [{ from: '08:00', until: '08:00' }]
/** A Friday to a Monday. */
const WHEN = { fromDay: '2026-03-06', untilDay: '2026-03-10', now: 0 }
const WEEKEND = new Set(['2026-03-07', '2026-03-08'])

function rosterOf(pattern: Partial<DutyPattern>, when: Partial<typeof WHEN> = {}): string[] {
  const full = { segments: WHOLE_DAY, crews: [jia, yi, bing], everyDays: 1, restCrews: [] }
  const shifts = planDuty(
    { ...full, ...pattern },
    { ...WHEN, ...when, isRestDay: (day) => WEEKEND.has(day) },
  )
  return shifts.map((shift) => `${shiftText(shift).slice(5)} ${shift.accountIds.join('+')}`)
}

test('each group takes a day in turn', () => {
  expect(rosterOf({})).toEqual([
    '03-06 08:00–2026-03-07 08:00 jia+one',
    '03-07 08:00–2026-03-08 08:00 yi',
    '03-08 08:00–2026-03-09 08:00 bing',
    '03-09 08:00–2026-03-10 08:00 jia+one',
  ])
})

test('each group goes on from the day to the night, and then rests', () => {
  const when = { untilDay: '2026-03-09' }
  expect(rosterOf({ segments: DAY_AND_NIGHT }, when)).toEqual([
    '03-06 08:00–20:00 jia+one',
    '03-06 20:00–2026-03-07 08:00 bing',
    '03-07 08:00–20:00 yi',
    '03-07 20:00–2026-03-08 08:00 jia+one',
    '03-08 08:00–20:00 bing',
    '03-08 20:00–2026-03-09 08:00 yi',
  ])
})

test('groups change with every shift, or after so many days', () => {
  const people = (pattern: Partial<DutyPattern>) =>
    rosterOf(pattern).map((line) => line.split(' ').at(-1))
  expect(people({ segments: DAY_AND_NIGHT, everyDays: 0 })).toEqual([
    ...['jia+one', 'yi', 'bing', 'jia+one', 'yi', 'bing', 'jia+one', 'yi'],
  ])
  expect(people({ everyDays: 2 })).toEqual(['jia+one', 'jia+one', 'yi', 'yi'])
})

const QUARTER_MS = 15 * 60_000

test('three shifts a day filled for two weeks leave no gap from now on, whenever in the week that is', () => {
  const segments = [
    { from: '00:00', until: '08:00' },
    { from: '08:00', until: '16:00' },
    { from: '16:00', until: '00:00' },
  ]
  const pattern = { segments, crews: [jia, yi, bing], everyDays: 1, restCrews: [] }
  // A Monday, in a week that ends in another month.
  const begin = startOfDay('2026-11-30')
  const wrong = Array.from(
    { length: 7 * 96 },
    (_, index) => begin + index * QUARTER_MS + 1,
  ).flatMap((now) => {
    const today = startOfDay(cityDay(now))
    const days = { fromDay: cityDay(now), untilDay: cityDay(today + 14 * 96 * QUARTER_MS) }
    const shifts = planDuty(pattern, { ...days, now, isRestDay: () => false })
    const gaps = findGaps(shifts, [], { fromAt: now, untilAt: today + 7 * 96 * QUARTER_MS })
    const [first] = shifts
    const isSound = gaps.length === 0 && first?.fromAt === now && shifts.length >= 40
    return isSound ? [] : [new Date(now).toISOString()]
  })
  expect(wrong).toEqual([])
})

test('rest days have groups of their own, and the others go on as if these days were not there', () => {
  expect(rosterOf({ crews: [jia, yi], restCrews: [bing] })).toEqual([
    '03-06 08:00–2026-03-07 08:00 jia+one',
    '03-07 08:00–2026-03-08 08:00 bing',
    '03-08 08:00–2026-03-09 08:00 bing',
    '03-09 08:00–2026-03-10 08:00 yi',
  ])
})

test('what was is not planned: a shift that runs begins now', () => {
  const now = startOfDay('2026-03-08') + 12 * 3_600_000
  expect(rosterOf({}, { now })).toEqual([
    '03-08 12:00–2026-03-09 08:00 bing',
    '03-09 08:00–2026-03-10 08:00 jia+one',
  ])
})

test.each<[string, Partial<DutyPattern>, string]>([
  ['no segment', { segments: [] }, 'duty.bad-pattern'],
  ['no group', { crews: [] }, 'duty.bad-pattern'],
  ['segments that overlap', { segments: [...DAY_AND_NIGHT, ...WHOLE_DAY] }, 'duty.bad-pattern'],
  ['a time that is none', { segments: [{ from: '8:00', until: '20:00' }] }, 'duty.bad-pattern'],
  ['a group of nobody', { crews: [[]] }, 'duty.bad-people'],
  ['one person twice', { crews: [['jia', 'jia']] }, 'duty.bad-people'],
])('%s is refused', (_what, pattern, code) => {
  expect(() => rosterOf(pattern)).toThrow(expect.objectContaining({ code }))
})

test('days that do not go forward, or too many, are refused', () => {
  const code = 'duty.bad-pattern'
  expect(() => rosterOf({}, { untilDay: WHEN.fromDay })).toThrow(expect.objectContaining({ code }))
  expect(() => rosterOf({}, { untilDay: '2027-03-08' })).toThrow(expect.objectContaining({ code }))
})

const at = (text: string) => Date.parse(`2026-03-${text}:00+08:00`)
const span = (from: string, until: string) => ({ fromAt: at(from), untilAt: at(until) })

test('a gap is the time in which nobody has a shift', () => {
  const shifts = [span('06T08:00', '06T20:00'), span('06T21:00', '07T08:00')]
  expect(findGaps(shifts, [], span('06T10:00', '07T10:00')).map(shiftText)).toEqual([
    '2026-03-06 20:00–21:00',
    '2026-03-07 08:00–10:00',
  ])
  expect(findGaps([], [], span('06T10:00', '07T10:00'))).toHaveLength(1)
})

test('outside its hours a desk has no gap, overnight neither', () => {
  const hours = [{ from: '22:00', until: '06:00' }]
  const gaps = findGaps([span('06T23:00', '07T05:00')], hours, span('06T02:00', '07T23:00'))
  expect(gaps.map(shiftText)).toEqual([
    '2026-03-06 02:00–06:00',
    '2026-03-06 22:00–23:00',
    '2026-03-07 05:00–06:00',
    '2026-03-07 22:00–23:00',
  ])
})
