import type { ActionDefinition, Definition } from '@linli/schemas/definition'
import type { Effect } from '@linli/schemas/effect'
import type { OrgTree } from '@linli/schemas/org'
import { describe, expect, test } from 'vitest'
import {
  answer,
  asks,
  build,
  closed,
  same,
  to,
  when,
} from '../../../tests/corpus/build-definition.ts'
import {
  OFFICIAL,
  type Played,
  play,
  post,
  RESIDENT,
  SIGNING_ORG,
  signRule,
  staff,
} from '../../../tests/support/signing-ground.ts'
import type { Step } from './step.ts'

const OUTCOMES = { agree: { title: same('同意') }, return: { title: same('退回') } } as const
const onDone = (next: string) => [when('output.outcome == "agree"', to(next)), to('first')]

/** Two do one thing each, three sign; each may send it back to the first. An hour for the first. */
function approval(mode: 'all' | 'any' = 'all'): Definition {
  return build({
    initial: 'first',
    events: { WITHDRAW: { title: same('撤销'), source: 'resident' } },
    tasks: {
      first: {
        ...post('acceptance-desk'),
        ...{ due: 'limit', outcomes: OUTCOMES, atDue: { outcome: 'agree' } },
      },
      second: { ...post('grid-worker'), outcomes: OUTCOMES },
      joint: { ...post('property'), outcomes: OUTCOMES, sign: signRule(mode) },
    },
    states: {
      first: {
        ...asks('first', onDone('second')),
        after: { limit: {} },
        on: { WITHDRAW: to('closed') },
      },
      second: asks('second', onDone('joint')),
      joint: asks('joint', onDone('closed')),
      closed,
    },
  })
}

const act = (played: Played, input: Parameters<Played['act']>[0]) => played.act(input)
const claim = (played: Played, name: string, who: string) =>
  act(played, { kind: 'claim', taskId: played.taskOf(name, who).id, actor: staff(who) })

/** Who was told what: notice and account or post. */
function told(step: Step | null): string[] {
  return (step?.effects ?? []).flatMap((effect) =>
    effect.kind === 'notice' ? [noticeText(effect)] : [],
  )
}

function noticeText({ notice, to: whom }: Effect & { readonly kind: 'notice' }): string {
  return `${notice} → ${whom.kind === 'account' ? whom.accountId : whom.post}`
}

