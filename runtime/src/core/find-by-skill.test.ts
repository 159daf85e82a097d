import type { AssignRule, SkillRule } from '@linli/schemas/assign-rule'
import type { Definition, TaskDefinition } from '@linli/schemas/definition'
import type { FieldSchema } from '@linli/schemas/form-definition'
import type { OrgNode, OrgTree, PostHolding, Team } from '@linli/schemas/org'
import { describe, expect, test } from 'vitest'
import { ALARM, GRID } from '../../../tests/support/builders.ts'
import { assignTask } from './assign-task.ts'
import { checkDefinition } from './check-definition.ts'
import { parseInstant } from './civil-time.ts'
import { describeAssignment } from './describe-assignment.ts'
import type { Participants } from './find-candidates.ts'
import { findEmptyPools } from './find-empty-pools.ts'
import { createPicker, type Load, type Loads, NO_LOAD } from './loads.ts'
import { previewAssignment } from './preview-assignment.ts'
import { ruleText } from './rule-text.ts'

const node = (id: string, parentId: string | null, team?: Team): OrgNode => ({
  ...{ id, parentId, kind: team === undefined ? id : 'team', name: id },
  ...(team === undefined ? {} : { team }),
})
const held = (accountId: string, nodeId: string, post: string): PostHolding => ({
  ...{ accountId, nodeId, post },
})
const VOLUNTEERS: Team = { kind: 'volunteers' }
const DAYTIME: Team = { kind: 'volunteers', hours: [{ from: '08:00', until: '18:00' }] }
const BACKSTOP = held('desk', 'street', 'desk')
const POSTS = { plumber: { 'zh-CN': '水管工', en: 'plumbers' }, member: { 'zh-CN': '队员' } }

function street(holdings: readonly PostHolding[], ...teams: readonly OrgNode[]): OrgTree {
  const places = [node('street', null), node('community', 'street'), node(GRID, 'community')]
  return {
    nodes: new Map([...places, ...teams].map((each) => [each.id, each])),
    holdings: [BACKSTOP, ...holdings],
  }
}

const instance: Participants = {
  ...{ nodeId: GRID, initiatorId: 'zhao', performers: {}, context: { needs: 'plumber', count: 3 } },
  kind: { definitionId: 'alarm', task: 'check' },
}
interface Asked {
  readonly now?: number
  readonly exclude?: TaskDefinition['exclude']
  readonly participants?: Participants
  readonly loads?: Loads
}
const assigned = (rule: AssignRule, org: OrgTree, asked: Asked = {}) => {
  const { now = 0, participants = instance } = asked
  const assign = [rule, { strategy: 'post', post: 'desk' } as const]
  const task = { title: { 'zh-CN': '修水管' }, assign, exclude: asked.exclude ?? [] }
  return assignTask(task, participants, { org, now, picker: createPicker(asked.loads, now) })
}
/** `post@node` or the account; what stands behind the rule is called `desk@street`. */
function goesTo(rule: AssignRule, org: OrgTree, asked?: Asked): string {
  const found = assigned(rule, org, asked)
  return found.kind === 'account' ? found.accountId : `${found.post}@${found.nodeId}`
}
const busy = (open: Readonly<Record<string, number>>): Loads => ({
  of: (accountId): Load => ({ ...NO_LOAD, open: open[accountId] ?? 0 }),
})
const rule: SkillRule = { strategy: 'skill', skill: 'plumber' }
const at = (time: string) => parseInstant(`2026-11-21T${time}:00+08:00`) ?? 0

