import type { AssignRule } from '@linli/schemas/assign-rule'
import type { TaskDefinition } from '@linli/schemas/definition'
import type { OrgNode, OrgTree, PostHolding, Team } from '@linli/schemas/org'
import { describe, expect, test } from 'vitest'
import { ALARM } from '../../../tests/support/builders.ts'
import { assignTask, findRecipients } from './assign-task.ts'
import { parseInstant } from './civil-time.ts'
import { describeAssignment } from './describe-assignment.ts'
import type { Participants } from './find-candidates.ts'
import { createPicker, type Load, type Loads, NO_LOAD } from './loads.ts'

const place = (id: string, parentId: string | null): OrgNode => ({
  ...{ id, parentId, kind: id, name: id },
})
const team = (id: string, parentId: string, about: Team): OrgNode => ({
  ...{ id, parentId, kind: 'team', name: id, team: about },
})
const held = (accountId: string, nodeId: string, post: string): PostHolding => ({
  ...{ accountId, nodeId, post },
})
const away = (holding: PostHolding): PostHolding => ({ ...holding, isAway: true })
const street = (holdings: readonly PostHolding[], ...teams: readonly OrgNode[]): OrgTree => ({
  nodes: new Map(
    [place('street', null), place('community', 'street'), place('grid', 'community'), ...teams].map(
      (node) => [node.id, node],
    ),
  ),
  holdings,
})
const BACKSTOP = held('desk', 'street', 'desk')
const KIND = { definitionId: 'alarm', task: 'check' }
const instance: Participants = {
  ...{ nodeId: 'grid', initiatorId: 'zhao', performers: { check: 'qian' } },
  ...{ context: { chosen: 'sun', count: 3 }, kind: KIND },
}
const about = (rule: AssignRule, exclude: TaskDefinition['exclude'] = []) => ({
  title: { 'zh-CN': '核实' },
  ...{ assign: [rule, { strategy: 'post', post: 'desk' } as const], exclude },
})

/** `post@node` or the account; what stands behind the rule is called `desk@street`. */
function goesTo(rule: AssignRule, org: OrgTree, more: GoingTo = {}): string {
  const { now = 0, exclude, participants = instance, loads } = more
  const picker = createPicker(loads, now)
  const found = assignTask(about(rule, exclude), participants, { org, now, picker })
  return found.kind === 'account' ? found.accountId : `${found.post}@${found.nodeId}`
}
interface GoingTo {
  readonly now?: number
  readonly exclude?: TaskDefinition['exclude']
  readonly participants?: Participants
  readonly loads?: Loads
}

describe('a named person', () => {
  const rule: AssignRule = { strategy: 'person', account: 'li' }

  test('is found as long as she has a post', () => {
    expect(goesTo(rule, street([held('li', 'community', 'any'), BACKSTOP]))).toBe('li')
    expect(goesTo(rule, street([BACKSTOP]))).toBe('desk@street')
  })

  test('is passed over where she is excluded, or on leave while somebody else is there', () => {
    const here = street([held('qian', 'grid', 'any'), BACKSTOP])
    const qian: AssignRule = { strategy: 'person', account: 'qian' }
    expect(goesTo(qian, here, { exclude: [{ performerOf: 'check' }] })).toBe('desk@street')
    const li = away(held('li', 'community', 'any'))
    expect(goesTo(rule, street([li, BACKSTOP]))).toBe('desk@street')
    expect(goesTo(rule, street([li]))).toBe('li')
  })
})

describe('the person in a field', () => {
  const rule = (field: string): AssignRule => ({ strategy: 'field', field })
  const org = street([held('sun', 'grid', 'any'), BACKSTOP])

  test('is found by her account', () => {
    expect(goesTo(rule('chosen'), org)).toBe('sun')
  })

  test('is nobody where the field is empty, is no text, or names who does not work here', () => {
    expect(goesTo(rule('missing'), org)).toBe('desk@street')
    expect(goesTo(rule('count'), org)).toBe('desk@street')
    const stranger = { ...instance, context: { chosen: 'stranger' } }
    expect(goesTo(rule('chosen'), org, { participants: stranger })).toBe('desk@street')
    expect(goesTo(rule('chosen'), org, { participants: { ...instance, context: {} } })).toBe(
      'desk@street',
    )
  })
})

