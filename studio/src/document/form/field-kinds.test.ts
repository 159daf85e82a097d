import { checkSubmission } from '@linli/runtime/core'
import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
// The stock renderer, as anybody has it: its own widgets, fields and templates.
import StockForm from '@rjsf/core/lib/components/Form.js'
import type { RJSFSchema, UiSchema } from '@rjsf/utils'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { planUi, widgetOf } from '../../form-view/field-plan.ts'
import { FIELDS, NO_VALIDATOR, WIDGETS } from '../../form-view/form-theme.ts'
import { FIELD_KINDS, type FieldKind } from './field-kind.ts'
import { kindOf, kindsLike, newField } from './field-kinds.ts'
import { sampleAnswers } from './sample-answers.ts'

const WORDS = {
  title: '名称',
  choices: ['甲', '乙', '丙', '丁', '戊'],
  parts: ['一', '二', '三', '四'],
}
const made = (kind: FieldKind) => newField(kind, WORDS)

test.each(FIELD_KINDS)('%s is made as what it is recognised as, sound and unanswered', (kind) => {
  const { schema, ui } = made(kind)
  expect(kindOf(schema, ui)).toBe(kind)
  expect(JSON.stringify(schema)).not.toContain('"default"')
  for (const like of kindsLike(kind)) expect(FIELD_KINDS).toContain(like)
})

test.each(FIELD_KINDS)('%s is asked for by something the theme has', (kind) => {
  const { schema, ui } = made(kind)
  const whole = { type: 'object', properties: { it: schema } } as const
  const plan = planUi(whole, { it: ui }, new Set()).it as JsonObject
  const field = plan['ui:field']
  if (field !== undefined) expect(FIELDS).toHaveProperty(String(field))
  else if (plan['ui:widget'] !== undefined) {
    expect(WIDGETS).toHaveProperty(widgetOf(schema, ui['ui:widget']))
  } else expect(['object', 'array']).toContain(schema.type)
})

/** Widgets of ours that a document names: stock RJSF does not know them. */
const NAMED: readonly FieldKind[] = ['faces']

test.each(FIELD_KINDS.filter((kind) => !NAMED.includes(kind)))(
  'stock RJSF draws %s, from a document that names nothing of our theme',
  (kind) => {
    const { schema, ui } = made(kind)
    const drawn = createElement(StockForm, {
      schema: { type: 'object', properties: { it: schema } } as unknown as RJSFSchema,
      uiSchema: { it: ui } as UiSchema,
      validator: NO_VALIDATOR,
    })
    expect(renderToStaticMarkup(drawn)).not.toContain('unsupported-field')
  },
)

test('made-up answers to every kind are accepted, but for files, people and places that nobody made up', () => {
  const asked = FIELD_KINDS.filter((kind) => kind !== 'group' && kind !== 'list')
  const properties: Record<string, FieldSchema> = Object.fromEntries(
    asked.map((kind) => [kind, made(kind).schema]),
  )
  const form: FormDefinition = {
    title: { 'zh-CN': '都有' },
    schema: {
      type: 'object',
      properties,
      required: asked.filter((kind) => made(kind).schema.type !== 'null'),
    },
  }
  for (let seed = 0; seed < 40; seed += 1) {
    const answers = sampleAnswers(form, { seed, nodes: ['grid-1'] })
    const { problems } = checkSubmission(form, answers)
    const open = problems.map(({ field }) => field)
    expect(
      open.filter((field) => !['photos', 'video', 'voice', 'files', 'person'].includes(field)),
    ).toEqual([])
  }
})
