import { expect, test } from 'vitest'
import { asks, build, closed, to, when } from '../../../../tests/corpus/build-definition.ts'
import { stored } from '../../../../tests/support/core-walk.ts'
import {
  OFFICIAL,
  type Played,
  play,
  SIGNING_ORG,
  signRule,
  staff,
} from '../../../../tests/support/signing-ground.ts'
import { chinaWorkingCalendar } from '../../calendar/published-years.ts'
import { compileDefinition } from '../compile-definition.ts'
import { judgeMigration } from './judge-migration.ts'
import { pairVersions } from './version-pair.ts'

const title = (text: string) => ({ title: { 'zh-CN': text } })

const DEFINITION = build({
  initial: 'joint',
  tasks: {
    joint: {
      outcomes: { agree: title('同意'), reject: title('不同意'), return: title('退回') },
      sign: signRule('all'),
    },
    after: {},
  },
  states: {
    joint: asks('joint', [when('output.outcome == "agree"', to('after')), to('refused')]),
    after: asks('after', to('closed')),
    ...{ refused: closed, closed },
  },
})
const PAIR = pairVersions(
  compileDefinition(DEFINITION, 'before'),
  compileDefinition({ ...DEFINITION, ...title('会签（新）') }, 'after'),
)

function verdictOf({ entries, snapshot, now }: Played) {
  const surroundings = { now, org: SIGNING_ORG, calendar: chinaWorkingCalendar() }
  return judgeMigration({ pair: PAIR, entries: stored(entries), snapshot, surroundings }, {})
}

test('a signature that decides nothing moves nothing in the new version either', () => {
  const played = play(DEFINITION)
  played.complete('joint', { an: 'reject' })
  expect(verdictOf(played).kind).toBe('safe')
})

test('nor does an opinion; what was decided together does', () => {
  const played = play(DEFINITION)
  played.act({
    ...{ kind: 'delegate', taskId: played.taskOf('joint', 'an').id, to: 'pu', reason: '问' },
    actor: staff('an'),
  })
  const opinion = played.snapshot.tasks.find(({ returnsTo }) => returnsTo !== undefined)
  played.act({
    ...{ kind: 'complete', taskId: opinion?.id ?? '', outcome: 'reject', answers: {} },
    actor: staff('pu'),
  })
  for (const who of ['an', 'wei', 'pan']) played.complete('joint', { [who]: 'agree' })
  expect(played.snapshot.position).toEqual(['after'])
  expect(verdictOf(played).kind).toBe('safe')
})

test('also where taking away a signer decided it', () => {
  const played = play(DEFINITION)
  for (const who of ['an', 'wei']) played.complete('joint', { [who]: 'agree' })
  played.act({
    ...{ kind: 'remove-signer', taskId: played.taskOf('joint', 'pan').id, seat: 2 },
    ...{ reason: '出差', actor: OFFICIAL },
  })
  expect(played.snapshot.position).toEqual(['after'])
  expect(verdictOf(played).kind).toBe('safe')
})
