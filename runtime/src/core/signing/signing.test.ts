import type { SignRule } from '@linli/schemas/sign-rule'
import { describe, expect, test } from 'vitest'
import { asks, build, closed, to, when } from '../../../../tests/corpus/build-definition.ts'
import { stored } from '../../../../tests/support/core-walk.ts'
import {
  OFFICIAL,
  type Played,
  play,
  post,
  RESIDENT,
  SIGNING_ORG,
  signRule,
  staff,
} from '../../../../tests/support/signing-ground.ts'
import { compileDefinition } from '../compile-definition.ts'
import { replay } from '../replay.ts'

const title = (text: string) => ({ title: { 'zh-CN': text } })
const OUTCOMES = { agree: title('同意'), reject: title('不同意'), return: title('退回') }

function definitionOf(sign: SignRule, more: object = {}) {
  return build({
    initial: 'joint',
    tasks: {
      joint: { outcomes: OUTCOMES, sign, ...more },
      after: { exclude: [{ performerOf: 'joint' }], assign: post('property').assign },
    },
    states: {
      joint: asks('joint', [
        when('output.outcome == "agree"', to('after')),
        when('output.outcome == "return"', to('returned')),
        to('refused'),
      ]),
      after: asks('after', to('closed')),
      ...{ returned: closed, refused: closed, closed },
    },
  })
}

const joint = (sign: SignRule, more: object = {}) => play(definitionOf(sign, more))

const openSeats = ({ snapshot }: Played) => snapshot.tasks.map(({ assignment }) => assignment)
const states = ({ snapshot }: Played) => snapshot.position

describe('会签 (all)', () => {
  test('asks everybody at once, and goes on when the last one agrees', () => {
    const played = joint(signRule('all'))
    expect(openSeats(played)).toHaveLength(3)
    played.complete('joint', { pan: 'agree' })
    played.complete('joint', { an: 'agree' })
    expect(states(played)).toEqual(['joint'])
    played.complete('joint', { wei: 'agree' })
    expect(states(played)).toEqual(['after'])
  })

  test('a dissent is heard, and the others as well', () => {
    const played = joint(signRule('all'))
    played.complete('joint', { pan: 'reject' })
    expect(states(played)).toEqual(['joint'])
    played.complete('joint', { an: 'agree' })
    played.complete('joint', { wei: 'agree' })
    expect(states(played)).toEqual(['refused'])
  })

  test('or ends it at once where the rule says so; what was open is over', () => {
    const played = joint({ ...signRule('all'), stopsAtDissent: true } as SignRule)
    const step = played.complete('joint', { pan: 'reject' })
    expect(states(played)).toEqual(['refused'])
    expect(step?.closed.map(({ reason }) => reason)).toEqual([
      'completed',
      'cancelled',
      'cancelled',
    ])
    expect(played.snapshot.signings).toBeUndefined()
  })

  test('everybody of a post signs where the signer is each of them', () => {
    const rule = { ...signRule('all'), signers: [{ ...post('property'), each: true }] } as SignRule
    const played = joint(rule)
    expect(openSeats(played)).toMatchObject(
      ['pan', 'peng', 'pu'].map((accountId) => ({ accountId })),
    )
  })
})

describe('或签 (any)', () => {
  test('the first one decides, and a later one is told that it is over', () => {
    const played = joint(signRule('any'))
    const late = played.taskOf('joint', 'pan').id
    played.complete('joint', { wang: 'reject' })
    expect(states(played)).toEqual(['refused'])
    expect(played.steps.at(-1)?.closed.map(({ task }) => task.id)).toContain(late)
  })
})

test('whoever is asked still is asked no more, also where the state is not left', () => {
  const stays = { actions: [{ type: 'log', params: { message: { 'zh-CN': '已签' } } }] } as const
  const played = play(
    build({
      initial: 'joint',
      tasks: { joint: { outcomes: OUTCOMES, sign: signRule('any') } },
      states: { joint: asks('joint', stays), closed },
    }),
  )
  played.complete('joint', { an: 'agree' })
  expect(states(played)).toEqual(['joint'])
  expect(played.snapshot.tasks).toEqual([])
})

describe('依次 (sequence)', () => {
  test('asks one after another', () => {
    const played = joint(signRule('sequence'))
    expect(openSeats(played)).toMatchObject([{ post: 'acceptance-desk' }])
    played.complete('joint', { an: 'agree' })
    expect(openSeats(played)).toMatchObject([{ post: 'grid-worker' }])
    played.complete('joint', { wang: 'agree' })
    played.complete('joint', { pu: 'agree' })
    expect(states(played)).toEqual(['after'])
  })
})

