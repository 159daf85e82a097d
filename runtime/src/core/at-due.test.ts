import type { Definition, TaskDefinition } from '@linli/schemas/definition'
import { describe, expect, test } from 'vitest'
import {
  answer,
  asks,
  build,
  closed,
  same,
  set,
  to,
  when,
} from '../../../tests/corpus/build-definition.ts'
import { stored } from '../../../tests/support/core-walk.ts'
import {
  OFFICIAL,
  type Played,
  play,
  post,
  signRule,
  staff,
} from '../../../tests/support/signing-ground.ts'
import { checkDefinition } from './check-definition.ts'
import { compileDefinition } from './compile-definition.ts'
import { followHistory } from './migration/follow-history.ts'
import { pairVersions } from './migration/version-pair.ts'
import { checkModel } from './model-check/check-model.ts'
import { replay, retrace } from './replay.ts'

const HOUR_MS = 3_600_000

const OUTCOMES = {
  agree: { title: same('同意'), tone: 'primary' },
  reject: { title: same('不同意') },
  return: { title: same('退回'), tone: 'danger' },
} as const

/** Four hours for a look, four for what three people sign together; whoever is next is not who looked. */
function definitionOf(look: Partial<TaskDefinition> = {}): Definition {
  const outcomes = OUTCOMES
  const atDue = { outcome: 'agree' }
  const noted = { limit: { actions: [set('late', 'true')] } }
  const onDone = (next: string) => [
    when('output.outcome == "agree"', to(next, set('by', 'output.by'))),
    to('refused', answer),
  ]
  return build({
    initial: 'looking',
    context: { late: { type: 'boolean' }, by: { type: 'string' } },
    initialContext: { late: false, by: 'nobody' },
    tasks: {
      look: {
        ...post('grid-worker'),
        ...{ due: 'limit', outcomes, atDue, takeBack: true },
        extension: { ...{ decide: post('acceptance-desk').assign }, times: 1, most: 5 },
        ...look,
      },
      joint: {
        ...post('acceptance-desk'),
        ...{ outcomes, sign: signRule('all'), due: 'limit', atDue },
      },
      last: { ...post('property'), outcomes, exclude: [{ performerOf: 'joint' }] },
    },
    states: {
      looking: { ...asks('look', onDone('signing')), after: noted },
      signing: { ...asks('joint', onDone('finishing')), after: noted },
      finishing: asks('last', [to('closed', answer)]),
      refused: closed,
      closed,
    },
  })
}

const contextOf = ({ snapshot }: Played) =>
  (snapshot.machine as { readonly context: Readonly<Record<string, unknown>> }).context
const limitOf = ({ snapshot }: Played) => {
  const timer = snapshot.timers.find(({ name }) => name === 'limit')
  if (timer === undefined) throw new Error('No limit runs.')
  return timer
}

/** The limit fires when it is due, and not a moment before. */
function ring(played: Played) {
  const { event, generation, dueAt } = limitOf(played)
  played.now = dueAt
  return played.act({ kind: 'timer', event, generation })
}

function expectReplays({ entries, snapshot }: Played): void {
  const program = compileDefinition(definitionOf(), 'at-due')
  expect(stored(replay(program, entries))).toEqual(stored(snapshot))
}

