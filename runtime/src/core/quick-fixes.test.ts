import { readFileSync } from 'node:fs'
import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import type { JsonValue } from '@linli/schemas/json'
import type { JsonChange } from '@linli/schemas/json-change'
import { parseDefinition } from '@linli/schemas/parse-definition'
import { patchJson } from '@linli/schemas/patch-json'
import { describe, expect, test } from 'vitest'
import { checkDefinition } from './check-definition.ts'
import { withSafeFixes } from './quick-fixes.ts'

const TEMPLATE = new URL('../../../templates/complaint/definition.json', import.meta.url)
const sound = JSON.parse(readFileSync(TEMPLATE, 'utf8')) as JsonValue

function definitionOf(document: JsonValue): Definition {
  const parsed = parseDefinition(document)
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.findings))
  return parsed.definition
}

const told = ({ code, message }: Finding) => `${code} ${message['zh-CN']}`
const TRIAGE = '/machine/states/triage'

/** A mistake in the complaint, the finding it makes, and what the fix does with it. */
const MISTAKES: readonly (readonly [string, readonly JsonChange[], string])[] = [
  [
    'name.unused',
    [
      {
        op: 'add',
        path: '/timers/spare',
        value: { title: { 'zh-CN': '备用', en: 'Spare' }, clock: 'months', months: 1 },
      },
    ],
    '删掉“spare”',
  ],
  [
    'text.stale',
    [{ op: 'add', path: '/forms/report/i18n/en/~1schema~1title', value: 'Nothing' }],
    '删掉这条译文',
  ],
  [
    'name.unknown',
    [{ op: 'replace', path: `${TRIAGE}/invoke/onDone/0/target`, value: 'handlin' }],
    '把“handlin”改成“handling”',
  ],
  [
    'name.unknown',
    [{ op: 'move', from: `${TRIAGE}/after/triage-due`, path: `${TRIAGE}/after/triage-du` }],
    '把“triage-du”改成“triage-due”',
  ],
  [
    'name.unknown',
    [
      {
        op: 'move',
        from: `${TRIAGE}/on/RESIDENT.WITHDRAW`,
        path: `${TRIAGE}/on/RESIDENT.WITHDRAV`,
      },
    ],
    '把“RESIDENT.WITHDRAV”改成“RESIDENT.WITHDRAW”',
  ],
  [
    'expression.unknown-field',
    [
      {
        op: 'replace',
        path: `${TRIAGE}/invoke/onDone/0/guard/params/cel`,
        value: "output.form.decison == 'grid'",
      },
    ],
    '把“decison”改成“decision”',
  ],
  [
    'expression.unknown-name',
    [
      {
        op: 'replace',
        path: `${TRIAGE}/invoke/onDone/0/guard/params/cel`,
        value: "outputs.form.decision == 'grid'",
      },
    ],
    '把“outputs”改成“output”',
  ],
  [
    'transition.shadowed',
    [{ op: 'add', path: `${TRIAGE}/invoke/onDone/-`, value: { target: 'closed' } }],
    '删掉轮不到的这一条',
  ],
  ['ui.order', [{ op: 'remove', path: '/forms/report/ui/ui:order/3' }], '排在最后'],
]

describe('a fix takes its own finding away and brings no error', () => {
  test.each(MISTAKES.map(([code, mistake, title]) => ({ code, mistake, title })))(
    '$code: $title',
    ({ code, mistake, title }) => {
      const definition = definitionOf(patchJson(sound, mistake))
      const before = withSafeFixes(definition, checkDefinition(definition))
      const finding = before.find((each) => each.code === code && each.fix !== undefined)
      expect(finding?.fix?.title['zh-CN'], JSON.stringify(before)).toContain(title)

      const fixed = patchJson(definition as unknown as JsonValue, finding?.fix?.patch ?? [])
      const after = checkDefinition(definitionOf(fixed))
      // What followed from the same mistake may go with it; nothing comes.
      const others = before.map(told).filter((each) => finding && each !== told(finding))
      expect(others).toEqual(expect.arrayContaining(after.map(told)))
    },
  )
})

test('what would break something else is not offered', () => {
  const spare: JsonChange[] = [
    {
      op: 'add',
      path: '/events/SPARE',
      value: { title: { 'zh-CN': '备用', en: 'Spare' }, source: 'staff' },
    },
    {
      op: 'add',
      path: '/scenarios/0/steps/-',
      value: { send: { event: 'SPARE', by: 'li-acceptance' } },
    },
  ]
  const definition = definitionOf(patchJson(sound, spare))
  const findings = withSafeFixes(definition, checkDefinition(definition))
  expect(findings.find(({ path }) => path === '/events/SPARE')).toMatchObject({
    code: 'name.unused',
  })
  expect(findings.every(({ fix }) => fix === undefined)).toBe(true)
})

test('of two names that are as near, none is taken for granted', () => {
  const twins: JsonChange[] = [
    {
      op: 'add',
      path: '/context/schema/properties/returnz',
      value: { type: 'integer', title: '二' },
    },
    {
      op: 'replace',
      path: `${TRIAGE}/invoke/onDone/1/guard/params/cel`,
      value: 'context.returnx < 2',
    },
  ]
  const definition = definitionOf(patchJson(sound, twins))
  const findings = withSafeFixes(definition, checkDefinition(definition))
  expect(findings.find(({ code }) => code === 'expression.unknown-field')?.fix).toBeUndefined()
})