describe('票签 (share)', () => {
  const weighted: SignRule = {
    ...{ mode: 'share', percent: 51, agree: 'agree', otherwise: 'reject', atOnce: ['return'] },
    signers: [
      { ...post('acceptance-desk'), weight: 50 },
      { ...post('grid-worker'), weight: 30 },
      { ...post('property'), weight: 20 },
    ],
  }

  test('half of the weight is not enough, more than half is, and the rest is not asked any more', () => {
    const played = joint(weighted)
    played.complete('joint', { an: 'agree' })
    expect(states(played)).toEqual(['joint'])
    played.complete('joint', { pan: 'agree' })
    expect(states(played)).toEqual(['after'])
  })

  test('ends as soon as it cannot be reached', () => {
    const played = joint(weighted)
    played.complete('joint', { an: 'reject' })
    expect(states(played)).toEqual(['refused'])
  })
})

test.each(['all', 'any', 'sequence', 'share'] as const)(
  'a return is one person’s, whatever the vote (%s)',
  (mode) => {
    const played = joint(signRule(mode))
    played.complete('joint', { an: 'return' })
    expect(states(played)).toEqual(['returned'])
    expect(played.snapshot.tasks).toEqual([])
  },
)

describe('one person, one signature', () => {
  const both = { ...signRule('all'), signers: [post('acceptance-desk'), post('street-center')] }

  test('who holds two posts signs once: the seat that only she could take is dropped', () => {
    const played = joint(both as SignRule)
    expect(openSeats(played)).toHaveLength(2)
    played.complete('joint', { ding: 'agree' })
    expect(states(played)).toEqual(['joint'])
    expect(openSeats(played)).toMatchObject([{ post: 'acceptance-desk', excluded: ['ding'] }])
    played.complete('joint', { an: 'agree' })
    expect(states(played)).toEqual(['after'])
  })

  test('the seat that others could take as well stays theirs, also where she signed there', () => {
    const played = joint(both as SignRule)
    const desk = played.taskOf('joint', 'an').id
    const input = { kind: 'complete', outcome: 'agree', answers: {}, actor: staff('ding') } as const
    const step = played.act({ ...input, taskId: desk })
    expect(step?.closed.map(({ task, reason }) => [task.id === desk, reason])).toEqual([
      [true, 'completed'],
      [false, 'cancelled'],
    ])
    expect(openSeats(played)).toMatchObject([{ post: 'acceptance-desk', excluded: ['ding'] }])
  })

  test('it may be the other way round', () => {
    const played = joint(both as SignRule)
    const center = played.snapshot.tasks.find(
      ({ assignment }) => assignment.kind === 'post' && assignment.post === 'street-center',
    )
    const input = { kind: 'complete', outcome: 'agree', answers: {}, actor: staff('ding') } as const
    played.act({ ...input, taskId: center?.id ?? '' })
    expect(() => played.act({ ...input, taskId: played.snapshot.tasks[0]?.id ?? '' })).toThrow(
      expect.objectContaining({ code: 'task.not-assigned' }),
    )
  })

  test('in a sequence whoever comes after waits for the seat that others are asked for', () => {
    const signers = [post('acceptance-desk'), post('street-center'), post('property')]
    const played = joint({ ...signRule('sequence'), signers } as SignRule)
    played.complete('joint', { ding: 'agree' })
    expect(openSeats(played)).toMatchObject([{ post: 'acceptance-desk', excluded: ['ding'] }])
    played.complete('joint', { an: 'agree' })
    expect(openSeats(played)).toMatchObject([{ post: 'property' }])
  })

  test('also where she was added beside, and her signature counts there', () => {
    const played = joint(signRule('sequence'))
    const taskId = played.taskOf('joint', 'an').id
    played.act({
      ...{ kind: 'add-signer', taskId, to: 'an', position: 'beside' },
      ...{ reason: '请把关', actor: staff('ding') },
    })
    played.act({ kind: 'complete', taskId, outcome: 'agree', answers: {}, actor: staff('an') })
    expect(openSeats(played)).toMatchObject([{ post: 'acceptance-desk', excluded: ['an'] }])
  })

  test('who was to follow her signature follows it to the seat where it counts', () => {
    const played = joint({ ...signRule('any'), signers: both.signers } as SignRule)
    const taskId = played.taskOf('joint', 'an').id
    played.act({
      ...{ kind: 'add-signer', taskId, to: 'pu', position: 'after' },
      ...{ reason: '请把关', actor: staff('ding') },
    })
    played.act({ kind: 'complete', taskId, outcome: 'agree', answers: {}, actor: staff('ding') })
    expect(states(played)).toEqual(['joint'])
    expect(openSeats(played)).toMatchObject([{ post: 'acceptance-desk' }, { accountId: 'pu' }])
  })

  test('whoever signed is a performer of the task for 回避, whichever signature decided', () => {
    const played = joint(signRule('all'))
    for (const who of ['pan', 'an', 'wei']) played.complete('joint', { [who]: 'agree' })
    expect(openSeats(played)).toMatchObject([{ post: 'property' }])
    expect(openSeats(played)[0]).toMatchObject({
      excluded: expect.arrayContaining(['pan', 'an', 'wei']),
    })
  })
})

