import type { EligibilityRule, FormDefinition, FormRule } from '@linli/schemas/form-definition'
import { escapePointer, pointerKeys } from '@linli/schemas/json-pointer'
import type { NamesOfSides } from './change-words.ts'
import { calledField, compareFields, compareUi } from './compare-fields.ts'
import {
  cameOrWent,
  compareExpression,
  compareKeys,
  compareProperty,
  compareText,
  compareTitle,
  isSame,
  orRewritten,
  ownMember,
  showText,
} from './compare-values.ts'
import type { Compared } from './compared.ts'
import { isUntouched, opensTask, standingIn } from './compared.ts'
import type { Change, Place } from './definition-change.ts'
import { changeAt } from './definition-change.ts'
import type { Sentence } from './definition-finding.ts'
import { childOf, movedPaths, rootOfForm } from './field-group.ts'
import type { MatchedKey } from './matched-keys.ts'
import { renderExpression, renderValue } from './render-expression.ts'
import type { ThingKind } from './thing-place.ts'
import { placeOfThing } from './thing-place.ts'

/** Forms: their questions, the rules between them and the texts people read. */
export function compareForms(compared: Compared): Change[] {
  return compared.matched.forms.flatMap((key) => compareForm(key, compared))
}

/** Where people fill in a form; who starts an instance with it stands nowhere yet. */
export function standingAtForm({ before }: Compared, form: string): string[] {
  const tasks = Object.entries(before.definition.tasks).filter(([, task]) => task.form === form)
  return standingIn(before, (site) => tasks.some(([name]) => opensTask(site, name)))
}

/** The words alone: by what it is decided stands beside them in the text of the definition. */
function eligibilityText({ verdicts, bring = [] }: EligibilityRule): Sentence {
  const texts = [...verdicts.map(({ because }) => because), ...bring.map(({ what }) => what)]
  return [
    texts.map((text) => text['zh-CN']).join('；'),
    texts.map((text) => text.en ?? text['zh-CN']).join('; '),
  ]
}

function compareForm(key: MatchedKey, compared: Compared): Change[] {
  if (isUntouched('forms', key, compared)) return []
  const { before, after } = key
  const kind: ThingKind = {
    table: 'forms',
    noun: 'form',
    word: ['表单', 'form'],
    bites: (form) => standingAtForm(compared, form),
  }
  const place = placeOfThing(kind, key, compared)
  const moved = cameOrWent({ place, before, after })
  if (moved !== null) return moved
  const was = compared.before.definition.forms[before ?? '']
  const is = compared.after.definition.forms[after ?? '']
  if (was === undefined || is === undefined) return []
  const schema: Place = {
    ...place,
    noun: 'field',
    path: `${place.path}/schema`,
    pathBefore: `${place.pathBefore}/schema`,
  }
  const changes = [
    ...compareKeys({ place, before, after }),
    ...compareTitle(place, { before: was.title, after: is.title }, ([form, formEn]) => [
      `表单${form}`,
      `form ${formEn}`,
    ]),
    ...compareText(place, {
      code: 'description',
      called: ['说明', 'Description'],
      before: was.description,
      after: is.description,
    }),
    ...compareFields({ place: schema, before: rootOfForm(was), after: rootOfForm(is) }),
    ...compareUi({ place, before: rootOfForm(was), after: rootOfForm(is) }),
    ...compareRules(place, { was, is }, (side) =>
      compared[side].names().form((side === 'before' ? before : after) ?? ''),
    ),
    ...compareProperty(place, {
      code: 'eligibility',
      called: ['能不能办、带什么', 'Who may ask for it, and what to bring'],
      before: was.eligibility,
      after: is.eligibility,
      show: eligibilityText,
    }),
    ...compareTranslations(place, was, is),
  ]
  return [...orRewritten(place, changes, [was, is])]
}

interface PlacedRule {
  readonly rule: FormRule
  readonly index: number
  /** Present path of the field, and which of its rules it is. */
  readonly key: string
}

interface BothForms {
  readonly was: FormDefinition
  readonly is: FormDefinition
}

