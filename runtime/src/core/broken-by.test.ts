import { expect, test } from 'vitest'
import type { DocumentEdit } from '../../../tests/support/edit-definition.ts'
import { edited, templateOf } from '../../../tests/support/edit-definition.ts'
import { brokenBy } from './broken-by.ts'

/** What a person finds who goes through the template by hand. */
interface Broken {
  /** The edited field, `form.field`. */
  readonly of: string
  /** Places of errors; states are shortened to `M/…`. */
  readonly broken?: readonly string[]
  /** `reason kind place`. */
  readonly altered?: readonly string[]
  readonly bites: string
}
type Case = readonly [edit: string, template: string, by: DocumentEdit, found: readonly Broken[]]

const TRIAGE = 'M/triage/invoke/onDone'
const RATING = 'M/reviewing/states/rating/invoke/onDone'
const REMOTE = 'M/alarm/states/handling/states/remote/invoke/onDone'
const SITE = 'M/alarm/states/handling/states/at-site/invoke/onDone'

const CASES: readonly Case[] = [
  [
    'a question that a mapping reads is taken away',
    'complaint',
    { remove: '/forms/triage/schema/properties/question' },
    [
      {
        of: 'triage.question',
        broken: [
          '/forms/triage/rules/1/field',
          '/forms/triage/ui/ui:order/3',
          '/forms/triage/ui/question',
          `${TRIAGE}/3/actions/0/params/cel`,
        ],
        altered: ['broken notice /notices/need-info/body'],
        bites: 'triage',
      },
    ],
  ],
  [
    'a question that guards read gets another key',
    'complaint',
    { rename: '/forms/triage/schema/properties/decision', to: 'verdict' },
    [
      {
        of: 'triage.decision',
        broken: [
          '/forms/triage/schema/required/0',
          '/forms/triage/rules/0/visibleWhen',
          ...[1, 2, 3, 4].flatMap((rule) => [
            `/forms/triage/rules/${rule}/visibleWhen`,
            `/forms/triage/rules/${rule}/requiredWhen`,
          ]),
          '/forms/triage/ui/ui:order/0',
          '/forms/triage/ui/decision',
          '/forms/triage/ui/ui:order',
          ...[0, 1, 2, 3].map((way) => `${TRIAGE}/${way}/guard/params/cel`),
        ],
        bites: 'triage',
      },
    ],
  ],
  [
    'an answer that is sent on is made optional',
    'complaint',
    { set: '/forms/feedback/schema/required', to: ['result', 'done', 'next'] },
    [
      {
        of: 'feedback.found',
        altered: [
          'empty mapping M/handling/states/by-grid/invoke/onDone/actions/0/params/cel',
          'empty mapping M/handling/states/by-property/invoke/onDone/actions/0/params/cel',
          'empty notice /notices/result/body',
        ],
        bites: 'by_grid by_property answering',
      },
    ],
  ],
  [
    'a choice that a state after it decides by is taken away',
    'complaint',
    { remove: '/forms/report/schema/properties/reporterMode/oneOf/1' },
    [
      {
        of: 'report.reporterMode',
        altered: [
          'never trigger /triggers/0/anonymousWhen',
          'never guard M/reviewing/states/answering/always/1/guard/params/cel',
        ],
        bites: 'answering',
      },
    ],
  ],
  [
    'a choice of a decision is taken away',
    'complaint',
    { remove: '/forms/triage/schema/properties/decision/oneOf/2' },
    [
      {
        of: 'triage.decision',
        altered: [
          `never guard ${TRIAGE}/2/guard/params/cel`,
          `never guard ${TRIAGE}/3/guard/params/cel`,
          'never rule /forms/triage/rules/1/visibleWhen',
          'never rule /forms/triage/rules/1/requiredWhen',
          'never rule /forms/triage/rules/4/visibleWhen',
        ],
        bites: 'triage',
      },
    ],
  ],
  [
    'a number becomes a text',
    'complaint',
    {
      set: '/forms/rating/schema/properties/satisfaction',
      to: { type: 'string', title: '满意度' },
    },
    [
      {
        of: 'rating.satisfaction',
        broken: [
          '/forms/rating/rules/0/visibleWhen',
          `${RATING}/0/guard/params/cel`,
          `${RATING}/0/actions/0/params/cel`,
          `${RATING}/1/actions/0/params/cel`,
        ],
        bites: 'rating',
      },
    ],
  ],
  [
    'a whole number may have a fraction',
    'complaint',
    { set: '/forms/rating/schema/properties/satisfaction/type', to: 'number' },
    [
      {
        of: 'rating.satisfaction',
        broken: [`${RATING}/0/actions/0/params/cel`, `${RATING}/1/actions/0/params/cel`],
        altered: [
          `type guard ${RATING}/0/guard/params/cel`,
          'type rule /forms/rating/rules/0/visibleWhen',
        ],
        bites: 'rating',
      },
    ],
  ],
  [
    'a question is asked in other words',
    'complaint',
    { set: '/forms/triage/schema/properties/decision/title', to: '怎么办' },
    [],
  ],
  [
    'a choice is taken away',
    'smoke-alarm',
    { remove: '/forms/duty-confirm/schema/properties/verdict/oneOf/2' },
    [
      {
        of: 'duty-confirm.verdict',
        altered: [
          `never guard ${REMOTE}/1/guard/params/cel`,
          'never rule /forms/duty-confirm/rules/1/visibleWhen',
          'never rule /forms/duty-confirm/rules/1/requiredWhen',
          'never rule /forms/duty-confirm/rules/2/visibleWhen',
          'never rule /forms/duty-confirm/rules/2/requiredWhen',
          'never rule /forms/duty-confirm/rules/3/visibleWhen',
        ],
        bites: 'awaiting_duty awaiting_site',
      },
    ],
  ],
  [
    'a decision is made optional',
    'smoke-alarm',
    { set: '/forms/site-check/schema/required', to: [] },
    [
      {
        of: 'site-check.verdict',
        altered: [
          `empty guard ${SITE}/0/guard/params/cel`,
          `empty guard ${SITE}/1/guard/params/cel`,
          'empty rule /forms/site-check/rules/0/visibleWhen',
          'empty rule /forms/site-check/rules/0/requiredWhen',
          'empty rule /forms/site-check/rules/1/visibleWhen',
          'empty rule /forms/site-check/rules/1/requiredWhen',
          'empty rule /forms/site-check/rules/2/visibleWhen',
        ],
        bites: 'at_site',
      },
    ],
  ],
  [
    'a yes or no becomes a text',
    'smoke-alarm',
    { set: '/forms/restore/schema/properties/linkage/type', to: 'string' },
    [
      {
        of: 'restore.linkage',
        broken: ['M/restoring/invoke/onDone/1/guard/params/cel'],
        bites: 'restoring',
      },
    ],
  ],
  [
    'a choice becomes a yes or no, and a clock beside it goes by what was written of it',
    'mediation',
    {
      set: '/forms/session/schema/properties/bothExtend',
      to: { type: 'boolean', title: '双方同意延长' },
    },
    [
      {
        of: 'session.bothExtend',
        broken: ['M/mediation/states/talks/states/session/invoke/onDone/3/actions/1/params/cel'],
        altered: [
          'broken guard M/mediation/states/clock/states/first-month/after/one-month/0/guard/params/cel',
        ],
        bites: 'first_month session',
      },
    ],
  ],
  [
    'a group gets another key',
    'mediation',
    { rename: '/forms/apply/schema/properties/location', to: 'place' },
    [
      {
        of: 'apply.location',
        broken: [
          '/forms/apply/schema/required/3',
          '/forms/apply/ui/ui:order/4',
          '/forms/apply/ui/location',
          '/forms/apply/ui/ui:order',
          '/triggers/0/node',
        ],
        bites: '',
      },
    ],
  ],
  [
    'a required question may be hidden',
    'mediation',
    {
      set: '/forms/screen/rules/2',
      to: { field: 'risk', visibleWhen: "form.decision == 'accept'" },
    },
    [
      {
        of: 'screen.risk',
        altered: [
          'empty mapping M/screening/invoke/onDone/0/actions/0/params/cel',
          'empty guard M/mediation/states/safety/states/watch/always/0/guard/params/cel',
        ],
        bites: 'screening safety_watch',
      },
    ],
  ],
  [
    'a question of a group is taken away',
    'care-order',
    { remove: '/forms/order/schema/properties/address/properties/text' },
    [
      {
        of: 'order.address.text',
        broken: ['/forms/order/schema/properties/address/required/1', '/triggers/0/set/place'],
        altered: ['urgent', 'check-failed', 'incident', 'overdue', 'unsolved'].map(
          (notice) => `broken notice /notices/${notice}/body`,
        ),
        bites:
          'confirming urgent pool_committee visiting bathing serving welfare incident calling_back disputed settled',
      },
    ],
  ],
  [
    'a number that a check reads is made optional',
    'care-order',
    {
      set: '/forms/bath-check/schema/required',
      to: ['verdict', 'systolic', 'diastolic', 'afterMeal'],
    },
    [
      {
        of: 'bath-check.temperature',
        broken: ['/forms/bath-check/rules/0/validate/cel'],
        bites: 'bathing',
      },
    ],
  ],
  [
    'a form is taken away',
    'care-order',
    { remove: '/forms/callback' },
    [
      {
        of: 'callback.result',
        broken: [0, 1, 2].map((way) => `M/calling-back/invoke/onDone/${way}/guard/params/cel`),
        bites: 'calling_back',
      },
      {
        of: 'callback.mood',
        broken: [0, 1].map((way) => `M/calling-back/invoke/onDone/${way}/actions/0/params/cel`),
        bites: 'calling_back',
      },
    ],
  ],
]