describe('加签', () => {
  const add = (
    played: Played,
    position: 'before' | 'after' | 'beside',
    { by = 'an', who = 'pu' } = {},
  ) =>
    played.act({
      ...{ kind: 'add-signer', taskId: played.taskOf('joint', by).id, to: who, position },
      ...{ reason: '请把关', actor: staff(by) },
    })

  test('before: she signs first, then it is my turn again, as a new task', () => {
    const played = joint(signRule('any'))
    const own = played.taskOf('joint', 'an').id
    add(played, 'before')
    expect(() => played.taskOf('joint', 'an')).toThrow(
      expect.objectContaining({ code: 'task.not-found' }),
    )
    played.complete('joint', { pu: 'agree' })
    expect(states(played)).toEqual(['joint'])
    expect(played.taskOf('joint', 'an').id).not.toBe(own)
    played.complete('joint', { an: 'agree' })
    expect(states(played)).toEqual(['after'])
  })

  test('after: my agreement is not the last word', () => {
    const played = joint(signRule('any'))
    add(played, 'after')
    expect(() =>
      played.act({ kind: 'claim', taskId: played.taskOf('joint', 'pu').id, actor: staff('pu') }),
    ).not.toThrow()
    played.complete('joint', { an: 'agree' })
    expect(states(played)).toEqual(['joint'])
    const added = played.snapshot.tasks.find(({ assignment }) => assignment.kind === 'account')
    played.act({
      kind: 'complete',
      taskId: added?.id ?? '',
      outcome: 'agree',
      answers: {},
      actor: staff('pu'),
    })
    expect(states(played)).toEqual(['after'])
  })

  test('after: whoever was added has the last word', () => {
    const played = joint(signRule('any'))
    add(played, 'after')
    played.complete('joint', { an: 'agree' })
    const added = played.snapshot.tasks.find(({ assignment }) => assignment.kind === 'account')
    played.act({
      ...{ kind: 'complete', taskId: added?.id ?? '', outcome: 'reject', answers: {} },
      actor: staff('pu'),
    })
    expect(states(played)).toEqual(['refused'])
  })

  test('in a sequence the next one waits for whoever was added', () => {
    const played = joint(signRule('sequence'))
    add(played, 'after')
    played.complete('joint', { an: 'agree' })
    expect(openSeats(played)).toMatchObject([{ accountId: 'pu' }])
    played.complete('joint', { pu: 'agree' })
    expect(openSeats(played)).toMatchObject([{ post: 'grid-worker' }])
  })

  test('beside: she is asked now, her vote counts', () => {
    const played = joint(signRule('all'))
    add(played, 'beside')
    expect(openSeats(played)).toHaveLength(4)
    for (const who of ['an', 'wei', 'pan']) played.complete('joint', { [who]: 'agree' })
    expect(states(played)).toEqual(['joint'])
    played.complete('joint', { pu: 'reject' })
    expect(states(played)).toEqual(['refused'])
  })

  test('tells her, adds nobody twice, and who was added adds nobody', () => {
    const played = joint(signRule('all'))
    const step = add(played, 'beside')
    expect(step?.effects).toMatchObject([{ notice: 'linli.signer-added', to: { accountId: 'pu' } }])
    expect(() => add(played, 'beside')).toThrow(expect.objectContaining({ code: 'task.signed' }))
    const hers = played.snapshot.tasks.find(({ assignment }) => assignment.kind === 'account')
    expect(() =>
      played.act({
        ...{ kind: 'add-signer', taskId: hers?.id ?? '', to: 'peng', position: 'after' },
        ...{ reason: '再加', actor: staff('pu') },
      }),
    ).toThrow(expect.objectContaining({ code: 'task.added-signer' }))
  })

  test('nobody who is excluded, and not where one person does the task', () => {
    const played = joint(signRule('all'), { exclude: ['initiator'] })
    expect(() => add(played, 'beside', { who: 'li' })).toThrow(
      expect.objectContaining({ code: 'task.excluded' }),
    )
    for (const who of ['pan', 'an', 'wei']) played.complete('joint', { [who]: 'agree' })
    expect(() =>
      played.act({
        ...{ kind: 'add-signer', taskId: played.snapshot.tasks[0]?.id ?? '', to: 'an' },
        ...{ position: 'beside', reason: '加', actor: OFFICIAL },
      }),
    ).toThrow(expect.objectContaining({ code: 'task.not-signed' }))
  })
})

