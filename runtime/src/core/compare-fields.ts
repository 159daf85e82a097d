import { canonicalJson } from '@linli/schemas/canonical-json'
import type { FieldSchema, PersonalMark } from '@linli/schemas/form-definition'
import { LIMITS as SPOKEN_LIMITS } from '@linli/schemas/form-definition'
import type { JsonValue } from '@linli/schemas/json'
import { quotedText } from './change-words.ts'
import {
  cameOrWent,
  compareKeys,
  compareProperty,
  compareText,
  compareTitle,
  isSame,
  orRewritten,
  ownMember,
  showJson,
} from './compare-values.ts'
import type { Change, Place } from './definition-change.ts'
import { changeAt } from './definition-change.ts'
import type { Sentence } from './definition-finding.ts'
import type { Choice, FieldNode } from './field-group.ts'
import { childOf, choicesOf, matchFields, messageOf, textOf } from './field-group.ts'
import type { MatchedKey } from './matched-keys.ts'

/** Two groups of fields; `place` is the group's. */
export interface ComparedFields {
  readonly place: Place
  readonly before: FieldNode
  readonly after: FieldNode
}

/** One field; `call` gives what it is called with a title. */
interface ComparedNode extends ComparedFields {
  readonly call: (title: Sentence) => Sentence
}

/** The fields of a group that came, went or changed, with all inside them. */
export function compareFields(group: ComparedFields): Change[] {
  const { before, after } = group
  const matched = matchFields(before.schema, after.schema)
  return [...matched.flatMap((key) => compareField(group, key)), ...compareOrder(group, matched)]
}

/** What a field is called, after the group it is in. */
export function calledField(place: Place, node: FieldNode, key: string): Sentence {
  const title = textOf(node, 'title') ?? { 'zh-CN': key }
  return callField(place, quotedText(title))
}

function callField({ called }: Place, [zh, en]: Sentence): Sentence {
  return [`${called[0]}的${zh}`, `field ${en} of ${called[1]}`]
}

function compareField(group: ComparedFields, key: MatchedKey): Change[] {
  const was = key.before === undefined ? undefined : childOf(group.before, key.before)
  const is = key.after === undefined ? undefined : childOf(group.after, key.after)
  const shown = is ?? was
  if (shown === undefined) return []
  const place = fieldPlace(
    group,
    key,
    calledField(group.place, shown, key.after ?? key.before ?? ''),
  )
  if (was === undefined || is === undefined) {
    return addedOrRemoved(place, { ...key, isRequired: isRequired(group.after, key.after) })
  }
  const changes = [
    ...compareKeys({ place, before: key.before, after: key.after }),
    ...compareRequired(place, [
      isRequired(group.before, key.before),
      isRequired(group.after, key.after),
    ]),
    ...compareNode({
      place,
      before: was,
      after: is,
      call: (title) => callField(group.place, title),
    }),
  ]
  return [...orRewritten(place, changes, [ownTexts(was), ownTexts(is)])]
}

function fieldPlace({ place }: ComparedFields, key: MatchedKey, called: Sentence): Place {
  return {
    ...place,
    called,
    path: `${place.path}/properties/${key.after ?? ''}`,
    pathBefore: `${place.pathBefore}/properties/${key.before ?? ''}`,
  }
}

function isRequired({ schema }: FieldNode, key: string | undefined): boolean {
  return key !== undefined && (schema.required ?? []).includes(key)
}

function addedOrRemoved(
  place: Place,
  { before, after, isRequired }: MatchedKey & { readonly isRequired: boolean },
): Change[] {
  const changes = cameOrWent({ place, before, after }) ?? []
  if (after === undefined || !isRequired) return changes
  const [zh, en] = place.called
  return [
    changeAt(place, {
      code: 'added',
      message: [`增加了${zh}，必填。`, `${en} added; it is required.`],
    }),
  ]
}

function compareRequired(place: Place, [was, is]: readonly [boolean, boolean]): Change[] {
  if (was === is) return []
  const [zh, en] = place.called
  return [
    is
      ? changeAt(place, {
          code: 'required',
          message: [`${zh}改为必填。`, `${en} is now required.`],
        })
      : changeAt(place, {
          code: 'optional',
          message: [`${zh}改为选填。`, `${en} is now optional.`],
        }),
  ]
}