describe('a leader', () => {
  const rule: AssignRule = { strategy: 'leader', of: 'initiator', post: 'lead' }

  test('holds the post where the person works, or at the nearest place above', () => {
    const zhao = held('zhao', 'grid', 'worker')
    expect(goesTo(rule, street([zhao, held('a', 'grid', 'lead')]))).toBe('lead@grid')
    expect(goesTo(rule, street([zhao, held('a', 'community', 'lead')]))).toBe('lead@community')
    const twice = [zhao, held('zhao', 'community', 'helper'), held('a', 'street', 'lead')]
    expect(goesTo(rule, street([...twice, held('b', 'community', 'lead')]))).toBe('lead@community')
  })

  test('starts where she works, and not where the case is', () => {
    const elsewhere = [held('zhao', 'street', 'worker'), held('a', 'grid', 'lead'), BACKSTOP]
    expect(goesTo(rule, street(elsewhere))).toBe('desk@street')
  })

  test('is never she herself, who may not take it either', () => {
    const both = [held('zhao', 'grid', 'lead'), held('a', 'community', 'lead'), BACKSTOP]
    expect(goesTo(rule, street(both))).toBe('lead@community')
    const org = street([held('zhao', 'grid', 'lead'), held('b', 'grid', 'lead')])
    expect(assignTask(about(rule), instance, { org, now: 0 })).toMatchObject({
      ...{ nodeId: 'grid', excluded: ['zhao'], why: { excluded: [] } },
    })
  })

  test('of whoever did a task is found the same way; of a resident there is none', () => {
    const of: AssignRule = { strategy: 'leader', of: { performerOf: 'check' }, post: 'lead' }
    const org = street([held('qian', 'grid', 'worker'), held('a', 'street', 'lead'), BACKSTOP])
    expect(goesTo(of, org)).toBe('lead@street')
    expect(goesTo(rule, org)).toBe('desk@street')
  })

  test('a circle in the tree ends the search', () => {
    const circle: OrgTree = {
      nodes: new Map([
        ['one', place('one', 'two')],
        ['two', place('two', 'one')],
        ['street', place('street', null)],
      ]),
      holdings: [held('zhao', 'one', 'worker'), BACKSTOP],
    }
    const there = { ...instance, nodeId: 'street' }
    expect(goesTo(rule, circle, { participants: there })).toBe('desk@street')
  })
})

