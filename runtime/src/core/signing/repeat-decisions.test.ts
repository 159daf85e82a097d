import type { Definition, TaskDefinition } from '@linli/schemas/definition'
import { describe, expect, test } from 'vitest'
import {
  asks,
  build,
  closed,
  same,
  set,
  to,
  when,
} from '../../../../tests/corpus/build-definition.ts'
import { stored } from '../../../../tests/support/core-walk.ts'
import {
  OFFICIAL,
  type Played,
  play,
  post,
  signRule,
  staff,
} from '../../../../tests/support/signing-ground.ts'
import { checkDefinition } from '../check-definition.ts'
import { compileDefinition } from '../compile-definition.ts'
import { followHistory } from '../migration/follow-history.ts'
import { pairVersions } from '../migration/version-pair.ts'
import { replay, retrace } from '../replay.ts'

const OUTCOMES = {
  agree: { title: same('同意'), tone: 'primary' },
  reject: { title: same('不同意') },
  return: { title: same('退回') },
} as const

/** Ding alone is the street centre; she is one of two at the acceptance desk. */
function definitionOf(more: {
  readonly tasks?: Readonly<Record<string, Partial<TaskDefinition>>>
  readonly sets?: boolean
}): Definition {
  const outcomes = OUTCOMES
  const writes = more.sets === true ? [set('note', 'output.by')] : []
  const onDone = (next: string, ...back: string[]) => [
    when('output.outcome == "agree"', to(next, ...(next === 'second' ? writes : []))),
    ...back.map((state) => when('output.outcome == "return"', to(state))),
    to('refused'),
  ]
  const tasks: Record<string, Partial<TaskDefinition>> = {
    first: { ...post('street-center'), outcomes },
    second: { ...post('property'), outcomes },
    third: { ...post('street-center'), outcomes },
    joint: { ...post('property'), outcomes, sign: signRule('all') },
  }
  const named = Object.entries(tasks).map(([name, task]) => [
    name,
    { ...task, ...more.tasks?.[name] },
  ])
  return build({
    initial: 'first',
    context: { note: { type: 'string' } },
    initialContext: { note: '' },
    events: { ADD: { title: same('补充'), source: 'staff' } },
    tasks: Object.fromEntries(named),
    states: {
      first: asks('first', onDone('second')),
      second: {
        ...asks('second', onDone('third', 'first')),
        on: { ADD: { actions: [{ type: 'log', params: { message: same('补充') } }] } },
      },
      third: asks('third', onDone('joint', 'first')),
      joint: asks('joint', onDone('closed', 'first')),
      refused: closed,
      closed,
    },
  })
}

const all = { tasks: { third: { dedupe: 'all' as const } } }
const position = ({ snapshot }: Played) => snapshot.position
const passed = ({ steps }: Played) => steps.at(-1)?.explanation.passing

