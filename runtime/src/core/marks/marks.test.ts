import type { Definition } from '@linli/schemas/definition'
import type { FieldSchema } from '@linli/schemas/form-definition'
import { parseDefinition } from '@linli/schemas/parse-definition'
import { describe, expect, test } from 'vitest'
import { readTemplate } from '../../../../tests/scenarios/read-templates.ts'
import { ALARM } from '../../../../tests/support/builders.ts'
import { checkDefinition } from '../check-definition.ts'
import { diffDefinitions } from '../diff-definitions.ts'
import { withSafeFixes } from '../quick-fixes.ts'
import { fieldMarks } from './field-marks.ts'
import { maskText, maskValue } from './mask-value.ts'
import type { Sight } from './seen-answers.ts'
import { seenAnswers } from './seen-answers.ts'
import { valueFields } from './value-fields.ts'

describe('a masked value', () => {
  test.each([
    ['13900000001', '139****0001'],
    ['139 0000 0001', '139****0001'],
    ['610104195001011234', '**************1234'],
    ['61010419500101123X', '**************123X'],
    ['张三', '张**'],
    ['高血压，服药中', '高**'],
    ['2026-01-02', '***'],
    ['3号楼2单元', '***'],
    ['', ''],
  ])('of the text %s is %s', (text, masked) => {
    expect(maskText(text)).toBe(masked)
  })

  test('keeps nothing of a number, a choice, a photo and a yes or no', () => {
    expect(maskValue(120, {})).toBe('***')
    expect(maskValue(true, {})).toBe('***')
    expect(maskValue('ill', { oneOf: [{ const: 'ill', title: '病' }] })).toBe('***')
    expect(maskValue('0197-uuid', { format: 'linli-file' })).toBe('***')
    expect(maskValue(['a', 'b'], {})).toBe('***')
    expect(maskValue([], {})).toEqual([])
  })
})

describe('what an expression hands on', () => {
  test.each([
    ['form.phone', ['form.phone']],
    ['form.a + "x" + form.b', ['form.a', 'form.b']],
    ['form.age < 14 ? form.guardian : form.name', ['form.guardian', 'form.name']],
    ['form.violence == "yes"', []],
    ['has(form.phone)', []],
    ['size(form.people) > 2 && form.a in ["x"]', []],
    ['form.people.map(p, p.name).join(",")', ['form.people', 'p', 'p.name']],
    ['form["phone"].trim()', ['form.phone']],
    ['form.people[0].name', ['form.people.name']],
  ])('%s', (cel, fields) => {
    expect(valueFields(cel).map((path) => path.join('.'))).toEqual(fields)
  })
})

function withField(name: string, field: FieldSchema): Definition {
  const { report } = readTemplate('complaint').forms
  const base = readTemplate('complaint')
  if (report === undefined) throw new Error('no form')
  const properties = { ...report.schema.properties, [name]: field }
  const { ui: _, i18n: __, ...form } = report
  return {
    ...base,
    forms: { ...base.forms, report: { ...form, schema: { ...report.schema, properties } } },
  }
}

