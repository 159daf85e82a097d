import { coverageOf, playScenario, verifyDefinition } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { FormRule } from '@linli/schemas/form-definition'
import type { Scenario } from '@linli/schemas/scenario'
import { describe, expect, test } from 'vitest'
import { chinaWorkingCalendar } from '../../runtime/src/calendar/published-years.ts'
import { answer, asks, build, closed, to } from '../corpus/build-definition.ts'
import { readStreet } from './read-templates.ts'

const ground = { street: readStreet(), calendar: chinaWorkingCalendar() }

const RULES: readonly FormRule[] = [
  { field: 'why', visibleWhen: "form.kind == 'other'", requiredWhen: 'form.count > 1.0' },
  {
    field: 'count',
    validate: { cel: 'form.count < 10.0', message: { 'zh-CN': '太多', en: 'Too many' } },
  },
]

const sketch = build({
  initial: 'work',
  tasks: { look: {} },
  fields: {
    kind: { type: 'string', enum: ['lamp', 'other'], title: '类别' },
    why: { type: 'string', title: '说明' },
    count: { type: 'number', title: '几处' },
  },
  states: { work: asks('look', to('closed', answer)), closed },
})
const { work } = sketch.forms
if (work === undefined) throw new Error('The sketch has a form of its tasks.')
const definition: Definition = {
  ...sketch,
  forms: {
    ...sketch.forms,
    work: { ...work, schema: { ...work.schema, required: ['kind', 'count'] }, rules: RULES },
  },
}

type Answers = Readonly<Record<string, string | number | readonly string[]>>

function scenario(answers: Answers, refused?: readonly string[]): Scenario {
  return {
    title: { 'zh-CN': '一次' },
    startsAt: '2026-09-28T09:00:00+08:00',
    steps: [
      { submit: { form: 'start', by: 'lin-resident', answers: { place: 'building-1' } } },
      {
        complete: {
          ...{ task: 'look', by: 'li-acceptance', outcome: 'done', answers },
          ...(refused === undefined ? {} : { refused }),
        },
      },
    ],
  }
}

const rulesOf = (...scenarios: readonly Scenario[]) =>
  coverageOf(
    definition,
    scenarios.map((each) => playScenario(definition, each, ground).stage),
  ).rules

const SHOWN = '/forms/work/rules/0/visibleWhen'
const REQUIRED = '/forms/work/rules/0/requiredWhen'
const ASKED = '/forms/work/rules/1/validate/cel'

describe('of the rules of forms the scenarios cover', () => {
  test('nothing where nobody filled one in', () => {
    expect(rulesOf()).toEqual({ total: 3, missing: [SHOWN, REQUIRED, ASKED] })
  })

  test('what held once and did not hold once', () => {
    const lamp = scenario({ kind: 'lamp', count: 1 })
    expect(rulesOf(lamp).missing).toEqual([SHOWN, REQUIRED, ASKED])
    const other = scenario({ kind: 'other', why: '坏了', count: 1 })
    expect(rulesOf(lamp, other).missing).toEqual([REQUIRED, ASKED])
    const several = scenario({ kind: 'other', why: '坏了', count: 2 })
    expect(rulesOf(lamp, other, several).missing).toEqual([ASKED])
  })

  test('also what was refused, but nothing that is asked of a hidden field', () => {
    const many = scenario({ kind: 'lamp', count: 20 }, ['count'])
    const few = scenario({ kind: 'lamp', count: 1 })
    expect(playScenario(definition, many, ground).failure).toBeNull()
    expect(rulesOf(many, few).missing).toEqual([SHOWN, REQUIRED])
  })
})

test('rules that take nearly all that one look at a form may take are played, and coverage is told', () => {
  const cel = 'form.rows.all(a, form.rows.all(b, a == b || a != b))'
  const rules: readonly FormRule[] = [
    { field: 'why', visibleWhen: cel },
    { field: 'count', validate: { cel, message: { 'zh-CN': '太多', en: 'Too many' } } },
  ]
  const rows = { type: 'array', title: '清单', items: { type: 'string' } } as const
  const schema = { ...work.schema, required: ['kind', 'count'] }
  const heavy: Definition = {
    ...definition,
    forms: {
      ...definition.forms,
      work: {
        ...work,
        schema: { ...schema, properties: { ...schema.properties, rows } },
        rules,
      },
    },
    scenarios: [
      scenario({
        kind: 'lamp',
        why: '坏了',
        count: 1,
        rows: Array.from({ length: 90 }, (_, at) => `${at}`),
      }),
    ],
  }
  const { scenarios, coverage } = verifyDefinition(heavy, ground)
  expect(scenarios.map(({ failure }) => failure)).toEqual([null])
  expect(coverage?.rules.total).toBe(2)
})