describe('减签', () => {
  const remove = (played: Played, seat: number, actor = OFFICIAL) =>
    played.act({
      ...{ kind: 'remove-signer', taskId: played.snapshot.tasks[0]?.id ?? '', seat },
      ...{ reason: '出差', actor },
    })

  test('takes away who has not signed, and decides what that decides', () => {
    const played = joint(signRule('all'))
    played.complete('joint', { an: 'agree' })
    remove(played, 1)
    expect(openSeats(played)).toMatchObject([{ post: 'property' }])
    remove(played, 2)
    expect(states(played)).toEqual(['after'])
    expect(played.snapshot.performers).toEqual({ joint: 'an' })
  })

  test('not the last one, not a signature, and not by just anybody', () => {
    const played = joint(signRule('all'))
    expect(() => remove(played, 0, staff('wei'))).toThrow(
      expect.objectContaining({ code: 'access.denied' }),
    )
    remove(played, 0)
    remove(played, 1)
    expect(() => remove(played, 2)).toThrow(expect.objectContaining({ code: 'task.last-signer' }))
    expect(remove(played, 0)).toBeNull()
  })

  test('whoever was taken away may be asked again', () => {
    const played = joint(signRule('sequence'))
    const addPeng = () =>
      played.act({
        ...{ kind: 'add-signer', taskId: played.snapshot.tasks[0]?.id ?? '', to: 'peng' },
        ...{ position: 'after', reason: '请把关', actor: OFFICIAL },
      })
    addPeng()
    remove(played, 3)
    addPeng()
    played.complete('joint', { an: 'agree' })
    expect(openSeats(played)).toMatchObject([{ accountId: 'peng' }])
  })

  test('in a sequence the turn goes to the next one', () => {
    const played = joint(signRule('sequence'))
    remove(played, 0)
    expect(openSeats(played)).toMatchObject([{ post: 'grid-worker' }])
  })
})