describe('whoever has a skill', () => {
  const near = node('near', GRID, VOLUNTEERS)
  const far = node('far', 'street', DAYTIME)

  test('is looked for in the teams of the place, and then of those above', () => {
    const both = [held('a', 'near', 'plumber'), held('b', 'far', 'plumber')]
    expect(goesTo(rule, street(both, near, far))).toBe('plumber@near')
    const above = [held('a', 'near', 'member'), held('b', 'far', 'plumber')]
    expect(goesTo(rule, street(above, near, far))).toBe('plumber@far')
  })

  test('counts at a team only: the same post at a place is no skill', () => {
    expect(goesTo(rule, street([held('a', GRID, 'plumber')], near))).toBe('desk@street')
  })

  test('is found in a kind of team where one is named', () => {
    const property = node('property', GRID, { kind: 'property' })
    const org = street([held('a', 'near', 'plumber'), held('b', 'property', 'plumber')], near)
    const two = { ...org, nodes: new Map([...org.nodes, ['property', property]]) }
    expect(goesTo({ ...rule, team: 'property' }, two)).toBe('plumber@property')
    expect(goesTo({ ...rule, team: 'fire-watch' }, two)).toBe('desk@street')
  })

  test('is found while her team is on duty, or at any hour where that is asked', () => {
    const org = street([held('b', 'far', 'plumber')], far)
    expect(goesTo(rule, org, { now: at('12:00') })).toBe('plumber@far')
    expect(goesTo(rule, org, { now: at('18:00') })).toBe('desk@street')
    expect(goesTo({ ...rule, offDuty: true }, org, { now: at('18:00') })).toBe('plumber@far')
  })

  test('is passed over where she is excluded or the team closed, and on leave while others are there', () => {
    const hers = street([held('zhao', 'near', 'plumber')], near)
    expect(goesTo(rule, hers, { exclude: ['initiator'] })).toBe('desk@street')
    const closed = street([held('a', 'near', 'plumber')], { ...near, isClosed: true })
    expect(goesTo(rule, closed)).toBe('desk@street')
    const away = { ...held('a', 'near', 'plumber'), isAway: true }
    expect(
      goesTo(rule, street([away, held('b', 'far', 'plumber')], near, far), { now: at('12:00') }),
    ).toBe('plumber@far')
  })

  test('may be named by a field of the case; an empty or another one leaves it to the next rule', () => {
    const org = street([held('a', 'near', 'plumber')], near)
    const named = (field: string): SkillRule => ({ strategy: 'skill', skill: { field } })
    expect(goesTo(named('needs'), org)).toBe('plumber@near')
    expect(goesTo(named('count'), org)).toBe('desk@street')
    expect(goesTo(named('missing'), org)).toBe('desk@street')
    const other = { ...instance, context: { needs: 'welder' } }
    expect(goesTo(named('needs'), org, { participants: other })).toBe('desk@street')
  })

  test('brings the whole team where the rule says who takes it', () => {
    const whole: SkillRule = { ...rule, post: 'member' }
    const team = [
      held('a', 'near', 'plumber'),
      held('b', 'near', 'member'),
      held('c', 'near', 'member'),
    ]
    expect(goesTo(whole, street(team, near))).toBe('member@near')
    // Nobody could take it there.
    const alone = [
      held('a', 'near', 'plumber'),
      held('c', 'far', 'plumber'),
      held('c', 'far', 'member'),
    ]
    expect(goesTo(whole, street(alone, near, far), { now: at('12:00') })).toBe('member@far')
  })
})

describe('of several teams of one place', () => {
  const [one, other] = [node('one', GRID, VOLUNTEERS), node('other', GRID, VOLUNTEERS)]
  const org = street(
    [...['a', 'b'].map((id) => held(id, 'one', 'plumber')), held('c', 'other', 'plumber')],
    ...[one, other],
  )

  test('the one is asked whose people have the fewest open tasks each', () => {
    expect(goesTo(rule, org, { loads: busy({ a: 3, b: 0, c: 1 }) })).toBe('plumber@other')
    expect(goesTo(rule, org, { loads: busy({ a: 1, b: 0, c: 1 }) })).toBe('plumber@one')
    expect(goesTo(rule, org)).toBe('plumber@one')
  })

  test('one person is picked in that team, and whoever was picked before stays', () => {
    const least: SkillRule = { ...rule, pick: 'least-loaded' }
    const loads = busy({ a: 3, b: 0, c: 1 })
    expect(goesTo(least, org, { loads })).toBe('c')
    expect(goesTo(least, org, { loads, participants: { ...instance, present: 'a' } })).toBe('a')
  })

  test('the reason says so', () => {
    expect(describeAssignment(ALARM, assigned(rule, org), POSTS)).toEqual({
      'zh-CN': '派给“one”的水管工：从工单所在地向上最近的当班队伍，2 支里任务最少的一支。',
      en: 'Goes to plumbers of “one”: the nearest team on duty, going up, the least busy of 2.',
    })
  })
})

test('the reason names the skill where others may take it, and the one that a field named', () => {
  const org = street(
    [held('a', 'near', 'plumber'), held('a', 'near', 'member')],
    node('near', GRID, VOLUNTEERS),
  )
  const asked: SkillRule = { ...rule, skill: { field: 'needs' }, post: 'member', offDuty: true }
  const found = assigned(asked, org)
  expect(found.why).toMatchObject({ skill: 'plumber', post: 'member', among: 1 })
  expect(describeAssignment(ALARM, found, POSTS)['zh-CN']).toBe(
    '派给“near”的队员：从工单所在地向上最近的有水管工的队伍。',
  )
})