describe('whoever a step passes over', () => {
  test('is told that her task went to another one, and why; not where she did it herself', () => {
    const played = play(approval())
    claim(played, 'first', 'an')
    const { id: taskId } = played.taskOf('first', 'an')
    const hand = { kind: 'transfer', taskId, reason: '她请假' } as const
    const step = act(played, { ...hand, to: 'ding', actor: OFFICIAL })
    expect(told(step)).toEqual(['linli.transferred → ding', 'linli.not-needed → an'])
    expect(JSON.stringify(step?.effects[1])).toContain('不用您办了。说明：她请假')
    const back = act(played, { ...hand, to: 'an', actor: staff('ding') })
    expect(told(back)).toEqual(['linli.transferred → an'])
  })

  test('is told that no opinion is needed, and who took the task over is told nothing', () => {
    const played = play(approval())
    const { id } = played.taskOf('first', 'an')
    act(played, { kind: 'delegate', taskId: id, to: 'pan', reason: '请看', actor: staff('an') })
    const taskId = played.snapshot.tasks[0]?.id ?? ''
    const step = act(played, {
      kind: 'transfer',
      taskId,
      to: 'an',
      reason: '急',
      actor: staff('an'),
    })
    expect(told(step)).toEqual(['linli.not-needed → pan'])
  })

  test('is told that the instance was cancelled, staff with the reason, whoever started it without', () => {
    const played = play(approval())
    claim(played, 'first', 'an')
    const step = act(played, { kind: 'cancel', reason: '重复件', actor: OFFICIAL })
    expect(told(step)).toEqual(['linli.cancelled → li', 'linli.not-needed → an'])
    const [initiators, hers] = (step?.effects ?? []).map((effect) => JSON.stringify(effect))
    expect(initiators).not.toContain('重复件')
    expect(hers).toContain('重复件')
  })

  test('is told when the initiator withdraws; a pool nobody had taken from is told nothing', () => {
    const withdraw = { kind: 'event', type: 'WITHDRAW', payload: {}, actor: RESIDENT } as const
    const held = play(approval())
    claim(held, 'first', 'an')
    expect(told(act(held, withdraw))).toEqual(['linli.not-needed → an'])
    expect(told(act(play(approval()), withdraw))).toEqual([])
  })

  test('is told when another signature decided, or a seat of hers was taken away', () => {
    const any = play(approval('any'))
    any.complete('first', { an: 'agree' })
    any.complete('second', { wang: 'agree' })
    claim(any, 'joint', 'peng')
    expect(told(any.complete('joint', { wei: 'agree' }))).toEqual(['linli.not-needed → peng'])

    const all = play(approval())
    all.complete('first', { an: 'agree' })
    all.complete('second', { wang: 'agree' })
    const { id: taskId } = all.taskOf('joint', 'wei')
    const add = { kind: 'add-signer', taskId, to: 'pu', reason: '请核' } as const
    expect(told(act(all, { ...add, position: 'after', actor: OFFICIAL }))).toEqual([
      'linli.signer-added → pu',
    ])
    const remove = { kind: 'remove-signer', taskId, seat: 3, reason: '不用了' } as const
    expect(told(act(all, { ...remove, actor: OFFICIAL }))).toEqual(['linli.not-needed → pu'])
  })

  test('is told that the system decided, also the pool that nobody took it from', () => {
    const played = play(approval())
    const [timer] = played.snapshot.timers
    played.now = timer?.dueAt ?? 0
    const firing = { event: timer?.event ?? '', generation: timer?.generation ?? 0 }
    expect(told(act(played, { kind: 'timer', ...firing }))).toEqual([
      'linli.at-due → acceptance-desk',
    ])
  })

  test('whoever is asked once more what was done before is told, with what was said', () => {
    const played = play(approval())
    expect(told(played.complete('first', { an: 'agree' }))).toEqual([])
    const step = played.complete('second', { wang: 'return' })
    expect(told(step)).toEqual(['linli.asked-again → acceptance-desk'])
    expect(JSON.stringify(step?.effects)).toContain('要再办一次。说明：「second」的结果是“退回”')
  })

  test('whoever started it is told that something waits for her, unless the definition tells her', () => {
    const asking = (...actions: ActionDefinition[]) => {
      const outcomes = { fix: { title: same('退回发起人') } }
      const states = {
        first: asks('first', [to('fix', ...actions)]),
        fix: asks('fix', [to('closed')]),
      }
      const tasks = { first: { outcomes }, fix: { assign: [{ strategy: 'initiator' }] } } as const
      const played = play(build({ initial: 'first', tasks, states: { ...states, closed } }))
      return told(played.complete('first', { an: 'fix' }))
    }
    expect(asking()).toEqual(['linli.your-turn → li'])
    expect(asking(answer)).toEqual(['answer → li'])
  })

  test('is told that the clocks stand still and go on, and whoever started it with the reason', () => {
    const played = play(approval())
    claim(played, 'first', 'an')
    const suspended = act(played, { kind: 'suspend', reason: '等居民补材料', actor: OFFICIAL })
    expect(told(suspended)).toEqual(['linli.suspended → an', 'linli.suspended → li'])
    expect(JSON.stringify(suspended?.effects[1])).toContain('等居民补材料')
    const resumed = act(played, { kind: 'resume', actor: OFFICIAL })
    expect(told(resumed)).toEqual(['linli.resumed → an', 'linli.resumed → li'])
  })

  test('is told that the grids took her task away', () => {
    const played = play(approval())
    claim(played, 'first', 'an')
    const { id: taskId } = played.taskOf('first', 'an')
    const holdings = SIGNING_ORG.holdings.filter(({ accountId }) => accountId !== 'an')
    const elsewhere: OrgTree = {
      ...SIGNING_ORG,
      holdings: holdings.map((each) =>
        each.accountId === 'ding' ? { ...each, nodeId: 'grid-1' } : each,
      ),
    }
    const moved = play(approval(), elsewhere)
    moved.snapshot = played.snapshot
    const step = act(moved, { kind: 'reassign', taskId, actor: OFFICIAL })
    expect(told(step)).toEqual(['linli.reassigned → acceptance-desk', 'linli.not-needed → an'])
  })
})