describe('委派', () => {
  const delegate = (played: Played, who = 'pu') =>
    played.act({
      ...{ kind: 'delegate', taskId: played.taskOf('joint', 'an').id, to: who },
      ...{ reason: '您熟悉情况', actor: staff('an') },
    })

  test('what she says decides nothing: the task comes back', () => {
    const played = joint(signRule('any'))
    delegate(played)
    const hers = played.snapshot.tasks.find(({ assignment }) => assignment.kind === 'account')
    expect(hers?.assignment).toMatchObject({ accountId: 'pu' })
    played.act({
      kind: 'complete',
      taskId: hers?.id ?? '',
      outcome: 'reject',
      answers: {},
      actor: staff('pu'),
    })
    expect(states(played)).toEqual(['joint'])
    played.complete('joint', { an: 'agree' })
    expect(states(played)).toEqual(['after'])
  })

  const both = { ...signRule('all'), signers: [post('acceptance-desk'), post('street-center')] }
  const askFor = (played: Played, to: string) =>
    played.act({
      ...{ kind: 'delegate', taskId: played.taskOf('joint', 'ding').id, to },
      ...{ reason: '您熟悉情况', actor: staff('ding') },
    })
  const soleSeat = () => {
    const played = joint(both as SignRule)
    played.act({
      ...{ kind: 'transfer', taskId: played.taskOf('joint', 'an').id, to: 'wang' },
      ...{ reason: '出差', actor: staff('an') },
    })
    return played
  }

  test('whoever is asked and signs elsewhere takes nobody’s seat', () => {
    const played = soleSeat()
    askFor(played, 'an')
    const opinion = played.taskOf('joint', 'an')
    played.act({
      ...{ kind: 'transfer', taskId: played.taskOf('joint', 'wang').id, to: 'an' },
      ...{ reason: '我在', actor: OFFICIAL },
    })
    const own = played.snapshot.tasks.find(({ id }) => id !== opinion.id)?.id ?? ''
    const input = { kind: 'complete', outcome: 'agree', answers: {}, actor: staff('an') } as const
    played.act({ ...input, taskId: own })
    expect(openSeats(played)).toMatchObject([{ accountId: 'an' }])
    played.act({ ...input, taskId: opinion.id })
    played.complete('joint', { ding: 'agree' })
    expect(states(played)).toEqual(['after'])
  })

  test('whoever delegated and signs elsewhere is asked no more', () => {
    const played = joint(both as SignRule)
    const [desk, center] = played.snapshot.tasks
    played.act({
      ...{ kind: 'delegate', taskId: center?.id ?? '', to: 'pu' },
      ...{ reason: '您熟悉情况', actor: staff('ding') },
    })
    const input = { kind: 'complete', outcome: 'agree', answers: {} } as const
    played.act({ ...input, taskId: desk?.id ?? '', actor: staff('ding') })
    expect(openSeats(played)).toMatchObject([{ post: 'acceptance-desk', excluded: ['ding'] }])
    played.complete('joint', { an: 'agree' })
    expect(states(played)).toEqual(['after'])
  })

  test('whoever delegated signs it still: no other seat is given to her', () => {
    const played = soleSeat()
    askFor(played, 'pu')
    const taskId = played.taskOf('joint', 'wang').id
    expect(() =>
      played.act({ kind: 'transfer', taskId, to: 'ding', reason: '出差', actor: OFFICIAL }),
    ).toThrow(expect.objectContaining({ code: 'task.signed' }))
  })

  test('is not delegated again, and whoever delegated it takes it back', () => {
    const played = joint(signRule('all'))
    delegate(played)
    const hers = played.snapshot.tasks.find(({ assignment }) => assignment.kind === 'account')
    const taskId = hers?.id ?? ''
    expect(() =>
      played.act({ kind: 'delegate', taskId, to: 'peng', reason: '转托', actor: staff('pu') }),
    ).toThrow(expect.objectContaining({ code: 'task.delegated' }))
    played.act({ kind: 'transfer', taskId, to: 'an', reason: '不等了', actor: staff('an') })
    expect(played.taskOf('joint', 'an')).not.toHaveProperty('returnsTo')
  })
})

describe('催办', () => {
  test('tells whoever has the task, once a day for a resident', () => {
    const played = joint(signRule('all'))
    const step = played.act({ kind: 'urge', actor: RESIDENT })
    expect(step?.effects).toHaveLength(3)
    expect(() => played.act({ kind: 'urge', actor: RESIDENT })).toThrow(
      expect.objectContaining({ code: 'urge.too-soon' }),
    )
    played.now += 3_600_000
    expect(played.act({ kind: 'urge', actor: OFFICIAL })?.effects).toHaveLength(3)
    expect(() => played.act({ kind: 'urge', actor: staff('an') })).toThrow(
      expect.objectContaining({ code: 'access.denied' }),
    )
  })
})

test('a cancelled instance keeps no seats', () => {
  const played = joint(signRule('all'))
  played.act({ kind: 'cancel', reason: '作废', actor: OFFICIAL })
  expect(played.snapshot).not.toHaveProperty('signings')
})

test('every history replays to the stored snapshot, whoever holds the posts by then', () => {
  const played = joint(signRule('sequence'))
  const taskId = () => played.snapshot.tasks[0]?.id ?? ''
  played.act({ kind: 'claim', taskId: taskId(), actor: staff('an') })
  played.act({
    kind: 'add-signer',
    taskId: taskId(),
    to: 'peng',
    position: 'after',
    reason: '加',
    actor: staff('an'),
  })
  played.act({ kind: 'delegate', taskId: taskId(), to: 'pu', reason: '问', actor: staff('an') })
  played.complete('joint', { pu: 'reject' })
  played.complete('joint', { an: 'agree' })
  played.act({ kind: 'urge', actor: RESIDENT })
  played.complete('joint', { peng: 'agree' })
  played.act({ kind: 'remove-signer', taskId: taskId(), seat: 1, reason: '减', actor: OFFICIAL })
  played.complete('joint', { pan: 'agree' })
  expect(states(played)).toEqual(['after'])
  const program = compileDefinition(definitionOf(signRule('sequence')), 'signing')
  expect(replay(program, stored(played.entries))).toEqual(played.snapshot)
  expect(SIGNING_ORG.holdings.length).toBeGreaterThan(0)
})
