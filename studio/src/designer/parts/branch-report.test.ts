import { createScopes } from '@linli/runtime/core'
import type { Definition, GuardDefinition } from '@linli/schemas/definition'
import type { FieldSchema } from '@linli/schemas/form-definition'
import { expect, test } from 'vitest'
import { type Branch, branchReport } from './branch-report.ts'

const text = (zh: string) => ({ 'zh-CN': zh })
const properties: Readonly<Record<string, FieldSchema>> = {
  level: {
    ...{ type: 'string', title: '等级' },
    oneOf: [
      { const: 'high', title: '高' },
      { const: 'low', title: '低' },
    ],
  },
  area: {
    ...{ type: 'string', title: '片区' },
    oneOf: [
      { const: 'east', title: '东' },
      { const: 'west', title: '西' },
    ],
  },
  urgent: { type: 'boolean', title: '紧急' },
  count: { type: 'integer', title: '次数', minimum: 0 },
  score: { type: 'number', title: '得分' },
  age: { type: 'integer', title: '年龄' },
  name: { type: 'string', title: '姓名' },
  day: { type: 'string', format: 'date', title: '日期' },
  tags: { type: 'array', title: '标签', items: { type: 'string' } },
}
const definition: Definition = {
  ...{ format: 'linli/1', id: 'probe', title: text('试'), family: 'PR', layout: {} },
  ...{ events: {}, tasks: {}, timers: {}, notices: {}, triggers: [], scenarios: [] },
  context: { schema: { type: 'object', properties: {} }, initial: {} },
  machine: { initial: 'a', states: {} },
  forms: {
    ask: {
      title: text('申请'),
      schema: {
        type: 'object',
        required: ['level', 'urgent', 'count', 'score', 'name', 'day', 'tags'],
        properties,
      },
    },
  },
}
const scope = createScopes(definition).form('ask')
const NAMES = ['甲', '乙', '丙', '丁']

function report(...cels: readonly (string | null)[]) {
  const branches = cels.map((cel, index): Branch => {
    const guard = cel === null ? null : { type: 'expr' as const, params: { cel } }
    return { title: text(NAMES[index] ?? ''), guard }
  })
  const { notes, isWhole } = branchReport(branches, scope)
  return { told: notes.map(({ sentence }) => sentence['zh-CN']), isWhole }
}

const gap = (when: string) => `没有分支可走：${when}。请加一个“其他情况”，或补上条件。`
const both = (when: string) => `「甲」和「乙」会同时成立，例如 ${when}：这时走排在前面的「甲」。`

test.each([
  [['form.level == "high"', 'form.level == "low"']],
  [['form.urgent', '!form.urgent']],
  [['form.count < 3', 'form.count >= 3 && form.count < 5', 'form.count > 4']],
  [['form.score <= 1.5', 'form.score > 1.5']],
  [['form.day < "2026-12-02"', 'form.day > "2026-12-01"']],
  [['form.name == "a"', 'form.name != "a"']],
  [['"a" in form.tags', '!("a" in form.tags)']],
  [['has(form.age) && form.age >= 60', '!has(form.age) || form.age < 60']],
  [['form.level in ["high", "low"] && form.urgent', '!form.urgent']],
])('%j are apart and leave nothing out', (cels) => {
  expect(report(...cels)).toEqual({ told: [], isWhole: true })
})

test.each<[readonly (string | null)[], readonly string[]]>([
  [['form.level == "high"'], [gap('等级 = 低')]],
  [['form.count > 3', 'form.count < 3'], [gap('次数 = 3')]],
  [
    ['form.score > 3.0', 'form.score < 2.0'],
    [gap('得分 = 2'), gap('得分 > 2 且 得分 < 3'), gap('得分 = 3')],
  ],
  [['form.area == "east"', 'form.area == "west"'], [gap('片区 没有填写')]],
  [['has(form.age) && form.age >= 60', 'has(form.age) && form.age < 60'], [gap('年龄 没有填写')]],
  [['form.level == "high" && form.urgent', null], []],
  [['form.level == "high" && form.urgent', 'form.level == "low"'], [gap('等级 = 高 且 紧急 = 否')]],
  [
    ['form.level == "high"', 'form.urgent', 'form.level == "low"'],
    [
      both('等级 = 高 且 紧急 = 是'),
      '「乙」和「丙」会同时成立，例如 等级 = 低 且 紧急 = 是：这时走排在前面的「乙」。',
    ],
  ],
  [['form.count >= 3', 'form.count <= 3'], [both('次数 = 3')]],
  [
    ['form.count >= 3', 'form.count > 5', null],
    ['「乙」走不到：它成立的时候，排在前面的分支已经成立。'],
  ],
  [['form.urgent && !form.urgent', null], ['「甲」的条件永远不成立。']],
])('of %j is told', (cels, told) => {
  expect(report(...cels)).toEqual({ told, isWhole: true })
})

test.each([
  [['size(form.tags) > 2', 'form.urgent']],
  [['form.name.contains("急")', 'form.name == "a"']],
  [['form.score > form.score', '!form.urgent']],
  [['form.level ==', 'form.urgent']],
])('of %j nothing is said that is not sure', (cels) => {
  const { told, isWhole } = report(...cels)
  expect(isWhole).toBe(false)
  expect(told).toEqual([])
})

test('a part that is not known hides nothing that is sure', () => {
  expect(report('form.urgent || size(form.tags) > 2', 'form.urgent').told).toEqual([
    '「乙」走不到：它成立的时候，排在前面的分支已经成立。',
  ])
  expect(report('form.urgent && size(form.tags) > 2', 'form.level == "high"').told).toEqual([
    gap('紧急 = 否 且 等级 = 低'),
  ])
})

test('guards put together are read as one', () => {
  const cel = (source: string): GuardDefinition => ({ type: 'expr', params: { cel: source } })
  const guard: GuardDefinition = {
    type: 'not',
    params: {
      guard: { type: 'or', params: { guards: [cel('form.urgent'), cel('form.level == "low"')] } },
    },
  }
  const others: Branch = { title: text('乙'), guard: cel('form.urgent') }
  const { notes } = branchReport([{ title: text('甲'), guard }, others], scope)
  expect(notes.map(({ sentence }) => sentence.en)).toEqual([
    'No branch is taken when 紧急 = no and 等级 = 低. Add one for everything else, or complete the conditions.',
  ])

  const inState: GuardDefinition = { type: 'in', params: { state: '#a' } }
  expect(branchReport([{ title: text('甲'), guard: inState }], scope)).toEqual({
    ...{ notes: [], isWhole: false },
  })
})

test('too many combinations are not looked at', () => {
  const names = Array.from({ length: 5000 }, (_, index) => `form.count == ${index}`)
  const thirds = [names.slice(0, 70), names.slice(70, 140)].map((each) => each.join(' || '))
  const scores = Array.from({ length: 40 }, (_, index) => `form.score == ${index}.0`).join(' || ')
  expect(report(...thirds, scores)).toEqual({ told: [], isWhole: false })
})