describe('a mark', () => {
  test('counts for all that is inside, and follows the value into the context', () => {
    const base = readTemplate('complaint')
    const [first, ...triggers] = base.triggers
    if (first?.kind !== 'form') throw new Error('no trigger')
    const definition: Definition = {
      ...withField('location', {
        type: 'object',
        'x-personal': 'sensitive',
        properties: { nodeId: { type: 'string' }, text: { type: 'string' } },
      }),
      triggers: [
        {
          ...first,
          set: { ...first.set, place: 'form.location.text', danger: 'form.location.text != ""' },
        },
        ...triggers,
      ],
    }
    const marks = fieldMarks(definition)
    expect(marks.get('report.location.text')).toBe('sensitive')
    expect(marks.get('context.place')).toBe('sensitive')
    expect(marks.get('context.danger')).toBeUndefined()
    expect(marks.get('report.phone')).toBe('personal')
  })

  test('of another kind than the closed list has is refused', () => {
    const parsed = parseDefinition(
      withField('idNumber', { type: 'string', 'x-personal': 'secret' as 'personal' }),
    )
    expect(parsed.kind).toBe('refused')
  })

  test('is asked for where a field looks personal, with a fix that adds it', () => {
    for (const [field, mark] of [
      [{ type: 'string', title: '身份证号码' }, 'sensitive'],
      [{ type: 'string', title: '编号', pattern: '^\\d{17}[\\dXx]$' }, 'sensitive'],
      [{ type: 'string', title: '怎么找您', format: 'phone-cn' }, 'personal'],
    ] as const) {
      const definition = withField('extra', field)
      const findings = withSafeFixes(definition, checkDefinition(definition))
      const found = findings.find(({ code }) => code === 'field.unmarked')
      expect(found?.path).toBe('/forms/report/schema/properties/extra')
      expect(found?.fix?.patch).toEqual([
        {
          ...{ op: 'add', path: '/forms/report/schema/properties/extra/x-personal' },
          value: mark,
        },
      ])
    }
  })

  test('that is sensitive asks for a consent where residents begin with it', () => {
    const sensitive = { type: 'string', title: '病史', 'x-personal': 'sensitive' } as const
    const codes = (definition: Definition) =>
      checkDefinition(definition).filter(({ code }) => code === 'form.no-consent')
    const consented = withField('illness', sensitive)
    const form = mustHave(consented.forms['report'])
    const without: Definition = {
      ...consented,
      forms: {
        ...consented.forms,
        report: {
          ...form,
          schema: { ...form.schema, properties: withoutTicks(form.schema.properties) },
        },
      },
    }

    expect(codes(consented)).toEqual([])
    expect(codes(without).map(({ path }) => path)).toEqual(['/forms/report/schema'])
  })

  test('that came is told in the difference', () => {
    const before = withField('extra', { type: 'string', title: '备用' })
    const after = withField('extra', { type: 'string', title: '备用', 'x-personal': 'sensitive' })
    const told = diffDefinitions(before, after, {}).map(({ message }) => message['zh-CN'])
    expect(told).toEqual(['表单“诉求上报”的“备用”增加了个人信息标记：敏感个人信息。'])
  })

  test('is what `reads` names, and nothing else', () => {
    const base = withField('idNumber', { type: 'string', title: '号', 'x-personal': 'sensitive' })
    const reading = (field: string): Definition => ({
      ...base,
      tasks: { ...base.tasks, triage: { ...mustHave(base.tasks['triage']), reads: [field] } },
    })
    const codes = (definition: Definition) =>
      checkDefinition(definition).filter(({ path }) => path.endsWith('/reads/0'))
    expect(codes(reading('report.idNumber'))).toEqual([])
    expect(codes(reading('report.idNumbr'))[0]?.code).toBe('name.unknown')
    expect(diffDefinitions(base, reading('report.idNumber'), {})[0]?.message['zh-CN']).toContain(
      '可看原文的敏感信息：“号”',
    )
  })

  test('costs a definition without any nothing', () => {
    expect(fieldMarks(ALARM).size).toBe(0)
  })
})

function mustHave<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('missing')
  return value
}

describe('what somebody sees of answers', () => {
  const schema: FieldSchema = {
    type: 'object',
    properties: {
      name: { type: 'string' },
      people: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } },
      health: { type: 'object', properties: { pressure: { type: 'integer' } } },
      note: { type: 'string' },
    },
  }
  const marks = new Map([
    ['f.name', 'personal'],
    ['f.people.id', 'sensitive'],
    ['f.health', 'sensitive'],
    ['f.health.pressure', 'sensitive'],
  ] as const)
  const answers = {
    name: '张三',
    people: [{ id: '610104195001011234' }],
    health: { pressure: 150 },
    note: '漏水',
    unknown: '什么都可能',
  }
  const see = (sight: Sight) => seenAnswers(answers, { owner: 'f', schema, marks }, () => sight)

  test('clear: all but what the form does not know', () => {
    const { unknown: _, ...known } = answers
    expect(see('clear')).toEqual({ answers: known, masked: [] })
  })

  test('masked: enough to recognise, with the places', () => {
    expect(see('masked')).toEqual({
      answers: {
        name: '张**',
        people: [{ id: '**************1234' }],
        health: { pressure: '***' },
        note: '漏水',
      },
      masked: ['/name', '/people/0/id', '/health/pressure'],
    })
  })

  test('hidden: as if they were not asked', () => {
    expect(see('hidden')).toEqual({
      answers: { people: [{}], health: {}, note: '漏水' },
      masked: [],
    })
  })
})

/** Nothing that somebody has to tick. */
function withoutTicks(fields: Readonly<Record<string, FieldSchema>>): Record<string, FieldSchema> {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field.const !== true))
}
