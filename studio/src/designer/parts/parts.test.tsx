import { createScopes, OFFICE_HOURS } from '@linli/runtime/core'
import type { AssignRule } from '@linli/schemas/assign-rule'
import type { TimerDefinition } from '@linli/schemas/definition'
import type { SignRule } from '@linli/schemas/sign-rule'
import { createInstance } from 'i18next'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { expect, test } from 'vitest'
import { readTemplate } from '../../../../tests/scenarios/read-templates.ts'
import en from '../../i18n/en/parts.json'
import zh from '../../i18n/zh-CN/parts.json'
import type { AssignLookups } from './assign-lookups.ts'
import { AssignRulesEditor } from './assign-rules-editor.tsx'
import { ClockEditor } from './clock-editor.tsx'
import { ConditionBuilder } from './condition-builder.tsx'
import { ExcludeEditor } from './exclude-editor.tsx'
import { LocaleTextInput } from './locale-text-input.tsx'
import { OutcomesEditor } from './outcomes-editor.tsx'
import { SignEditor } from './sign-editor.tsx'

const lookups: AssignLookups = {
  posts: [{ value: 'grid-worker', label: '网格员' }],
  teams: [{ value: 'duty-desk', label: '值班室' }],
  people: [{ value: 'a1', label: '张三' }],
  tasks: [{ value: 'accept', label: '受理' }],
  fields: [{ value: 'handler', label: '经办人' }],
}
const outcomes = { ty: { title: { 'zh-CN': '同意' } }, bty: { title: { 'zh-CN': '不同意' } } }
const ignore = () => undefined

test('the rules of an assignment say what stands behind them, and when nobody may be found', () => {
  const post = shown(
    <AssignRulesEditor
      label="派给"
      lookups={lookups}
      value={[
        { strategy: 'person', account: 'a1' },
        { strategy: 'post', post: 'grid-worker' },
      ]}
      onChange={ignore}
    />,
  )
  expect(post).toContain('先找')
  expect(post).toContain('张三')
  expect(post).toContain('找不到人，再找')
  expect(post).not.toContain(zh.assign.mayBeEmpty)

  const person = shown(
    <AssignRulesEditor
      label="派给"
      lookups={lookups}
      value={[{ strategy: 'person', account: 'a9' }]}
      onChange={ignore}
    />,
  )
  expect(person).toContain(zh.assign.mayBeEmpty)
  // What is not known is shown as it is written.
  expect(person).toContain('a9')
})

test('who is excluded is named', () => {
  const excluded = ['initiator' as const, { performerOf: 'accept' }]
  const text = shown(
    <ExcludeEditor value={excluded} tasks={lookups.tasks} onChange={ignore} />,
    'en',
  )
  expect(text).toContain('whoever did “受理”')
})

test('a time limit has an example on the street’s calendar', () => {
  const timer: TimerDefinition = { title: { 'zh-CN': '办理' }, clock: 'working-days', days: 5 }
  const calendar = {
    ...{ from: '2020-01-01', to: '2099-12-31', utcOffsetMinutes: 480, hours: OFFICE_HOURS },
    ...{ daysOff: new Set<string>(), makeUpDays: new Set<string>() },
  }
  const text = shown(
    <ClockEditor label="办理" value={timer} timers={{}} calendar={calendar} onChange={ignore} />,
  )
  expect(text).toContain('个工作日')
  expect(text).toMatch(/若 .*周五 16:00 开始，到 .*周五 17:30。/)
})

test('several signers, their votes and their outcomes are there', () => {
  const rule: SignRule = {
    ...{ mode: 'share', agree: 'ty', otherwise: 'bty', percent: 60 },
    signers: [{ assign: [{ strategy: 'post', post: 'grid-worker' }], each: true, weight: 3 }],
  }
  const text = shown(
    <SignEditor value={rule} outcomes={outcomes} lookups={lookups} onChange={ignore} />,
  )
  expect(text).toContain('签署人 1')
  expect(text).toContain('不够同意时，结果是')
  expect(text).toContain('value="60"')
})

test('an outcome keeps its key, and a text its English', () => {
  expect(shown(<OutcomesEditor value={outcomes} onChange={ignore} />)).toContain(
    '编码：bty（不会变）',
  )
  const text = { 'zh-CN': '受理', en: 'Accept' }
  expect(shown(<LocaleTextInput label="名称" value={text} onChange={ignore} />)).toContain('Accept')
})

test('one rule of an assignment stays', () => {
  const post = { strategy: 'post', post: 'grid-worker' } as const
  const drawn = (value: readonly AssignRule[]) =>
    shown(<AssignRulesEditor label="派给" lookups={lookups} value={value} onChange={ignore} />)
  const removes = /<button[^>]*part-row-remove[^>]*>/g
  const offIn = (text: string) => text.match(removes)?.map((each) => each.includes('disabled=""'))
  expect(offIn(drawn([post]))).toEqual([true])
  expect(offIn(drawn([post, post]))).toEqual([false, false])
})

test('a condition has its sentence, what holds without an answer, and a lock where no row says it', () => {
  const scope = createScopes(readTemplate('complaint')).state
  const text = shown(
    <ConditionBuilder
      label="条件"
      scope={scope}
      value='context.category == "noise" && context.returns + 1 > 2'
      onChange={ignore}
    />,
  )
  expect(text).toContain('问题类别 = 噪音扰民 且 已退回次数 + 1 &gt; 2')
  expect(text).toContain(zh.condition.locked)
  expect(text).not.toContain('part-problem')

  const wrong = shown(
    <ConditionBuilder label="条件" scope={scope} value="context.returns ==" onChange={ignore} />,
  )
  expect(wrong).toContain('<textarea')
  expect(wrong).toContain('part-problem')
})

test('an amount is asked for in yuan, as its sentence says it', () => {
  const complaint = readTemplate('complaint')
  const { schema, ...context } = complaint.context
  const fee = { type: 'integer', format: 'money-fen', title: '费用' } as const
  const properties = { ...schema.properties, fee }
  const definition = { ...complaint, context: { ...context, schema: { ...schema, properties } } }
  const text = shown(
    <ConditionBuilder
      label="条件"
      scope={createScopes(definition).state}
      value="has(context.fee) && context.fee >= 123450"
      onChange={ignore}
    />,
  )
  expect(text).toContain('value="1,234.50"')
  expect(text).toContain('1,234.50 元')
  expect(text).not.toContain('123450')
})

function shown(part: ReactNode, lng: 'zh-CN' | 'en' = 'zh-CN'): string {
  const i18n = createInstance()
  void i18n.use(initReactI18next).init({
    ...{ lng, ns: ['parts'], defaultNS: 'parts', initAsync: false },
    resources: { 'zh-CN': { parts: zh }, en: { parts: en } },
    interpolation: { escapeValue: false },
  })
  return renderToStaticMarkup(<I18nextProvider i18n={i18n}>{part}</I18nextProvider>)
}
