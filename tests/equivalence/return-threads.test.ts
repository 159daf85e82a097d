import { expect, test } from 'vitest'
import { chinaWorkingCalendar } from '../../runtime/src/calendar/published-years.ts'
import { compileDefinition } from '../../runtime/src/core/compile-definition.ts'
import { judgeMigration } from '../../runtime/src/core/migration/judge-migration.ts'
import { pairVersions } from '../../runtime/src/core/migration/version-pair.ts'
import { asks, build, closed, same, set, to, when } from '../corpus/build-definition.ts'
import {
  OFFICIAL,
  type Played,
  play,
  post,
  RESIDENT,
  SIGNING_ORG,
  staff,
} from '../support/signing-ground.ts'
import { returnDefinition, withTakeBack } from './return-ground.ts'

// What other engines were reported to get wrong about returns, signings and who may write what, or were asked for and do not have, one
// test for each thread. The threads are named
// by repository and number; what is said of them is our reading of their titles and discussions.

/** Accepted and reviewed: three people are asked to sign. */
function signing(...[mode, place]: Parameters<typeof returnDefinition>): Played {
  const played = play(returnDefinition(mode, place))
  played.complete('accept', { an: 'done' })
  played.complete('review', { ding: 'done' })
  return played
}

const names = ({ snapshot }: Played) => snapshot.tasks.map(({ name }) => name)

test.each([
  'flowable-engine#1122',
  'flowable-engine#1674',
  'flowable-engine#2669',
  'flowable-engine#3944',
  'flowable-engine#4046',
])('%s: a jump out of a multi-instance neither loses nor doubles a task', () => {
  const played = signing('all', 'inner')
  played.complete('joint', { an: 'agree' })
  played.complete('joint', { wang: 'previous' })
  expect(names(played)).toEqual(['review'])
  played.complete('review', { ding: 'done' })
  expect(names(played)).toEqual(['joint', 'joint', 'joint'])
})

test.each(['flowable-engine#1641', 'flowable-engine#3864'])(
  '%s: after a jump out of one branch the join waits for nobody twice, and for everybody once',
  () => {
    const played = signing('any', 'parallel')
    played.complete('side', { pan: 'done' })
    played.complete('joint', { wang: 'previous' })
    expect(names(played)).toEqual(['review'])
    played.complete('review', { ding: 'done' })
    played.complete('joint', { an: 'agree' })
    expect(played.snapshot.status).toBe('active')
    played.complete('side', { peng: 'done' })
    expect(played.snapshot.status).toBe('done')
  },
)

test('flowable-engine#2636: a case in the middle of a countersign changes its version, and keeps who has signed', () => {
  const played = signing('all', 'alone')
  played.complete('joint', { an: 'agree' })
  const drawn = returnDefinition('all', 'alone')
  const title = { 'zh-CN': '新的标题' }
  const before = compileDefinition(drawn, 'before')
  const pair = pairVersions(before, compileDefinition({ ...drawn, title }, 'after'))
  const { entries, snapshot, now } = played
  const surroundings = { now, org: SIGNING_ORG, calendar: chinaWorkingCalendar() }
  const verdict = judgeMigration({ pair, entries, snapshot, surroundings }, {})
  expect(verdict).toMatchObject({ kind: 'safe' })
  if (!('step' in verdict)) return
  const { tasks, signings } = verdict.step.snapshot
  expect(tasks).toEqual(snapshot.tasks)
  expect(signings).toEqual(snapshot.signings)
  expect(signings?.[0]?.seats.filter(({ state }) => state === 'signed')).toHaveLength(1)
})

test('flowable-engine#4073: a signer is added by one command, and is asked', () => {
  const played = signing('all', 'alone')
  const taskId = played.taskOf('joint', 'an').id
  played.act({
    ...{ kind: 'add-signer', taskId, to: 'ding', position: 'beside', reason: '请把关' },
    actor: staff('an'),
  })
  const asked = played.snapshot.tasks.map(({ assignment }) => assignment)
  expect(asked).toContainEqual(expect.objectContaining({ kind: 'account', accountId: 'ding' }))
})

test('ruoyi-vue-pro#668: returned out of a countersign, the case does not disappear', () => {
  const played = signing('all', 'alone')
  played.complete('joint', { wang: 'initiator' })
  expect(names(played)).toEqual(['resubmit'])
  expect(played.snapshot.status).toBe('active')
})

test('AntFlow#7: a return out of a countersign goes back, not on to the next approver', () => {
  const played = signing('sequence', 'alone')
  played.complete('joint', { an: 'previous' })
  expect(played.snapshot.position).toEqual(['review'])
})

test('ruoyi-vue-pro#1018: the reminder of a step that was returned to fires again', () => {
  const played = signing('all', 'alone')
  played.complete('joint', { an: 'previous' })
  played.complete('review', { ding: 'done' })
  const timer = played.snapshot.timers.find(({ name }) => name === 'remind')
  played.now = timer?.dueAt ?? 0
  const step = played.act({
    ...{ kind: 'timer', event: timer?.event ?? '', generation: timer?.generation ?? 0 },
  })
  expect(step?.explanation.notes).toHaveLength(1)
})

test('ruoyi-vue-pro#1128: a return to whoever started it is hers alone', () => {
  const played = signing('any', 'alone')
  played.complete('joint', { wang: 'initiator' })
  expect(played.snapshot.tasks[0]?.assignment).toMatchObject({ accountId: RESIDENT.accountId })
})