function compareRules(place: Place, { was, is }: BothForms, namesOf: NamesOfSides): Change[] {
  const moved = movedPaths(was.schema, is.schema)
  const before = placedRules(was.rules ?? [], (field) => moved.get(field) ?? field)
  const after = placedRules(is.rules ?? [], (field) => field)
  const keys = new Set([...after, ...before].map(({ key }) => key))
  const changes = [...keys].flatMap((key) => {
    const from = before.find((each) => each.key === key)
    const to = after.find((each) => each.key === key)
    const field = to?.rule.field ?? from?.rule.field ?? ''
    const at: Place = {
      ...place,
      noun: 'rule',
      called: calledByPath(place, to === undefined ? was : is, field),
      path: `${place.path}/rules/${to?.index ?? 0}`,
      pathBefore: `${place.pathBefore}/rules/${from?.index ?? 0}`,
    }
    return compareRule(at, { before: from?.rule, after: to?.rule }, namesOf)
  })
  const kept = (rules: readonly PlacedRule[], others: readonly PlacedRule[]) =>
    rules.map(({ key }) => key).filter((key) => others.some((other) => other.key === key))
  if (isSame(kept(before, after), kept(after, before))) return changes
  const [zh, en] = place.called
  const message: Sentence = [`${zh}的规则先后变了。`, `the order of the rules of ${en} changed.`]
  return [...changes, changeAt(place, { code: 'rule-order', tail: '/rules', message })]
}

function placedRules(
  rules: readonly FormRule[],
  present: (field: string) => string,
): readonly PlacedRule[] {
  return rules.map((rule, index) => {
    const field = present(rule.field)
    const earlier = rules.slice(0, index).filter((each) => present(each.field) === field)
    return { rule, index, key: `${field} ${earlier.length}` }
  })
}

interface BothRules {
  readonly before: FormRule | undefined
  readonly after: FormRule | undefined
}

function compareRule(place: Place, { before, after }: BothRules, namesOf: NamesOfSides): Change[] {
  const parts = [
    ['visible-when', 'visibleWhen', ['显示条件', 'Condition for showing'], renderExpression],
    [
      'required-when',
      'requiredWhen',
      ['必填条件', 'Condition for being required'],
      renderExpression,
    ],
    ['compute', 'compute', ['自动计算', 'Computed value'], renderValue],
  ] as const
  return [
    ...parts.flatMap(([code, key, called, render]) =>
      compareExpression(
        place,
        { code, tail: `/${key}`, called, render, before: before?.[key], after: after?.[key] },
        namesOf,
      ),
    ),
    ...compareExpression(
      place,
      {
        code: 'validate',
        tail: '/validate/cel',
        called: ['校验', 'Check'],
        render: renderExpression,
        before: before?.validate?.cel,
        after: after?.validate?.cel,
      },
      namesOf,
    ),
    ...compareText(place, {
      code: 'message',
      tail: '/validate/message',
      called: ['校验提示', 'Message of the check'],
      before: before?.validate?.message,
      after: after?.validate?.message,
    }),
  ]
}

function calledByPath(place: Place, form: FormDefinition, path: string): Place['called'] {
  let node = rootOfForm(form)
  let at = place
  for (const name of path.split('.')) {
    const child = childOf(node, name)
    if (child === undefined)
      return [`${at.called[0]}的“${name}”`, `field “${name}” of ${at.called[1]}`]
    at = { ...at, called: calledField(at, child, name) }
    node = child
  }
  return at.called
}

/** Translations of what is no text of the schema: those are compared with the fields. One that is left behind where a field
 *  went is told with the field. */
function compareTranslations(place: Place, was: FormDefinition, is: FormDefinition): Change[] {
  const [before, after] = [was.i18n?.en ?? {}, is.i18n?.en ?? {}]
  const pointers = new Set([
    ...Object.keys(after).filter((pointer) => !isTextOfSchema(is, pointer)),
    ...Object.keys(before).filter((pointer) => !isTextOfSchema(was, pointer)),
  ])
  return [...pointers].flatMap((pointer) =>
    compareProperty(place, {
      code: 'translation',
      tail: `/i18n/en/${escapePointer(pointer)}`,
      called: [`译文（${pointer}）`, `Translation (${pointer})`],
      before: ownMember(before, pointer),
      after: ownMember(after, pointer),
      show: showText,
      bearing: 'wording',
    }),
  )
}

/** Whether a pointer names a title or description of a field, or the title of a choice. */
function isTextOfSchema(form: FormDefinition, pointer: string): boolean {
  const keys = pointerKeys(pointer)
  const last = keys.at(-1)
  if (keys[0] !== 'schema' || (last !== 'title' && last !== 'description')) return false
  const text = keys.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null && Object.hasOwn(found, key)
        ? (found as Readonly<Record<string, unknown>>)[key]
        : undefined,
    form,
  )
  return typeof text === 'string'
}
