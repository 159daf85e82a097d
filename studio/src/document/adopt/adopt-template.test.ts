import { checkDefinition } from '@linli/runtime/core'
import { parseDefinition } from '@linli/schemas/parse-definition'
import { describe, expect, test } from 'vitest'
import { readStreet, readTemplate } from '../../../../tests/scenarios/read-templates.ts'
import { adoptTemplate, freeId } from './adopt-template.ts'
import { rulesIn } from './rules-in.ts'
import { missingOf, templateNeeds } from './template-needs.ts'

const street = readStreet()
const repair = readTemplate('home-repair')
const NOTHING = { posts: {}, teams: {}, deviceTypes: {} }
const whole = {
  posts: Object.keys(street.posts),
  teamKinds: [],
  deviceTypes: Object.keys(street.deviceTypes),
}

describe('what a template needs', () => {
  test('is each post with the tasks that go there, and which of them nobody else would do', () => {
    const parts = { ...whole, posts: ['committee', 'street-center'] }
    const { posts } = missingOf(templateNeeds(repair, parts), parts)
    expect(posts.map(({ key }) => key).sort()).toEqual(['acceptance-desk', 'property'])
    const desk = posts.find(({ key }) => key === 'acceptance-desk')
    expect(desk?.tasks.map((title) => title['zh-CN'])).toEqual(['分派报修', '电话回访'])
    expect(desk?.onlyHere).toEqual([])
  })

  test('is told as stuck where every other post is missing too', () => {
    const parts = { ...whole, posts: ['street-center'] }
    const { posts } = missingOf(templateNeeds(repair, parts), parts)
    const property = posts.find(({ key }) => key === 'property')
    expect(property?.onlyHere.map((title) => title['zh-CN'])).toEqual(['上门维修'])
  })

  test('names device types, working time and channels', () => {
    const needs = templateNeeds(readTemplate('smoke-alarm'), { ...whole, deviceTypes: [] })
    expect(needs.deviceTypes.map(({ key }) => key)).toEqual(['smoke_home'])
    expect(needs.countsWorkingTime).toBe(true)
    expect(needs.notices.outside).toBeGreaterThan(0)
    expect(missingOf(needs, whole)).toEqual({ posts: [], teams: [], deviceTypes: [] })
  })
})

describe('taking a template over', () => {
  const named = { id: 'our-repair', family: 'WX', title: '报修' }

  test('gives it names of its own and drops a translation of the former one', () => {
    const mine = adoptTemplate(repair, { ...named, ...NOTHING }, street)
    expect(mine).toMatchObject({ id: 'our-repair', family: 'WX', title: { 'zh-CN': '报修' } })
    expect(mine.title.en).toBeUndefined()
    expect(
      adoptTemplate(repair, { ...named, title: '居家维修', ...NOTHING }, street).title,
    ).toEqual(repair.title)
    expect(mine.tasks).toEqual(repair.tasks)
    expect(mine.machine).toEqual(repair.machine)
  })

  test('exchanges a post everywhere', () => {
    const posts = { property: 'duty-desk', 'acceptance-desk': 'grid-worker' }
    const mine = adoptTemplate(repair, { ...named, ...NOTHING, posts }, street)
    const left = rulesIn(mine).filter(
      (rule) => rule.strategy === 'post' && Object.hasOwn(posts, rule.post),
    )
    expect(left).toEqual([])
    expect(parseDefinition(mine).kind).toBe('parsed')
    expect(checkDefinition(mine).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('names a post once where two become one', () => {
    const mine = adoptTemplate(
      repair,
      { ...named, ...NOTHING, posts: { property: 'committee' } },
      street,
    )
    expect(mine.tasks['repair']?.assign).toEqual([{ strategy: 'post', post: 'committee' }])
  })

  test('asks another team for another skill', () => {
    const clear = { strategy: 'skill', skill: 'first-aid', team: 'volunteers' } as const
    const task = { ...repair.tasks['repair'], assign: [clear] }
    const skilled = { ...repair, tasks: { repair: task } } as unknown as typeof repair
    const parts = { ...whole, posts: [], teamKinds: ['patrol'] }
    const missing = missingOf(templateNeeds(skilled, parts), parts)
    expect(missing.teams.map(({ key }) => key)).toEqual(['volunteers'])
    expect(missing.posts.map(({ key }) => key)).toContain('first-aid')
    const exchanges = {
      ...NOTHING,
      teams: { volunteers: 'patrol' },
      posts: { 'first-aid': 'leader' },
    }
    expect(
      adoptTemplate(skilled, { ...named, ...exchanges }, street).tasks['repair']?.assign,
    ).toEqual([{ strategy: 'skill', skill: 'leader', team: 'patrol' }])
  })

  test('listens to another type of device', () => {
    const deviceTypes = { smoke_home: 'heat_home' }
    const mine = adoptTemplate(
      readTemplate('smoke-alarm'),
      { ...named, ...NOTHING, deviceTypes },
      street,
    )
    const types = mine.triggers.flatMap((each) => (each.kind === 'device' ? [each.deviceType] : []))
    expect(new Set(types)).toEqual(new Set(['heat_home']))
  })
})

test('a free id is the wanted one, or the first with a number', () => {
  expect(freeId('a', [])).toBe('a')
  expect(freeId('a', ['a', 'a-2', 'b'])).toBe('a-3')
})