test('ruoyi-vue-pro#566: who waits for an added signer is over when another one rejects', () => {
  const played = signing('any', 'alone')
  const taskId = played.taskOf('joint', 'an').id
  played.act({
    ...{ kind: 'add-signer', taskId, to: 'peng', position: 'before', reason: '先看' },
    actor: staff('an'),
  })
  played.complete('joint', { wang: 'reject' })
  expect(played.snapshot.position).toEqual(['refused'])
  expect(played.snapshot.tasks).toEqual([])
})

test('ruoyi-vue-pro, processTaskTimeout: the time limit ends added signers as well', () => {
  const played = signing('all', 'alone')
  const taskId = played.taskOf('joint', 'an').id
  played.act({
    ...{ kind: 'add-signer', taskId, to: 'ding', position: 'after', reason: '后签' },
    actor: staff('an'),
  })
  const limit = played.snapshot.timers.find(({ name }) => name === 'limit')
  played.now = limit?.dueAt ?? 0
  played.act({ kind: 'timer', event: limit?.event ?? '', generation: limit?.generation ?? 0 })
  expect(played.snapshot).toMatchObject({ tasks: [], timers: [], position: ['escalated'] })
  expect(played.snapshot.signings).toBeUndefined()
})

test('JeecgBoot#6166: where an approver is missing, somebody is asked all the same, and a signature counts once', () => {
  const played = signing('all', 'alone')
  played.complete('joint', { wang: 'agree' })
  expect(() => played.complete('joint', { wang: 'agree' })).toThrow(
    expect.objectContaining({ code: 'task.not-found' }),
  )
  played.act({
    ...{ kind: 'remove-signer', taskId: played.snapshot.tasks[0]?.id ?? '', seat: 2 },
    ...{ reason: '物业没有人', actor: OFFICIAL },
  })
  played.complete('joint', { an: 'agree' })
  expect(played.snapshot.status).toBe('done')
})

test('JeecgBoot#6166: who has approved before approves no second time, and that is no signature of hers', () => {
  const agree = { title: same('同意'), tone: 'primary' } as const
  const outcomes = { agree, reject: { title: same('不同意') } }
  const goesOn = (next: string) => [when('output.outcome == "agree"', to(next)), to('refused')]
  const played = play(
    build({
      initial: 'manager',
      tasks: {
        manager: { ...post('street-center'), outcomes },
        director: { ...post('property'), outcomes },
        general: { ...post('street-center'), outcomes, dedupe: 'all' },
        finance: { ...post('acceptance-desk'), outcomes },
      },
      states: {
        manager: asks('manager', goesOn('director')),
        director: asks('director', goesOn('general')),
        general: asks('general', goesOn('finance')),
        finance: asks('finance', goesOn('closed')),
        ...{ refused: closed, closed },
      },
    }),
  )
  played.complete('manager', { ding: 'agree' })
  const step = played.complete('director', { pan: 'agree' })
  expect(names(played)).toEqual(['finance'])
  expect(step?.explanation.passing).toMatchObject([{ kind: 'repeated', task: 'general' }])
  expect(step?.closed.map(({ by }) => by)).toEqual(['pan'])
})

test('JeecgBoot#1982: one form asks for other fields in each task, and nothing else is taken', () => {
  const text = (title: string) => ({ type: 'string', title }) as const
  const definition = build({
    initial: 'register',
    context: { item: { type: 'string' } },
    initialContext: { item: '' },
    fields: { item: text('物品'), price: text('金额'), note: text('备注') },
    tasks: {
      register: { ...post('acceptance-desk'), fields: { note: 'hidden' } },
      amend: {
        ...post('property'),
        fields: { item: { shows: 'item' }, price: 'hidden', note: 'required' },
      },
    },
    states: {
      register: asks('register', to('amend', set('item', 'output.form.item'))),
      amend: asks('amend', to('closed')),
      closed,
    },
  })
  const played = play(definition)
  const sent = { item: '铁门', price: '800', note: '急' }
  const first = played.complete('register', { an: 'done' }, sent)
  expect(first?.closed[0]?.answers).toEqual({ item: '铁门', price: '800' })
  expect(() => played.complete('amend', { pan: 'done' }, { item: '木门' })).toThrow(
    expect.objectContaining({ code: 'submission.invalid' }),
  )
  const second = played.complete('amend', { pan: 'done' }, { ...sent, item: '木门', price: '8' })
  expect(second?.closed[0]?.answers).toEqual({ item: '铁门', note: '急' })
})

test('a reimbursement that was repaired goes straight back to whoever returned it, not through all steps again', () => {
  const played = signing('all', 'alone')
  played.complete('joint', { an: 'initiatorStraight' })
  expect(names(played)).toEqual(['resubmit'])
  played.complete('resubmit', { [RESIDENT.accountId]: 'done' })
  expect(names(played)).toEqual(['joint', 'joint', 'joint'])
})

test.each(['steedos/workflow#203', 'steedos/workflow#1377', 'steedos/workflow#1890'])(
  '%s: a signature given by mistake is taken back, and the others stay',
  () => {
    const played = play(withTakeBack(returnDefinition('all', 'parallel')))
    played.complete('accept', { an: 'done' })
    played.complete('review', { ding: 'done' })
    played.complete('joint', { wang: 'agree' })
    const taskId = played.taskOf('joint', 'an').id
    played.complete('joint', { an: 'previous' })
    expect(names(played)).toEqual(['review'])

    played.act({ kind: 'take-back', taskId, reason: '点错了', actor: staff('an') })

    const seats = played.snapshot.signings?.[0]?.seats.map(({ state }) => state)
    expect(seats).toEqual(['open', 'signed', 'open'])
    expect(names(played).sort()).toEqual(['joint', 'joint', 'side'])
    for (const who of ['an', 'pan']) played.complete('joint', { [who]: 'agree' })
    played.complete('side', { peng: 'done' })
    expect(played.snapshot.status).toBe('done')
  },
)
