import { readFileSync } from 'node:fs'
import type { Definition, TimerClock } from '@linli/schemas/definition'
import { describe, expect, test } from 'vitest'
import { checkTotals } from './check-totals.ts'
import { statesOf } from './definition-tree.ts'

const HOURS = (hours: number): TimerClock => ({ clock: 'working-hours', hours })
const DAYS = (days: number): TimerClock => ({ clock: 'working-days', days })
const TERM = (days: number): TimerClock => ({ clock: 'calendar-days', days })
const ELAPSED = (duration: string): TimerClock => ({ clock: 'elapsed', duration })
const MONTHS = (months: number): TimerClock => ({ clock: 'months', months })

describe('stages within a total', () => {
  test.each([
    ['fit', DAYS(5), [DAYS(2), DAYS(3)], null],
    ['do not fit', DAYS(5), [DAYS(2), DAYS(4)], 1.2],
    ['a single one is too long', HOURS(8), [HOURS(9)], 1.2],
    ['hours in days', DAYS(1), [HOURS(4), HOURS(5)], 1.2],
    ['days in hours, at the least', HOURS(40), [DAYS(5), DAYS(1)], 1.1],
    ['working days in a term', TERM(7), [DAYS(5), DAYS(5)], 1.2],
    ['a month in days', TERM(30), [MONTHS(1), ELAPSED('P3D')], 1.1],
    ['elapsed time in elapsed time', ELAPSED('PT1H'), [ELAPSED('PT40M'), ELAPSED('PT30M')], 1.2],
    ['a term says nothing of working hours', HOURS(1), [TERM(30)], null],
  ] as const)('%s', (...[, total, stages, factor]) => {
    const found = check(definitionOf(total, stages))
    if (factor === null) expect(found).toEqual([])
    else {
      expect(found).toMatchObject([
        { severity: 'warning', code: 'timer.total-short', path: '/machine/states/all/after/total' },
      ])
      expect(found[0]?.message['zh-CN']).toContain(`的 ${factor} 倍`)
    }
  })

  test('going back counts once', () => {
    const onwards = '{"target":"end"}'
    const text = JSON.stringify(definitionOf(DAYS(5), [DAYS(2), DAYS(3)]))
    expect(text).toContain(onwards)
    const returning = text.replace(onwards, `[{"target":"stage-0"},${onwards}]`)
    expect(check(JSON.parse(returning) as Definition)).toEqual([])
  })

  test.each(['complaint', 'mediation', 'care-order', 'smoke-alarm'])(
    '%s promises what fits',
    (name) => {
      const url = new URL(`../../../templates/${name}/definition.json`, import.meta.url)
      expect(check(JSON.parse(readFileSync(url, 'utf8')) as Definition)).toEqual([])
    },
  )
})

function check(definition: Definition) {
  return checkTotals(definition, statesOf(definition.machine))
}

/** Stages one after the other inside a state that a total runs around. */
function definitionOf(total: TimerClock, stages: readonly TimerClock[]): Definition {
  const title = { 'zh-CN': '总时限' }
  const named = stages.map((clock, index) => [`stage-${index}`, clock] as const)
  const states = named.map(([name], index) => {
    const target = index + 1 < named.length ? `stage-${index + 1}` : 'end'
    const invoke = { src: 'humanTask', id: name, input: { task: name }, onDone: { target } }
    const meta = { uid: name.replace('-', '_'), title: { 'zh-CN': name } }
    return [name, { invoke, after: { [name]: { actions: [] } }, meta }]
  })
  return {
    timers: {
      total: { title, ...total },
      ...Object.fromEntries(named.map(([name, clock]) => [name, { title, ...clock }])),
    },
    tasks: Object.fromEntries(named.map(([name]) => [name, { due: name }])),
    machine: {
      initial: 'all',
      states: {
        all: {
          initial: 'stage-0',
          after: { total: { target: 'late' } },
          states: {
            ...Object.fromEntries(states),
            end: { type: 'final', meta: { uid: 'end', title: { 'zh-CN': '完' } } },
          },
          meta: { uid: 'all', title: { 'zh-CN': '全程' } },
        },
        late: { type: 'final', meta: { uid: 'late', title: { 'zh-CN': '超时' } } },
      },
    },
  } as unknown as Definition
}