/** Everything about a field itself and what is inside it. */
function compareNode({ place, before, after, call }: ComparedNode): Change[] {
  return [
    ...compareTitle(
      place,
      { before: textOf(before, 'title'), after: textOf(after, 'title') },
      call,
    ),
    ...compareText(place, {
      code: 'description',
      called: ['说明', 'Description'],
      before: textOf(before, 'description'),
      after: textOf(after, 'description'),
    }),
    ...compareProperty(place, {
      code: 'type',
      called: ['类型', 'Type'],
      before: before.schema.type,
      after: after.schema.type,
      show: (type) => TYPES[type],
    }),
    ...compareProperty(place, {
      code: 'personal',
      tail: '/x-personal',
      called: ['个人信息标记', 'Mark of personal data'],
      before: before.schema['x-personal'],
      after: after.schema['x-personal'],
      show: (mark) => MARKS[mark],
    }),
    ...compareLimits(place, before.schema, after.schema),
    ...compareMessages({ place, before, after }),
    ...compareChoices({ place, before, after }),
    ...compareUi({ place, before, after }),
    ...compareFields({ place, before, after }),
    ...compareItems({ place, before, after }),
  ]
}

const TYPES: Readonly<Record<FieldSchema['type'], Sentence>> = {
  object: ['一组', 'group'],
  array: ['多项', 'list'],
  string: ['文字', 'text'],
  number: ['数字', 'number'],
  integer: ['整数', 'whole number'],
  boolean: ['是或否', 'yes or no'],
  null: ['只供阅读', 'only to be read'],
}

const MARKS: Readonly<Record<PersonalMark, Sentence>> = {
  personal: ['个人信息', 'personal'],
  sensitive: ['敏感个人信息', 'sensitive'],
}

const LIMITS = {
  format: ['内容格式', 'Format'],
  pattern: ['格式规则', 'Pattern'],
  minLength: ['最少字数', 'Shortest length'],
  maxLength: ['最多字数', 'Longest length'],
  minimum: ['最小值', 'Smallest value'],
  maximum: ['最大值', 'Largest value'],
  minItems: ['最少项数', 'Fewest entries'],
  maxItems: ['最多项数', 'Most entries'],
  uniqueItems: ['不得重复', 'Uniqueness'],
  'x-accept': ['可收的文件', 'Files it takes'],
  const: ['唯一可填的值', 'Only possible value'],
  default: ['默认值', 'Default value'],
} as const

function compareLimits(place: Place, before: FieldSchema, after: FieldSchema): Change[] {
  return (Object.keys(LIMITS) as (keyof typeof LIMITS)[]).flatMap((key) =>
    compareProperty<JsonValue>(place, {
      code: key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      tail: `/${key}`,
      called: LIMITS[key],
      before: before[key],
      after: after[key],
      show: showJson,
    }),
  )
}

/** What is told to whoever's answer is beyond a limit. */
function compareMessages({ place, before, after }: ComparedFields): Change[] {
  return SPOKEN_LIMITS.flatMap((limit) =>
    compareText(place, {
      code: 'limit-message',
      tail: `/x-messages/${limit}`,
      called: [`“${LIMITS[limit][0]}”的提示`, `Message for ${LIMITS[limit][1].toLowerCase()}`],
      before: messageOf(before, limit),
      after: messageOf(after, limit),
    }),
  )
}

