import type { Definition } from '@linli/schemas/definition'
import type { Snapshot } from '@linli/schemas/snapshot'
import { describe, expect, test } from 'vitest'
import { ALARM, OFFICIAL, ORG, RESIDENT, WORKER } from '../../../../tests/support/builders.ts'
import { stored } from '../../../../tests/support/core-walk.ts'
import { chinaWorkingCalendar } from '../../calendar/published-years.ts'
import { compileDefinition } from '../compile-definition.ts'
import { firstStep } from '../first-step.ts'
import { nextStep } from '../next-step.ts'
import { historyEntry, replay } from '../replay.ts'
import type { HistoryEntry, StartInput, StepInput, Surroundings } from '../step.ts'
import type { Choices } from './inquiry.ts'
import type { Verdict } from './judge-migration.ts'
import { judgeMigration } from './judge-migration.ts'
import { pairVersions } from './version-pair.ts'

const NOW = 1_772_413_200_000
const BEFORE = compileDefinition(ALARM, 'before')
const START: StartInput = {
  kind: 'start',
  instanceId: '0190d9a0-0000-7000-8000-000000000001',
  number: 'GJ-1',
  trigger: 1,
  payload: { ref: '三楼', divisor: 4 },
  device: null,
  actor: RESIDENT,
}
const CLAIM: StepInput = { kind: 'claim', taskId: taskId(), actor: WORKER }
const CONFIRM: StepInput = {
  ...{ kind: 'complete', taskId: taskId(), outcome: 'confirmed', answers: {}, actor: WORKER },
}

