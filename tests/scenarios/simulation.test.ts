import type { Frame, Run } from '@linli/runtime/core'
import {
  branchTeller,
  exampleAnswers,
  frameAt,
  playRun,
  playScenario,
  possibleMoves,
  recordRun,
  runOf,
  waysToStates,
  whyDue,
} from '@linli/runtime/core'
import type { ArmedTimer } from '@linli/schemas/snapshot'
import { describe, expect, test } from 'vitest'
import { chinaWorkingCalendar } from '../../runtime/src/calendar/published-years.ts'
import { readStreet, readTemplate, TEMPLATE_IDS } from './read-templates.ts'

const street = readStreet()
const calendar = chinaWorkingCalendar()
const ground = { street, calendar }
const complaint = readTemplate('complaint')

const REPORTED: Run = {
  startsAt: '2026-09-28T16:00:00+08:00',
  moves: [
    {
      submit: {
        form: 'report',
        by: 'lin-resident',
        answers: {
          ...{ description: '楼道堆满纸箱', location: { nodeId: 'building-2', text: '2单元' } },
          ...{ category: 'sanitation', reporterMode: 'named', reporterName: '林居民' },
          ...{ contactBy: 'phone', phone: '13900000001', consent: true },
        },
      },
    },
  ],
}

const toProperty = {
  complete: {
    ...{ task: 'triage', by: 'li-acceptance', outcome: 'submit' },
    answers: { decision: 'property', explanation: '派物业处理' },
  },
}

function afterwards(run: Run): Frame {
  const frame = playRun(complaint, run, ground).at(-1)
  if (frame === undefined) throw new Error('A run has a frame before its first move.')
  return frame
}

function timerOf(frame: Frame, name: string): ArmedTimer {
  const timer = frame.snapshot?.timers.find((each) => each.name === name)
  if (timer === undefined) throw new Error(`'${name}' does not run.`)
  return timer
}

describe('a run', () => {
  test('tells after each move where it stands, what moved and what would be sent', () => {
    const frames = playRun(
      complaint,
      { ...REPORTED, moves: [...REPORTED.moves, toProperty] },
      ground,
    )

    expect(frames.map(({ snapshot }) => snapshot?.position ?? null)).toEqual([
      null,
      ['triage'],
      ['dispatched'],
    ])
    expect(frames[2]?.taken).toEqual(['/machine/states/triage/invoke/onDone/1'])
    expect(frames[2]?.effects).toMatchObject([{ kind: 'notice', notice: 'accepted' }])
  })

  test('goes on after a move that is refused, and says why it was', () => {
    const wrong = { complete: { ...toProperty.complete, by: 'wang-grid' } }

    const frames = playRun(
      complaint,
      { ...REPORTED, moves: [...REPORTED.moves, wrong, toProperty] },
      ground,
    )

    expect(frames.map(({ refusal }) => refusal?.code ?? null)).toEqual([
      ...[null, null, 'task.not-assigned', null],
    ])
    expect(frames[2]?.snapshot).toEqual(frames[1]?.snapshot)
    expect(frames[3]?.snapshot?.position).toEqual(['dispatched'])
  })

  test('lets every timer fire that is due on the way of the clock', () => {
    const { snapshot, explanations, now } = afterwards({
      ...REPORTED,
      moves: [...REPORTED.moves, { advance: '2026-09-30T12:00:00+08:00' }],
    })

    expect(explanations.map(({ about }) => about)).toEqual(['triage-due', 'triage-overdue'])
    expect(snapshot?.timers).toEqual([])
    expect(now).toBe(Date.parse('2026-09-30T12:00:00+08:00'))
  })
})

describe('what can happen next', () => {
  test('is to begin with the forms that start it, by those who may', () => {
    const { starts, tasks } = possibleMoves(complaint, null, street)

    expect(starts.map(({ form }) => form)).toEqual(['report', 'snap'])
    expect(starts[0]?.people).toContain('lin-resident')
    expect(tasks).toEqual([])
  })

  test('are then its tasks, the events it listens to, and its timers, soonest first', () => {
    const { snapshot } = afterwards(REPORTED)

    const { starts, tasks, events, timers } = possibleMoves(complaint, snapshot, street)

    expect(starts).toEqual([])
    expect(tasks.map(({ task, people }) => [task.name, people])).toEqual([
      ['triage', ['li-acceptance']],
    ])
    expect(events).toEqual([
      { name: 'RESIDENT.WITHDRAW', people: ['lin-resident'] },
      { name: 'RESIDENT.ADD', people: ['lin-resident'] },
    ])
    expect(timers.map(({ name }) => name)).toEqual(['triage-due', 'triage-overdue'])
  })

  test('can be done with the example answers of every form', () => {
    for (const form of Object.values(complaint.forms)) {
      expect(exampleAnswers(form, street)).not.toBeNull()
    }
    const [device] = possibleMoves(readTemplate('smoke-alarm'), null, street).readings
    expect(device?.device.samples.length).toBeGreaterThan(0)
  })
})