describe('whoever has agreed before', () => {
  test('is not asked again, in any task before; that is told and is no task of anybody', () => {
    const played = play(definitionOf(all))
    played.complete('first', { ding: 'agree' })
    const step = played.complete('second', { pan: 'agree' })
    expect(position(played)).toEqual(['joint'])
    expect(passed(played)).toEqual([
      { kind: 'repeated', task: 'third', outcome: 'agree', of: 'first', by: 'ding' },
    ])
    expect(step?.opened.map(({ name }) => name)).toEqual(['joint', 'joint', 'joint'])
    expect(played.snapshot.performers).toEqual({ first: 'ding', second: 'pan', third: 'ding' })
    const program = compileDefinition(definitionOf(all), 'all')
    expect(stored(replay(program, played.entries))).toEqual(stored(played.snapshot))
    const after = compileDefinition(definitionOf({ tasks: { third: {} } }), 'after')
    const followed = followHistory(pairVersions(program, after), retrace(program, played.entries))
    expect(followed).toMatchObject({ kind: 'arrived', live: { value: 'joint' } })
  })

  test('is asked where another one has decided between, if only what is adjacent counts', () => {
    const played = play(definitionOf({ tasks: { third: { dedupe: 'adjacent' } } }))
    played.complete('first', { ding: 'agree' })
    played.complete('second', { pan: 'agree' })
    expect(position(played)).toEqual(['third'])
    const next = { second: { ...post('street-center') }, third: { dedupe: 'adjacent' as const } }
    const adjacent = play(definitionOf({ tasks: next }))
    adjacent.complete('first', { ding: 'agree' })
    adjacent.complete('second', { ding: 'agree' })
    expect(position(adjacent)).toEqual(['joint'])
  })

  test.each<[string, Definition, (played: Played) => void]>([
    [
      'somebody said something new',
      definitionOf(all),
      (played) => played.act({ kind: 'event', type: 'ADD', payload: {}, actor: { ...OFFICIAL } }),
    ],
    [
      'it was returned meanwhile',
      definitionOf({ tasks: { third: { dedupe: 'all', ...post('street-center') } } }),
      (played) => {
        played.complete('second', { pan: 'return' })
        expect(played.snapshot.agreed).toMatchObject({
          outcome: 'return',
          by: [{ accounts: ['pan'] }],
        })
      },
    ],
    [
      'others could take it as well',
      definitionOf({ tasks: { third: { dedupe: 'all', ...post('acceptance-desk') } } }),
      () => undefined,
    ],
    [
      'she is excluded',
      definitionOf({
        tasks: {
          third: {
            ...{ dedupe: 'all', exclude: [{ performerOf: 'first' }] },
            assign: [...post('street-center').assign, ...post('grid-worker').assign],
          },
        },
      }),
      () => undefined,
    ],
  ])('is asked where %s', (_, definition, meanwhile) => {
    const played = play(definition)
    played.complete('first', { ding: 'agree' })
    meanwhile(played)
    if (position(played)[0] === 'second') played.complete('second', { pan: 'agree' })
    expect(passed(played)).toBeUndefined()
    expect(position(played)).not.toContain('joint')
  })

  test('is asked where the context changed after she agreed, but for what her own decision wrote', () => {
    const own = play(definitionOf({ ...all, sets: true }))
    own.complete('first', { ding: 'agree' })
    own.complete('second', { pan: 'agree' })
    expect(position(own)).toEqual(['joint'])
    const written = definitionOf(all)
    const text = JSON.stringify(written).replace(
      '"target":"third"',
      '"target":"third","actions":[{"type":"set","params":{"to":"note","cel":"output.by"}}]',
    )
    const others = play(JSON.parse(text) as Definition)
    others.complete('first', { ding: 'agree' })
    others.complete('second', { pan: 'agree' })
    expect(position(others)).toEqual(['third'])
  })

  test('has her seat among several signers, once; the others are asked, and she does not sign', () => {
    const sign = {
      ...signRule('all'),
      signers: [post('street-center'), post('acceptance-desk'), post('property')],
    } as TaskDefinition['sign']
    const tasks = { third: {}, joint: { dedupe: 'all', sign } } as const
    const played = play(definitionOf({ tasks } as Parameters<typeof definitionOf>[0]))
    for (const [name, who] of [
      ['first', 'ding'],
      ['second', 'pan'],
      ['third', 'ding'],
    ] as const) {
      played.complete(name, { [who]: 'agree' })
    }
    const [signing] = played.snapshot.signings ?? []
    expect(signing?.seats).toMatchObject([
      { state: 'signed', by: 'ding', outcome: 'agree', repeats: 'third', taskId: null },
      { state: 'open', by: null },
      { state: 'open', by: null },
    ])
    // Nobody is offered a seat that she may not sign.
    expect(signing?.seats[1]?.assignment ?? played.snapshot.tasks[0]?.assignment).toMatchObject({
      excluded: expect.arrayContaining(['ding']),
    })
    const seat = played.snapshot.tasks[0]?.id ?? ''
    const signs = { kind: 'complete', taskId: seat, outcome: 'agree', answers: {} } as const
    expect(() => played.act({ ...signs, actor: staff('ding') })).toThrow(
      expect.objectContaining({ code: 'task.not-assigned' }),
    )
    const gone = { kind: 'remove-signer', reason: '出差', actor: OFFICIAL } as const
    played.act({ ...gone, taskId: seat, seat: 1 })
    played.act({ ...gone, taskId: played.snapshot.tasks[0]?.id ?? '', seat: 2 })
    expect(position(played)).toEqual(['closed'])
  })

  test('is forgotten when her decision is taken back', () => {
    const played = play(definitionOf({ tasks: { ...all.tasks, first: { takeBack: true } } }))
    const { id: taskId } = played.taskOf('first', 'ding')
    played.complete('first', { ding: 'agree' })
    expect(played.snapshot.agreed?.by).toEqual([{ accounts: ['ding'], task: 'first' }])
    played.act({ kind: 'take-back', taskId, reason: '点错了', actor: staff('ding') })
    expect(played.snapshot.agreed).toBeUndefined()
  })
})

test.each<[string, Partial<TaskDefinition>]>([
  ['task.dedupe-legal', { legal: true }],
  ['task.dedupe-no-agreement', { outcomes: { agree: { title: same('同意') } } }],
  ['task.dedupe-no-agreement', { sign: signRule('any') }],
  ['task.dedupe-form', { form: 'start' }],
])('the checks tell %s', (code, third) => {
  const findings = checkDefinition(definitionOf({ tasks: { third: { dedupe: 'all', ...third } } }))
  const dedupe = findings.filter(({ path }) => path === '/tasks/third/dedupe')
  expect(dedupe.map((finding) => finding.code)).toEqual([code])
})