describe('a task whose time is over', () => {
  test('is decided by the system as if somebody had, once, and nobody has done it', () => {
    const played = play(definitionOf())
    const { event, generation } = limitOf(played)
    const step = ring(played)
    expect(played.snapshot.position).toEqual(['signing'])
    expect(step?.closed).toMatchObject([
      { task: { name: 'look' }, reason: 'completed', outcome: 'agree', answers: {}, by: null },
    ])
    expect(step?.explanation).toMatchObject({
      about: 'limit',
      passing: [{ kind: 'at-due', task: 'look', outcome: 'agree' }],
    })
    // What the timer itself does comes first, in the same step.
    expect(contextOf(played)).toMatchObject({ late: true, by: '' })
    expect(played.snapshot.performers).toEqual({})
    expect(played.act({ kind: 'timer', event, generation })).toBeNull()
    expectReplays(played)
  })

  test('of several signers: their seats close, and whoever signed has had a part in it', () => {
    const played = play(definitionOf())
    played.complete('look', { wang: 'agree' })
    played.complete('joint', { pan: 'agree' })
    const { id: taskId } = played.taskOf('joint', 'an')
    played.act({
      ...{ kind: 'add-signer', taskId, to: 'wei', position: 'after' },
      ...{ reason: '请把关', actor: staff('an') },
    })
    const open = played.snapshot.tasks.length
    const step = ring(played)
    expect(played.snapshot.position).toEqual(['finishing'])
    expect(step?.closed).toHaveLength(open)
    expect(step?.closed.map(({ reason, by }) => [reason, by])).toEqual(
      step?.closed.map(() => ['cancelled', null]),
    )
    expect(played.snapshot.signings).toBeUndefined()
    expect(played.snapshot.tasks).toMatchObject([
      { name: 'last', assignment: { excluded: ['pan'] } },
    ])
    expectReplays(played)
  })

  test('waits while its clock stands still, and as much longer as it was given', () => {
    const played = play(definitionOf())
    const before = limitOf(played)
    const { id: taskId } = played.taskOf('look', 'wang')
    played.act({ kind: 'ask-extension', taskId, units: 2, reason: '等材料', actor: staff('wang') })
    const asked = played.snapshot.tasks.find(({ question }) => question !== undefined)?.id ?? ''
    const decided = { isGranted: true, reason: '可以', actor: staff('an') }
    played.act({ kind: 'decide-extension', taskId: asked, ...decided })
    played.act({ kind: 'suspend', reason: '停电', actor: OFFICIAL })
    played.now = before.dueAt + 10 * HOUR_MS
    const { event, generation } = before
    expect(played.act({ kind: 'timer', event, generation })).toBeNull()
    played.act({ kind: 'resume', actor: OFFICIAL })
    const resumed = played.now
    expect(limitOf(played).dueAt).toBe(resumed + 6 * HOUR_MS)
    ring(played)
    expect(played.snapshot.position).toEqual(['signing'])
    expectReplays(played)
  })

  test('with somebody who gives an opinion, and an advice open: both end with it', () => {
    const played = play(definitionOf())
    const { id: taskId } = played.taskOf('look', 'wang')
    const reason = { to: 'wei', reason: '看看', actor: staff('wang') }
    played.act({ kind: 'delegate', taskId, ...reason })
    const delegated = played.snapshot.tasks[0]?.id ?? ''
    const asked = { question: 'advice', to: 'pan', text: '怎么办', dueAt: null } as const
    played.act({ kind: 'ask', taskId: delegated, ...asked, actor: staff('wei') })
    const step = ring(played)
    expect(step?.closed.map(({ reason: why }) => why)).toEqual(['completed', 'cancelled'])
    expect(played.snapshot.tasks.every(({ name }) => name === 'joint')).toBe(true)
  })

  test('cannot be taken back by anybody; one that was taken back is decided when its old time is over', () => {
    const played = play(definitionOf())
    const { dueAt } = limitOf(played)
    const { id: taskId } = played.taskOf('look', 'wang')
    played.complete('look', { wang: 'agree' })
    played.act({ kind: 'take-back', taskId, reason: '点错了', actor: staff('wang') })
    expect(limitOf(played).dueAt).toBe(dueAt)
    ring(played)
    expect(played.snapshot.position).toEqual(['signing'])
    expect(played.snapshot.undoable).toBeUndefined()
    expectReplays(played)
  })

  test('is followed to another version by what the machine heard', () => {
    const played = play(definitionOf())
    ring(played)
    ring(played)
    const before = compileDefinition(definitionOf(), 'before')
    const after = compileDefinition(definitionOf({ urgent: true }), 'after')
    const followed = followHistory(pairVersions(before, after), retrace(before, played.entries))
    expect(followed).toMatchObject({ kind: 'arrived', live: { value: 'finishing' } })
  })
})

describe('the checks', () => {
  const findings = (definition: Definition) =>
    checkDefinition(definition)
      .filter(({ path }) => path.startsWith('/tasks/look/'))
      .map(({ code, path }) => `${code} ${path}`)

  test.each<[string, Partial<TaskDefinition>]>([
    ['task.at-due-legal /tasks/look/atDue', { legal: true }],
    ['task.at-due-refuses /tasks/look/atDue', { atDue: { outcome: 'return' } }],
    ['name.unknown /tasks/look/atDue/outcome', { atDue: { outcome: 'agre' } }],
    ['task.at-due-form /tasks/look/atDue', { form: 'start' }],
  ])('tell %s', (finding, look) => {
    expect(findings(definitionOf(look))).toEqual([finding])
  })

  test('tell of a task that is never due, and of a timer that leads on itself', () => {
    const { due: _, ...look } = definitionOf().tasks.look as TaskDefinition
    const { extension: __, ...undue } = look
    const sound = definitionOf()
    expect(findings({ ...sound, tasks: { ...sound.tasks, look: undue } })).toEqual([
      'task.at-due-no-due /tasks/look/atDue',
    ])
    const { states } = sound.machine
    const looking = { ...states?.looking, after: { limit: { target: 'closed' } } }
    const leading = { ...sound.machine, states: { ...states, looking } } as Definition['machine']
    expect(findings({ ...sound, machine: leading })).toEqual([
      'task.at-due-leads-on /tasks/look/atDue',
    ])
  })

  test('know that it goes on by itself, and that nobody may have done it', () => {
    expect(codesOf(definitionOf())).toEqual([])
    const sound = definitionOf()
    const last: TaskDefinition = {
      ...(sound.tasks.last as TaskDefinition),
      assign: [{ strategy: 'performer', task: 'look' }],
      exclude: [],
    }
    expect(codesOf({ ...sound, tasks: { ...sound.tasks, last } })).toEqual(['task.nobody'])
  })
})

function codesOf(definition: Definition): string[] {
  return checkModel(definition).findings.map(({ code }) => code)
}