describe('why a timer is due', () => {
  test('working hours: what each day gave, without the night and the noon', () => {
    const why = whyDue(
      timerOf(afterwards(REPORTED), 'triage-due'),
      { title: { 'zh-CN': '' }, clock: 'working-hours', hours: 4 },
      calendar,
    )

    expect(why?.days).toEqual([
      { date: '2026-09-28', kind: 'working', minutes: 90 },
      { date: '2026-09-29', kind: 'working', minutes: 150 },
    ])
  })

  test('working days: the holiday does not count, the Saturday worked for it does', () => {
    const handled = afterwards({
      ...REPORTED,
      moves: [
        ...REPORTED.moves,
        {
          complete: {
            ...toProperty.complete,
            answers: { decision: 'grid', explanation: '已受理，由网格员处理。' },
          },
        },
      ],
    })
    const clock = complaint.timers['handle-due']
    if (clock === undefined) throw new Error('The template has changed.')

    const why = whyDue(timerOf(handled, 'handle-due'), clock, calendar)

    const kinds = (kind: string) =>
      why?.days.filter((day) => day.kind === kind).map((day) => day.date)
    expect(kinds('day-off')).toEqual(
      Array.from({ length: 7 }, (_, index) => `2026-10-0${index + 1}`),
    )
    expect(kinds('weekend')).toEqual([])
    expect(kinds('make-up')).toEqual(['2026-10-10'])
    expect(kinds('working')).toEqual([
      '2026-09-28',
      '2026-09-29',
      '2026-09-30',
      '2026-10-08',
      '2026-10-09',
    ])
  })
})

describe('the branches of a decision', () => {
  test('are told with the values that decided, also those that were not taken', () => {
    const { explanations } = afterwards({ ...REPORTED, moves: [...REPORTED.moves, toProperty] })
    const [explanation] = explanations
    if (explanation === undefined) throw new Error('Nothing moved.')

    const [branches = []] = branchTeller(complaint)(explanation)

    expect(branches.map(({ verdict }) => verdict)).toEqual([
      ...['refused', 'taken', 'unasked', 'unasked', 'unasked'],
    ])
    expect(branches[0]?.facts['zh-CN']).toContain('派给物业')
    expect(branches[1]?.facts['zh-CN']).toContain('= 0')
    expect(branches[4]?.condition).toBeNull()
  })

  test('where nothing held, the way without a condition was taken', () => {
    const [explanation] = afterwards(REPORTED).explanations
    if (explanation === undefined) throw new Error('Nothing moved.')

    const rounds = branchTeller(complaint)(explanation)

    expect(rounds.map((round) => round.map(({ verdict }) => verdict))).toEqual([
      ['refused', 'taken'],
    ])
  })
})

describe('a recorded run', () => {
  test.each(TEMPLATE_IDS)('of scenarios of %s plays as it was recorded', (id) => {
    const definition = readTemplate(id)
    for (const scenario of definition.scenarios.slice(0, 3)) {
      const run = runOf(scenario)
      const frames = playRun(definition, run, ground)
      const title = { 'zh-CN': '录下的' }

      const recorded = recordRun(definition, { title, run, frames, withPeople: true, ground })

      expect(recorded.failure).toBeNull()
      expect(runOf(recorded.scenario).moves).toHaveLength(run.moves.length)
      expect(recorded.scenario.steps.some((step) => 'expect' in step)).toBe(true)
    }
  })

  test('fails where the definition is not any more as it was', () => {
    const run = { ...REPORTED, moves: [...REPORTED.moves, toProperty] }
    const frames = playRun(complaint, run, ground)
    const { scenario } = recordRun(complaint, {
      ...{ title: { 'zh-CN': '录下的' }, run, frames, withPeople: false, ground },
    })
    const changed = JSON.parse(
      JSON.stringify(complaint).replace('context.returns < 2', 'context.returns < 0'),
    ) as typeof complaint

    const { failure } = playScenario(changed, scenario, ground)

    expect(failure?.step).toBe(3)
    expect(frameAt(scenario, 3)).toBe(2)
  })
})

describe('the way to each state', () => {
  test('leads there, also to one where nothing rests', { timeout: 60_000 }, () => {
    const definition = complaint

    const ways = waysToStates(definition, ground)

    for (const { uid, run, isUnreachable } of ways) {
      expect(isUnreachable).toBe(false)
      if (run === null) continue
      const entered = playRun(definition, run, ground).flatMap(({ explanations }) =>
        explanations.flatMap((each) => each.entered),
      )
      expect(entered).toContain(uid)
    }
    expect(ways.filter(({ run }) => run === null).map(({ uid }) => uid)).toEqual([])
  })
})