describe('a team', () => {
  const rule: AssignRule = { strategy: 'team', team: 'fire-watch', post: 'on-duty' }
  const at = (time: string) => parseInstant(`2026-11-21T${time}:00+08:00`) ?? 0
  const noon = at('12:00')
  const near = team('near', 'grid', { kind: 'fire-watch' })
  const far = team('far', 'street', { kind: 'fire-watch' })

  test('is the nearest of its kind, going up, where somebody holds the post', () => {
    const both = street([held('a', 'near', 'on-duty'), held('b', 'far', 'on-duty')], near, far)
    expect(goesTo(rule, both)).toBe('on-duty@near')
    const above = [held('a', 'near', 'substitute'), held('b', 'far', 'on-duty'), BACKSTOP]
    expect(goesTo(rule, street(above, near, far))).toBe('on-duty@far')
    const other = team('near', 'grid', { kind: 'volunteers' })
    expect(goesTo(rule, street([held('a', 'near', 'on-duty'), BACKSTOP], other))).toBe(
      'desk@street',
    )
  })

  test('is asked for its members where the rule names no post', () => {
    const org = street([held('a', 'near', 'member')], near)
    expect(goesTo({ strategy: 'team', team: 'fire-watch' }, org)).toBe('member@near')
  })

  test('is passed over where it is closed, or everybody in it is excluded or on leave', () => {
    const closed = { ...near, isClosed: true }
    expect(goesTo(rule, street([held('a', 'near', 'on-duty'), BACKSTOP], closed))).toBe(
      'desk@street',
    )
    const excluded = street([held('zhao', 'near', 'on-duty'), BACKSTOP], near)
    expect(goesTo(rule, excluded, { exclude: ['initiator'] })).toBe('desk@street')
    const onLeave = away(held('a', 'near', 'on-duty'))
    const there = street([onLeave, held('b', 'far', 'on-duty')], near, far)
    expect(goesTo(rule, there)).toBe('on-duty@far')
    expect(goesTo(rule, street([onLeave], near, far))).toBe('on-duty@near')
  })

  test.each([
    ['08:00', '18:00', { '07:59': false, '08:00': true, '17:59': true, '18:00': false }],
    ['20:00', '06:00', { '19:59': false, '20:00': true, '00:30': true, '06:00': false }],
    ['08:00', '08:00', { '07:59': true, '08:00': true, '12:00': true }],
    ['00:00', '24:00', { '00:00': true, '23:59': true }],
  ])('takes tasks from %s until %s by the clock of the city', (from, until, asked) => {
    const watch = team('near', 'grid', { kind: 'fire-watch', hours: [{ from, until }] })
    const org = street([held('a', 'near', 'on-duty'), BACKSTOP], watch)
    for (const [time, isOnDuty] of Object.entries(asked)) {
      const expected = isOnDuty ? 'on-duty@near' : 'desk@street'
      expect([time, goesTo(rule, org, { now: at(time) })]).toEqual([time, expected])
    }
  })

  test('off duty leaves it to the next team on duty above', () => {
    const day = team('near', 'grid', {
      ...{ kind: 'fire-watch', hours: [{ from: '08:00', until: '18:00' }] },
    })
    const org = street([held('a', 'near', 'on-duty'), held('b', 'far', 'on-duty')], day, far)
    expect(goesTo(rule, org, { now: noon })).toBe('on-duty@near')
    expect(goesTo(rule, org, { now: at('23:00') })).toBe('on-duty@far')
  })

  test('a notice goes to all of it', () => {
    const org = street([held('a', 'near', 'on-duty')], near)
    expect(findRecipients(rule, instance, { org, now: noon })).toEqual({
      ...{ kind: 'post', nodeId: 'near', post: 'on-duty' },
    })
  })
})