describe('judging a migration', () => {
  test('an instance whose history leads to the same is safe, and keeps what it has', () => {
    const verdict = judge(
      (draft) => {
        rename(draft.machine.states, 'checking', 'looking')
        draft.machine.initial = 'looking'
      },
      [CLAIM],
    )

    expect(verdict.kind).toBe('safe')
    const { snapshot } = stepOf(verdict)
    const { snapshot: before } = instance([CLAIM])
    expect(snapshot.tasks).toEqual(before.tasks)
    expect(snapshot.timers).toEqual(before.timers)
    expect(snapshot.seq).toBe(before.seq + 1)
    expect(stateOf(snapshot)).toBe('looking')
  })

  test('a value that is new is what the new version gives it', () => {
    const verdict = judge((draft) => {
      draft.context.schema.properties.place = { type: 'string' }
      draft.context.initial.place = ''
      draft.triggers[1].set.place = 'form.ref'
    })

    expect(verdict.kind).toBe('safe')
    expect(contextOf(stepOf(verdict).snapshot)).toMatchObject({ place: '三楼', divisor: 4 })
  })

  test('what was answered stands, also where the new form asks for more', () => {
    const verdict = judge((draft) => {
      draft.forms.report.schema.required.push('photos')
    })

    expect(verdict.kind).toBe('safe')
  })

  test('a deadline that is counted differently is asked for, and chosen', () => {
    const edit: DocumentEdit = (draft) => {
      draft.timers.answer.duration = 'PT9S'
    }

    expect(questionsOf(judge(edit))).toEqual(['deadline:answer keep replayed stay'])
    const kept = stepOf(judge(edit, [], { 'deadline:answer': 'keep' })).snapshot
    expect(kept.timers).toEqual(instance([]).snapshot.timers)
    const anew = stepOf(judge(edit, [], { 'deadline:answer': 'replayed' })).snapshot
    expect(anew.timers).toMatchObject([{ dueAt: NOW + 9_000, generation: 2 }])
    expect(anew.tasks[0]?.dueAt).toBe(NOW + 9_000)
    const stays = judge(edit, [], { 'deadline:answer': 'stay' })
    expect(stays).toMatchObject({ kind: 'stay' })
  })

  test('an answer that the question does not offer is no answer', () => {
    const edit: DocumentEdit = (draft) => {
      draft.timers.answer.duration = 'PT9S'
    }
    expect(judge(edit, [], { 'deadline:answer': 'toString' }).kind).toBe('choice')
  })

  test('a deadline that is dropped is asked for', () => {
    const edit: DocumentEdit = (draft) => {
      delete draft.machine.states.checking.after
      delete draft.tasks.check.due
    }
    expect(questionsOf(judge(edit))).toEqual(['dropped:answer replayed stay'])
    const { timers } = stepOf(judge(edit, [], { 'dropped:answer': 'replayed' })).snapshot
    expect(timers).toEqual([])
  })

  test('a task that comes and one that goes are asked for', () => {
    const edit: DocumentEdit = (draft) => {
      draft.machine.states.checking.invoke.id = 'another'
    }
    expect(questionsOf(judge(edit))).toEqual(['tasks:check another replayed stay'])
    const { opened, closed } = stepOf(judge(edit, [], { 'tasks:check another': 'replayed' }))
    expect(opened).toMatchObject([{ invokeId: 'another', name: 'check', holderId: null }])
    expect(closed).toMatchObject([{ reason: 'cancelled', task: { invokeId: 'check' } }])
  })

  test('a state that is gone: the history says where it would stand', () => {
    const edit: DocumentEdit = (draft) => {
      delete draft.machine.states.waiting
      draft.machine.states.checking.invoke.onDone[0].target = 'escalated'
    }
    const verdict = judge(edit, [CONFIRM])
    expect(questionsOf(verdict)).toEqual(['elsewhere:waiting>escalated replayed stay'])
    const moved = judge(edit, [CONFIRM], { 'elsewhere:waiting>escalated': 'replayed' })
    expect(stepOf(moved).snapshot).toMatchObject({ position: ['escalated'], tasks: [] })
    expect(stepOf(moved).explanation).toMatchObject({ left: ['waiting'], entered: ['escalated'] })
  })

  test('a state that is gone, and a history that leads nowhere: it stays', () => {
    const verdict = judge(
      (draft) => {
        delete draft.machine.states.waiting
        draft.machine.states.checking.invoke.onDone = [
          {
            target: 'closed',
            guard: { type: 'expr', params: { cel: 'output.outcome == "false"' } },
          },
        ]
      },
      [CONFIRM],
    )
    expect(verdict).toMatchObject({ kind: 'stay' })
    expect(JSON.stringify(verdict)).toContain('第 2 步（办理“现场核实”）没有对应的去向')
  })

  test('a value that would be another one is asked for', () => {
    const edit: DocumentEdit = (draft) => {
      draft.triggers[1].set.divisor = '8'
    }
    expect(questionsOf(judge(edit))).toEqual(['values:divisor keep replayed stay'])
    const anew = judge(edit, [], { 'values:divisor': 'replayed' })
    expect(contextOf(stepOf(anew).snapshot)).toMatchObject({ divisor: 8 })
  })

  test('a value that does not fit its new type keeps the instance where it is', () => {
    const verdict = judge((draft) => {
      draft.context.schema.properties.ref.maxLength = 1
    })
    expect(verdict).toMatchObject({ kind: 'stay', because: { 'zh-CN': '“ref”最多写1个字。' } })
  })

  test('a history that fails on the new version is no proof', () => {
    const verdict = judge(
      (draft) => {
        draft.machine.states.checking.invoke.onDone[0].actions[0].params.cel =
          '100 / (context.divisor - 4)'
      },
      [CONFIRM],
    )
    expect(questionsOf(verdict).join()).toMatch(/^unproven:waiting:第 2 步.*算不出来.* keep stay$/)
  })

  test('a timer that the new version has besides counts from now', () => {
    const verdict = judge((draft) => {
      draft.timers.remind = { title: { 'zh-CN': '提醒' }, clock: 'elapsed', duration: 'PT5S' }
      draft.machine.states.checking.after.remind = { target: 'escalated' }
    })
    expect(verdict.kind).toBe('safe')
    const armed = { name: 'remind', dueAt: NOW + 60_000 + 5_000, generation: 2 }
    expect(stepOf(verdict).armed).toMatchObject([armed])
  })

  test('a timer that has fired is not armed again', () => {
    const silent: DocumentEdit = (draft) => {
      draft.machine.states.checking.after.answer = { actions: [] }
      draft.machine.states.checking.after.answer.actions = [
        { type: 'log', params: { message: { 'zh-CN': '到时' } } },
      ]
    }
    const before = compileDefinition(edited(silent), 'silent')
    const timer = instance([], before).snapshot.timers[0]
    const fire: StepInput = {
      ...{ kind: 'timer', event: timer?.event ?? '', generation: timer?.generation ?? 0 },
    }
    const { entries, snapshot } = instance([fire], before)
    const after = compileDefinition(edited(silent), 'after')
    const surroundings = around(NOW + 60_000)
    const pair = pairVersions(before, after)
    const verdict = judgeMigration({ pair, entries, snapshot, surroundings }, {})
    expect(verdict.kind).toBe('safe')
    expect(stepOf(verdict).snapshot.timers).toEqual([])
    expect(stepOf(verdict).snapshot.tasks).toEqual(snapshot.tasks)
  })

  test('history goes on from where a migration put the instance, also to a third version', () => {
    const step = stepOf(
      judge((draft) => {
        rename(draft.machine.states, 'checking', 'looking')
        draft.machine.initial = 'looking'
      }),
    )
    const second = compileDefinition(
      edited((draft) => {
        rename(draft.machine.states, 'checking', 'looking')
        draft.machine.initial = 'looking'
      }),
      'second',
    )
    const { entries } = instance([])
    const migrate: HistoryEntry = {
      input: { kind: 'migrate', from: 1, to: 2, choices: {}, actor: OFFICIAL },
      now: NOW + 60_000,
      recorded: step.recorded,
      landed: step.snapshot,
    }
    const result = nextStep(second, stored(step.snapshot), CONFIRM, around(NOW + 70_000))
    if (result.kind !== 'moved') throw new Error('The completion moves the instance.')
    const all = [...entries, migrate, historyEntry(CONFIRM, NOW + 70_000, result.step)]

    expect(replay(second, stored(all))).toEqual(result.step.snapshot)
    const surroundings = around(NOW + 80_000)
    const { snapshot } = result.step
    const back = judgeMigration(
      { pair: pairVersions(second, BEFORE), entries: stored(all), snapshot, surroundings },
      {},
    )
    expect(back.kind).toBe('safe')
    expect(stateOf(stepOf(back).snapshot)).toBe('waiting')
  })
})

