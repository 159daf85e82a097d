import type { Finding } from '@linli/schemas/finding'
import type { FormDefinition, FormRule } from '@linli/schemas/form-definition'
import { type LocaleText, textIn } from '@linli/schemas/locale-text'
import { errorAt, type Sentence, warningAt } from './definition-finding.ts'
import { reads } from './expression-places.ts'
import type { ExpressionScope } from './expression-scope.ts'
import { strongComponents } from './model-check/strong-components.ts'
import { toLockedBuilder } from './to-builder.ts'
import { truthOf } from './truth/guard-truth.ts'
import { dimensionsOf, holdingsOf } from './truth/value-cells.ts'

/** Rules of a form that lead nowhere: those that go in a circle, each told where it goes on, and conditions that never hold whatever is
 *  answered. Only what is certain is told. */
export function checkRules(form: FormDefinition, path: string, scope: ExpressionScope): Finding[] {
  const rules = form.rules ?? []
  return [
    ...circlesOf(rules, path, scope),
    ...rules.flatMap((rule, index) => deadParts(rule, `${path}/rules/${index}`, scope)),
  ]
}

/** What decides whether a field has an answer, and which. */
const DECIDING = ['visibleWhen', 'compute'] as const

/** A rule that decides about itself is told by itself; here it takes two. */
function circlesOf(rules: readonly FormRule[], path: string, scope: ExpressionScope): Finding[] {
  const next = rules.map((rule) =>
    rules.flatMap((other, index) => (decidingParts(rule, other).length > 0 ? [index] : [])),
  )
  return strongComponents(next)
    .map((circle) => circle.flatMap((index) => rules[index] ?? []))
    .filter((circle) => new Set(circle.map(({ field }) => field)).size > 1)
    .flatMap((circle) =>
      circle.flatMap((rule) => circlingParts(rule, circle, { rules, path, scope })),
    )
}

interface Around {
  readonly rules: readonly FormRule[]
  readonly path: string
  readonly scope: ExpressionScope
}

function circlingParts(
  rule: FormRule,
  circle: readonly FormRule[],
  { rules, path, scope }: Around,
): Finding[] {
  const parts = new Set(circle.flatMap((other) => decidingParts(rule, other)))
  const others = circle.filter(({ field }) => field !== rule.field)
  const name = (field: string) => titleOf(field, scope)
  const zh = others.map(({ field }) => `“${textIn(name(field), 'zh-CN')}”`).join('、')
  const en = others.map(({ field }) => `“${textIn(name(field), 'en')}”`).join(', ')
  const own = name(rule.field)
  // Values that are computed from each other never come to rest; what is shown does, though seldom as it was meant.
  const isOfValues = circle.every((each) =>
    circle.every((other) => decidingParts(each, other).every((part) => part === 'compute')),
  )
  const tell = isOfValues ? errorAt : warningAt
  return [...parts].map((part) =>
    tell(`${path}/rules/${rules.indexOf(rule)}/${part}`, 'rule.circle', [
      `规则绕成了圈：“${textIn(own, 'zh-CN')}”由${zh}决定，又反过来决定它。`,
      `The rules go in a circle: “${textIn(own, 'en')}” hangs on ${en}, and the other way round.`,
    ]),
  )
}

/** The parts of a rule that read the field another rule is about. */
function decidingParts(rule: FormRule, other: FormRule): (typeof DECIDING)[number][] {
  return DECIDING.filter((part) => {
    const cel = rule[part]
    return cel !== undefined && reads(cel, 'form', other.field)
  })
}

/** Most combinations of answers that are looked at for one condition, some milliseconds. */
const MOST_CASES = 512

function deadParts(rule: FormRule, path: string, scope: ExpressionScope): Finding[] {
  const name = titleOf(rule.field, scope)
  const [zh, en] = [textIn(name, 'zh-CN'), textIn(name, 'en')]
  const parts = [
    ['visibleWhen', rule.visibleWhen, NEVER.visibleWhen(zh, en)],
    ['requiredWhen', rule.requiredWhen, NEVER.requiredWhen(zh, en)],
    ['validate/cel', rule.validate?.cel, NEVER.validate(zh, en)],
  ] as const
  return parts.flatMap(([part, cel, sentence]): Finding[] => {
    if (cel === undefined || !neverHolds(cel, scope)) return []
    // A form that asks for what cannot be is sent by nobody.
    const tell = part === 'validate/cel' ? errorAt : warningAt
    return [tell(`${path}/${part}`, 'rule.never', sentence)]
  })
}

const NEVER = {
  visibleWhen: (zh, en) => [
    `“${zh}”永远不会显示：这个条件怎么填都不成立。`,
    `“${en}” is never shown: whatever is answered, this does not hold.`,
  ],
  requiredWhen: (zh, en) => [
    `“${zh}”永远不会因此必填：这个条件怎么填都不成立。`,
    `“${en}” never has to be answered because of this: whatever is answered, it does not hold.`,
  ],
  validate: (zh, en) => [
    `“${zh}”的要求怎么填都达不到，这张表单谁也交不上来。`,
    `What is asked of “${en}” holds for no answer: nobody can send this form.`,
  ],
} satisfies Readonly<Record<string, (zh: string, en: string) => Sentence>>

function neverHolds(cel: string, scope: ExpressionScope): boolean {
  const tree = toLockedBuilder(cel, scope.names())
  if (tree === null) return false
  const holdings = holdingsOf(dimensionsOf([tree], scope), MOST_CASES)
  return holdings?.every((holding) => truthOf(tree, holding) === false) ?? false
}

/** What people call a field; its path where it has no title. */
function titleOf(field: string, scope: ExpressionScope): LocaleText {
  const { form } = scope.names()
  const found = field.split('.').reduce((group, key) => group?.fields?.[key], form)
  return found?.title ?? { 'zh-CN': field, en: field }
}