describe('a pool that becomes one person', () => {
  const three = ['a', 'b', 'c'].map((id) => held(id, 'grid', 'worker'))
  const known = (loads: Readonly<Record<string, Partial<Load>>>): Loads => ({
    of: (accountId) => ({ ...NO_LOAD, ...loads[accountId] }),
  })
  const least: AssignRule = { strategy: 'post', post: 'worker', pick: 'least-loaded' }
  const turn: AssignRule = { strategy: 'post', post: 'worker', pick: 'in-turn' }

  test('goes to whoever has the fewest open tasks', () => {
    const loads = known({ a: { open: 2 }, b: { open: 1 }, c: { open: 3 } })
    expect(goesTo(least, street(three), { loads })).toBe('b')
    expect(goesTo(least, street(three))).toBe('a')
  })

  test('goes to whoever got one the longest ago, and never before all', () => {
    const at = (instant: number, place = 0) => ({ last: { at: instant, turn: place } })
    const loads = known({ a: at(5), b: at(3), c: at(4) })
    expect(goesTo(turn, street(three), { loads })).toBe('b')
    const never = known({ a: at(5), b: at(3) })
    expect(goesTo(turn, street(three), { loads: never })).toBe('c')
    const tied = known({ a: at(5, 2), b: at(5, 1), c: at(5, 3) })
    expect(goesTo(turn, street(three), { loads: tied })).toBe('b')
  })

  test('is without those who are excluded or on leave', () => {
    const loads = known({ a: { open: 9 }, b: { open: 1 }, zhao: { open: 0 } })
    const people = [held('zhao', 'grid', 'worker'), held('a', 'grid', 'worker')]
    expect(goesTo(least, street(people), { loads, exclude: ['initiator'] })).toBe('a')
    const onLeave = [held('a', 'grid', 'worker'), away(held('b', 'grid', 'worker'))]
    expect(goesTo(least, street(onLeave), { loads })).toBe('a')
  })

  test('sees what was picked before in the same step', () => {
    const org = street(three)
    const picker = createPicker(known({ a: { open: 1 } }), 7)
    const next = (rule: AssignRule) => {
      const found = assignTask(about(rule), instance, { org, now: 7, picker })
      return found.kind === 'account' ? found.accountId : null
    }
    expect([next(least), next(least), next(least)]).toEqual(['b', 'c', 'a'])
    const round = createPicker(undefined, 7)
    const turns = Array.from(
      { length: 7 },
      () => round.pick(['c', 'a', 'b'], 'in-turn', KIND).accountId,
    )
    expect(turns.join('')).toBe('abcabca')
  })

  test('stays with whoever was picked, as long as she is one of those found', () => {
    const loads = known({ a: { open: 2 }, b: { open: 1 }, c: { open: 3 } })
    const asked = (present: string) =>
      goesTo(least, street(three), { loads, participants: { ...instance, present } })
    expect([asked('c'), asked('gone')]).toEqual(['c', 'b'])
  })

  test('of a team is one of its members', () => {
    const near = team('near', 'grid', { kind: 'volunteers' })
    const org = street([held('a', 'near', 'member'), held('b', 'near', 'member')], near)
    const rule: AssignRule = { strategy: 'team', team: 'volunteers', pick: 'least-loaded' }
    expect(goesTo(rule, org, { loads: known({ a: { open: 1 } }) })).toBe('b')
  })
})

test('each reason has its sentence', () => {
  const near = team('值班室', 'grid', { kind: 'fire-watch' })
  const org = street(
    [
      held('zhao', 'grid', 'worker'),
      ...[held('a', 'grid', 'lead'), held('b', '值班室', 'on-duty'), held('sun', 'grid', 'any')],
    ],
    near,
  )
  const posts = { lead: { 'zh-CN': '片长', en: 'area leads' }, 'on-duty': { 'zh-CN': '值班员' } }
  const told = (rule: AssignRule) => {
    const picker = createPicker(undefined, 0)
    const assignment = assignTask(about(rule), instance, { org, now: 0, picker })
    return Object.values(describeAssignment(ALARM, assignment, posts))
  }
  expect(
    [
      { strategy: 'person', account: 'sun' } as const,
      { strategy: 'field', field: 'chosen' } as const,
      { strategy: 'leader', of: 'initiator', post: 'lead' } as const,
      { strategy: 'team', team: 'fire-watch', post: 'on-duty' } as const,
      { strategy: 'team', team: 'fire-watch', post: 'on-duty', pick: 'in-turn' } as const,
      { strategy: 'post', post: 'lead', pick: 'least-loaded' } as const,
    ].map(told),
  ).toEqual([
    ['交给事项里指定的人。', 'Goes to the person whom the service names.'],
    ['交给“chosen”里写的人。', 'Goes to the person whom “chosen” names.'],
    [
      '派给“grid”的片长：从发起人任职的地方向上最近的一级。',
      'Goes to area leads of “grid”: the nearest above the posts of the person who started it.',
    ],
    [
      '派给“值班室”的值班员：从工单所在地向上最近的当班队伍。',
      'Goes to 值班员 of “值班室”: the nearest team on duty, going up.',
    ],
    [
      '派给“值班室”的值班员中轮到的一位：从工单所在地向上最近的当班队伍。',
      'Goes to the next in turn of 值班员 of “值班室”: the nearest team on duty, going up.',
    ],
    [
      '派给“grid”的片长中任务最少的一位：从工单所在地向上最近的一级。',
      'Goes to the least busy of area leads of “grid”: the nearest holders of the post, going up.',
    ],
  ])
})
