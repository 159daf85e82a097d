import type { EligibilityRule, FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { expect, test } from 'vitest'
import { readTemplate } from '../../../../tests/scenarios/read-templates.ts'
import { checkDefinition } from '../check-definition.ts'
import { checkSubmission } from '../check-submission.ts'
import { diffDefinitions } from '../diff-definitions.ts'
import { renamedField } from '../rename-field.ts'
import { askedFirst, formAskedFirst, judgeEligibility, whatToBring } from './judge-eligibility.ts'

const ELIGIBILITY: EligibilityRule = {
  verdicts: [
    {
      ...{ when: 'form.age < 80', verdict: 'no' },
      because: { 'zh-CN': '要满80周岁。' },
      instead: { 'zh-CN': '可以申请养老服务补贴。' },
    },
    {
      ...{ when: "form.where == 'unsure'", verdict: 'ask', phone: '0000-12345' },
      because: { 'zh-CN': '要看户口在不在本街道。' },
      instead: { 'zh-CN': '先打电话问一问。' },
    },
  ],
  bring: [
    { what: { 'zh-CN': '身份证' } },
    { what: { 'zh-CN': '代办人身份证' }, when: "form.by == 'family'" },
  ],
}

const FORM: FormDefinition = {
  title: { 'zh-CN': '津贴申请' },
  schema: {
    type: 'object',
    properties: {
      name: { type: 'string' },
      by: { type: 'string', enum: ['self', 'family'] },
      age: { type: 'integer' },
      where: { type: 'string', enum: ['here', 'unsure'] },
    },
    required: ['name'],
  },
  rules: [
    { field: 'where', visibleWhen: 'form.age >= 80' },
    { field: 'by', requiredWhen: "form.name != ''" },
  ],
  eligibility: ELIGIBILITY,
}

const judged = (answers: JsonObject) => judgeEligibility(FORM, answers)?.because['zh-CN'] ?? null

test('the first verdict that holds is told; where none does, nothing stands in the way', () => {
  expect(judged({ age: 79, where: 'unsure' })).toBe('要满80周岁。')
  expect(judged({ age: 80, where: 'unsure' })).toBe('要看户口在不在本街道。')
  expect(judged({ age: 80, where: 'here' })).toBeNull()
})

test('what to bring follows from the answers', () => {
  const brought = (answers: JsonObject) => whatToBring(FORM, answers).map((text) => text['zh-CN'])
  expect(brought({ by: 'self' })).toEqual(['身份证'])
  expect(brought({ by: 'family' })).toEqual(['身份证', '代办人身份证'])
})

test('the questions by which one is judged are asked first, all of them, and alone', () => {
  expect(askedFirst(FORM)).toEqual(['by', 'age', 'where'])
  const first = formAskedFirst(FORM)
  expect(first?.schema.required).toEqual(['by', 'age', 'where'])
  expect(Object.keys(first?.schema.properties ?? {})).toEqual(['by', 'age', 'where'])
  // A rule that reads a question that is not asked yet cannot be asked yet.
  expect(first?.rules).toEqual([{ field: 'where', visibleWhen: 'form.age >= 80' }])
  const { eligibility: _, ...plain } = FORM
  expect(formAskedFirst(plain)).toBeNull()
})

test('who may not ask for it is refused with the reason, and with nothing else wrong only', () => {
  const given = { name: '张三', by: 'self', where: 'here' }
  expect(checkSubmission(FORM, { ...given, age: 79 }).problems).toEqual([
    { field: '', code: 'form.not-eligible', message: { 'zh-CN': '要满80周岁。' } },
  ])
  expect(checkSubmission(FORM, { ...given, age: 80 }).problems).toEqual([])
  expect(checkSubmission(FORM, { ...given, age: 80, where: 'unsure' }).problems).toEqual([])
  expect(checkSubmission(FORM, { age: 79, by: 'self' }).problems).toMatchObject([{ field: 'name' }])
})

const COMPLAINT = readTemplate('complaint')
const withForm = (eligibility: EligibilityRule | null) => {
  const { report } = COMPLAINT.forms
  if (report === undefined) throw new Error('A complaint begins with a report.')
  const form = eligibility === null ? report : { ...report, eligibility }
  return { ...COMPLAINT, forms: { ...COMPLAINT.forms, report: form } }
}
const rule = (when: string): EligibilityRule => ({
  verdicts: [
    {
      ...{ when, verdict: 'no' },
      because: { 'zh-CN': '不在这里办。', en: 'Not here.' },
      instead: { 'zh-CN': '请打12345。', en: 'Call 12345.' },
    },
  ],
})

test('a question by which one is judged and that may be left out is warned of', () => {
  const { report } = withForm(rule("form.category == 'policy'")).forms
  const { required = [], ...schema } = report?.schema ?? { type: 'object', properties: {} }
  const loose = {
    ...COMPLAINT,
    forms: {
      ...COMPLAINT.forms,
      report: {
        ...(report as FormDefinition),
        schema: { ...schema, required: required.filter((name) => name !== 'category') },
      },
    },
  }
  expect(checkDefinition(loose as typeof COMPLAINT)).toMatchObject([
    { severity: 'warning', code: 'eligibility.not-required', path: '/forms/report/eligibility' },
  ])
})

test('an expression that cannot be judged is found at its place', () => {
  const found = (when: string) =>
    checkDefinition(withForm(rule(when))).map(({ path, severity }) => `${severity} ${path}`)
  expect(found("form.category == 'policy'")).toEqual([])
  expect(found('form.nothing == 1')).toEqual(['error /forms/report/eligibility/verdicts/0/when'])
  expect(found('form.category')).toEqual(['error /forms/report/eligibility/verdicts/0/when'])
})

test('a change of it is told, and a field that is renamed is renamed in it', () => {
  const told = diffDefinitions(withForm(null), withForm(rule("form.category == 'policy'")))
  expect(told.map(({ message }) => message['zh-CN']).join()).toContain('不在这里办')
  const changes = renamedField(withForm(rule("form.category == 'policy'")), {
    ...{ form: 'report', from: 'category', to: 'kind' },
  })
  expect(changes).toContainEqual({
    op: 'replace',
    path: '/forms/report/eligibility/verdicts/0/when',
    value: "form.kind == 'policy'",
  })
})