test.each(CASES)('%s: what breaks is what a person finds by hand', (...[, template, by, found]) => {
  const before = templateOf(template)

  const { fields } = brokenBy(before, edited(before, by))

  const expected = found.map(({ of, broken = [], altered = [], bites }) => {
    return { of, broken: sorted(broken), altered: sorted(altered), bites: sorted(bites.split(' ')) }
  })
  const told = fields.map(({ field, broken, altered, bites }) => ({
    of: `${field.form}.${field.field}`,
    broken: sorted(
      broken.filter(({ severity }) => severity === 'error').map(({ path }) => short(path)),
    ),
    altered: sorted(altered.map(({ reason, kind, path }) => `${reason} ${kind} ${short(path)}`)),
    bites: sorted(bites.length === 0 ? [''] : bites),
  }))
  expect(told).toEqual(expected)
})

test('what no field accounts for is told beside them', () => {
  const before = templateOf('care-order')
  const after = edited(before, { remove: '/forms/callback' })

  const { others } = brokenBy(before, after)

  expect(others.map(({ code, path }) => [code, path])).toEqual([
    ['name.unknown', '/tasks/callback/form'],
  ])
})

test('what was wrong before is not the fault of the edit, even where it moved in its list', () => {
  const wrong = {
    target: 'nowhere',
    guard: { type: 'expr', params: { cel: 'context.returns == 1' } },
  }
  const before = edited(templateOf('complaint'), {
    insert: '/machine/states/triage/invoke/onDone/0',
    value: wrong,
  })
  const after = edited(before, {
    insert: '/machine/states/triage/invoke/onDone/0',
    value: { ...wrong, target: 'arbitration' },
  })

  expect(brokenBy(before, after)).toEqual({ fields: [], others: [] })
})

function sorted(texts: readonly string[]): string[] {
  return [...texts].sort()
}

function short(path: string): string {
  return path.replace(/^\/machine\/states/, 'M')
}