function compareChoices({ place, before, after }: ComparedFields): Change[] {
  const [gone, come] = [choicesOf(before), choicesOf(after)]
  const [zh, en] = place.called
  const find = (list: readonly Choice[], { value }: Choice) =>
    list.find((each) => each.value === value)
  const kept = come.filter((choice) => find(gone, choice) !== undefined)
  const told = (code: string, { tail, title }: Choice, words: Sentence) => {
    const [choice, choiceEn] = quotedText(title)
    const side = code === 'option-removed' ? ('before' as const) : ('after' as const)
    const message: Sentence = [
      `${zh}${words[0]}选项${choice}。`,
      `option ${choiceEn} ${words[1]} ${en}.`,
    ]
    return changeAt(place, { code, tail, side, message })
  }
  const changes = [
    ...come
      .filter((choice) => !kept.includes(choice))
      .map((choice) => told('option-added', choice, ['增加了', 'added to'])),
    ...gone
      .filter((choice) => find(come, choice) === undefined)
      .map((choice) => told('option-removed', choice, ['去掉了', 'removed from'])),
    ...kept.flatMap((choice) =>
      compareTitle(
        { ...place, noun: `${place.noun}.option`, path: place.path + choice.tail },
        { before: find(gone, choice)?.title, after: choice.title },
        ([title, titleEn]) => [`${zh}的选项${title}`, `option ${titleEn} of ${en}`],
      ),
    ),
  ]
  const stayed = gone.filter((choice) => find(come, choice) !== undefined)
  if (
    isSame(
      stayed.map(({ value }) => value),
      kept.map(({ value }) => value),
    )
  )
    return changes
  const message: Sentence = [`${zh}的选项先后变了。`, `the order of the options of ${en} changed.`]
  return [...changes, changeAt(place, { code: 'option-order', bearing: 'wording', message })]
}

/** How a field is shown. The order of the fields in it is compared with the fields. */
export function compareUi({ place, before, after }: ComparedFields): Change[] {
  const keys = new Set([...Object.keys(before.ui), ...Object.keys(after.ui)])
  return [...keys].flatMap((key) => {
    if (
      key === 'ui:order' ||
      childOf(before, key) !== undefined ||
      childOf(after, key) !== undefined
    )
      return []
    const isWidget = key === 'ui:widget'
    return compareProperty<JsonValue>(place, {
      code: isWidget ? 'widget' : 'ui',
      tail: '',
      called: isWidget ? ['控件', 'Widget'] : [`显示设置“${key}”`, `Display setting “${key}”`],
      before: ownMember(before.ui, key),
      after: ownMember(after.ui, key),
      show: showJson,
      bearing: 'wording',
    })
  })
}

/** Fields that came or went have their place in the order anyway; only the others count. */
function compareOrder(
  { place, before, after }: ComparedFields,
  matched: readonly MatchedKey[],
): Change[] {
  const [was, is] = [before.ui['ui:order'], after.ui['ui:order']]
  if (isSame(was, is)) return []
  const present = new Map(matched.map((key) => [key.before, key.after]))
  const isNew = matched.some((key) => key.before !== key.after)
  const kept = (order: JsonValue | undefined, names: readonly (string | undefined)[]) =>
    (Array.isArray(order) ? order : []).filter((name) => names.includes(String(name)))
  const both = matched.filter((key) => key.before !== undefined && key.after !== undefined)
  const from = kept(
    was,
    both.map((key) => key.before),
  ).map((name) => present.get(String(name)))
  const to = kept(
    is,
    both.map((key) => key.after),
  )
  if (isNew && canonicalJson(from) === canonicalJson(to)) return []
  const [zh, en] = place.called
  const message: Sentence = [`${zh}里各项的先后变了。`, `the order of what is in ${en} changed.`]
  return [changeAt(place, { code: 'order', bearing: 'wording', tail: '', message })]
}

function compareItems({ place, before, after }: ComparedFields): Change[] {
  const [was, is] = [childOf(before, 'items'), childOf(after, 'items')]
  if (before.schema.items === undefined || after.schema.items === undefined) {
    return compareProperty(place, {
      code: 'items',
      called: ['每一项', 'Entries'],
      before: before.schema.items,
      after: after.schema.items,
      show: ({ type }) => TYPES[type],
    })
  }
  if (was === undefined || is === undefined) return []
  const [zh, en] = place.called
  const inner: Place = {
    ...place,
    called: [`${zh}的每一项`, `each entry of ${en}`],
    path: `${place.path}/items`,
    pathBefore: `${place.pathBefore}/items`,
  }
  return compareNode({ place: inner, before: was, after: is, call: () => inner.called })
}

/** What is written about a field itself, for what no sentence speaks of. */
function ownTexts({ schema, ui }: FieldNode): unknown {
  return { schema, ui }
}