// biome-ignore lint/suspicious/noExplicitAny: a draft is edited as the document it is, before anybody has checked it
type DocumentEdit = (draft: any) => void

function edited(edit: DocumentEdit): Definition {
  const draft = stored(ALARM)
  edit(draft)
  return draft
}

function taskId(): string {
  return '0190d9a0-0000-7000-8000-000000000001.1.0'
}

function around(now: number): Surroundings {
  return { now, org: ORG, calendar: chinaWorkingCalendar() }
}

function instance(inputs: readonly StepInput[], program = BEFORE) {
  const first = firstStep(program, START, around(NOW))
  const entries: HistoryEntry[] = [historyEntry(START, NOW, first)]
  let { snapshot } = first
  inputs.forEach((input, index) => {
    const now = NOW + 1_000 * (index + 1)
    const result = nextStep(program, stored(snapshot), input, around(now))
    if (result.kind !== 'moved') throw new Error('Every input of a test moves its instance.')
    entries.push(historyEntry(input, now, result.step))
    snapshot = result.step.snapshot
  })
  return { entries: stored(entries), snapshot: stored(snapshot) }
}

/** A minute after the instance began. */
function judge(
  edit: DocumentEdit,
  inputs: readonly StepInput[] = [],
  choices: Choices = {},
): Verdict {
  const pair = pairVersions(BEFORE, compileDefinition(edited(edit), 'after'))
  return judgeMigration({ pair, ...instance(inputs), surroundings: around(NOW + 60_000) }, choices)
}

function stepOf(verdict: Verdict) {
  if (verdict.kind === 'safe' || verdict.kind === 'chosen') return verdict.step
  throw new Error(`The verdict is ${JSON.stringify(verdict)}.`)
}

function questionsOf(verdict: Verdict): string[] {
  if (verdict.kind !== 'choice') throw new Error(`The verdict is ${JSON.stringify(verdict)}.`)
  return verdict.questions.map(({ key, options }) =>
    [key, ...options.map(({ id }) => id)].join(' '),
  )
}

function stateOf({ machine }: Snapshot): unknown {
  return (machine as { readonly value?: unknown }).value
}

function contextOf({ machine }: Snapshot): unknown {
  return (machine as { readonly context?: unknown }).context
}

/** In its place. */
function rename(table: Record<string, unknown>, from: string, to: string): void {
  for (const [key, value] of Object.entries(table)) {
    delete table[key]
    table[key === from ? to : key] = value
  }
}