const SIDE = {
  called: (): [string, string] => ['', ''],
  calledContext: (field: string): [string, string] => [`“${field}”`, `“${field}”`],
}

test('a change of the rule is told in words', () => {
  const told = (each: AssignRule) => ruleText(each, { side: SIDE as never, posts: POSTS })
  expect(told(rule)).toEqual([
    '就近当班的队伍里有“水管工”的人',
    'those with “plumbers” in the nearest team on duty',
  ])
  const asked: SkillRule = {
    ...{ strategy: 'skill', skill: { field: 'needs' }, team: 'volunteers', post: 'member' },
    ...{ offDuty: true, pick: 'least-loaded' },
  }
  expect(told(asked)).toEqual([
    '就近“volunteers”队伍（有“needs”里写的技能）的“队员”中任务最少的一位',
    'the one of “队员” of the nearest “volunteers” team that has the skill that “needs” names with the fewest tasks',
  ])
})

describe('a definition that asks for a skill', () => {
  const { check } = ALARM.tasks
  if (check === undefined) throw new Error('The alarm has a task.')
  const asking = (
    skill: SkillRule,
    fields: Readonly<Record<string, FieldSchema>> = {},
  ): Definition => {
    const { context } = ALARM
    const properties = { ...context.schema.properties, ...fields }
    return {
      ...{ ...ALARM, context: { ...context, schema: { ...context.schema, properties } } },
      tasks: { check: { ...check, assign: [skill, ...check.assign] } },
    }
  }
  const codesOf = (definition: Definition) =>
    checkDefinition(definition)
      .filter(({ path }) => path.startsWith('/tasks/check/assign'))
      .map(({ code }) => code)
  const named: SkillRule = { strategy: 'skill', skill: { field: 'needs' } }

  test('names it in a text that is no personal data', () => {
    expect(codesOf(asking(named, { needs: { type: 'string' } }))).toEqual([])
    expect(codesOf(asking(named, { needs: { type: 'number' } }))).toEqual(['assign.field-no-text'])
    const marked: FieldSchema = { type: 'string', 'x-personal': 'sensitive' }
    expect(codesOf(asking(named, { needs: marked }))).toEqual(['assign.skill-marked'])
    expect(codesOf(asking(named))).toHaveLength(1)
  })

  test('does not go with it alone', () => {
    const alone = { ...ALARM, tasks: { check: { ...check, assign: [rule] } } }
    expect(codesOf(alone)).toEqual(['assign.may-be-empty'])
  })

  test('is warned where no team of the street has it, whoever else has', () => {
    const near = node('near', GRID, VOLUNTEERS)
    const warned = (skill: SkillRule, org: OrgTree, fields = {}) =>
      findEmptyPools(asking(skill, fields), org)
        .filter(({ code }) => code.startsWith('assign.'))
        .map(({ path, message }) => `${path} ${message['zh-CN']}`)
    const there = street([held('a', 'near', 'plumber')], near)
    expect(warned(rule, there)).toEqual([])
    const place = '/tasks/check/assign/0'
    expect(warned(rule, street([held('a', GRID, 'plumber')], near))).toEqual([
      `${place}/skill 本街道没有一支队伍有人会“plumber”：这条规则找不到人。`,
    ])
    expect(warned({ ...rule, post: 'member' }, there)).toHaveLength(1)
    expect(warned({ ...rule, team: 'property' }, there)).toEqual([
      `${place}/team 本街道没有“property”这一类队伍：这条规则找不到人。`,
    ])
    const choice = { needs: { type: 'string', enum: ['plumber', 'welder', 'painter'] } }
    expect(warned(named, there, choice)).toEqual([
      `${place}/skill 本街道没有一支队伍有人会“welder、painter”：这条规则找不到人。`,
    ])
  })

  test('shows whom it would find now; what a field names, only a case knows', () => {
    const org = street([held('a', 'near', 'plumber')], node('near', GRID, VOLUNTEERS))
    const shown = (skill: SkillRule) => {
      const ground = { nodeId: GRID, initiatorId: null, org, now: 0 }
      return previewAssignment(asking(skill), 'check', ground)?.[0]?.rules[0]
    }
    expect(shown(rule)).toMatchObject({ hangsOnCase: false, people: [{ accountId: 'a' }] })
    expect(shown(named)).toMatchObject({ hangsOnCase: true, assignment: null })
  })
})
