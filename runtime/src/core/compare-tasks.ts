import type { Definition, Excluded, TaskDefinition } from '@linli/schemas/definition'
import type { FieldSchema } from '@linli/schemas/form-definition'
import type { LocaleText } from '@linli/schemas/locale-text'
import { listed, quotedText } from './change-words.ts'
import { comparePolicies } from './compare-policies.ts'
import {
  cameOrWent,
  compareKeys,
  compareProperty,
  compareText,
  compareTitle,
  isSame,
  orRewritten,
  pathsIn,
} from './compare-values.ts'
import type { Compared } from './compared.ts'
import { isUntouched, opensTask, standingIn } from './compared.ts'
import type { Change, Place } from './definition-change.ts'
import { changeAt } from './definition-change.ts'
import type { Sentence } from './definition-finding.ts'
import type { MatchedKey } from './matched-keys.ts'
import { matchKeys } from './matched-keys.ts'
import { presentTask } from './present-names.ts'
import { ruleText, type Speaking } from './rule-text.ts'
import { signText } from './sign-text.ts'
import { accessText } from './task-form/access-text.ts'
import type { ThingKind } from './thing-place.ts'
import { placeOfThing } from './thing-place.ts'

/** Tasks: who gets them, with which form, until when, and which answers they take. */
export function compareTasks(compared: Compared): Change[] {
  return compared.matched.tasks.flatMap((key) => compareKey(key, compared))
}

function compareKey(key: MatchedKey, compared: Compared): Change[] {
  if (isUntouched('tasks', key, compared)) return []
  const { before, after } = key
  const kind: ThingKind = {
    table: 'tasks',
    noun: 'task',
    word: ['任务', 'task'],
    bites: (task) => standingIn(compared.before, (site) => opensTask(site, task)),
  }
  const place = placeOfThing(kind, key, compared)
  const moved = cameOrWent({ place, before, after })
  if (moved !== null) return moved
  const was = compared.before.definition.tasks[before ?? '']
  const is = compared.after.definition.tasks[after ?? '']
  if (was === undefined || is === undefined) return []
  const present = presentTask(was, compared)
  const changes = [
    ...compareKeys({ place, before, after }),
    ...compareWording(place, was, is),
    ...compareWork(place, [was, is], compared),
    ...compareOutcomes(place, was.outcomes, is.outcomes),
  ]
  return [...orRewritten(place, changes, [present, is])]
}

function compareWording(place: Place, was: TaskDefinition, is: TaskDefinition): Change[] {
  return [
    ...compareTitle(place, { before: was.title, after: is.title }, ([zh, en]) => [
      `任务${zh}`,
      `task ${en}`,
    ]),
    ...compareText(place, {
      code: 'instructions',
      called: ['办理提示', 'Instructions'],
      before: was.instructions,
      after: is.instructions,
    }),
  ]
}

/** The former task is compared in present names and told in its own. */
function compareWork(
  place: Place,
  [was, is]: readonly [TaskDefinition, TaskDefinition],
  compared: Compared,
): Change[] {
  const present = presentTask(was, compared)
  const own = (side: 'before' | 'after') => (side === 'before' ? was : is)
  return [
    ...compareProperty(place, {
      code: 'form',
      called: ['表单', 'Form'],
      before: present.form,
      after: is.form,
      show: (form, side) => compared[side].called('forms', own(side).form ?? form),
    }),
    ...compareProperty(place, {
      code: 'assign',
      called: ['派给', 'Assignment'],
      before: present.assign,
      after: is.assign,
      show: (_, side) => {
        const rules = own(side).assign.map((rule) =>
          ruleText(rule, { side: compared[side], posts: compared.posts }),
        )
        return listed(rules, '，其次', ', then ')
      },
    }),
    ...compareProperty(place, {
      code: 'sign',
      called: ['签署', 'Signatures'],
      before: present.sign,
      after: is.sign,
      show: (_, side) => {
        const { sign } = own(side)
        const sides = { side: compared[side], posts: compared.posts }
        return sign === undefined
          ? ['一人办理', 'one person']
          : signText(sign, (rule) => ruleText(rule, sides))
      },
    }),
    ...compareProperty(place, {
      code: 'exclude',
      called: ['回避', 'Exclusion'],
      before: present.exclude,
      after: is.exclude,
      show: (_, side) => excludedText(own(side), side, compared),
    }),
    ...compareProperty(place, {
      code: 'due',
      called: ['办理时限', 'Deadline'],
      before: present.due,
      after: is.due,
      show: (due, side) => compared[side].called('timers', own(side).due ?? due),
    }),
    ...compareProperty(place, {
      code: 'reads',
      called: ['可看原文的敏感信息', 'Sensitive fields read in plain'],
      before: present.reads,
      after: is.reads,
      show: (_, side) => readsText(own(side), compared[side].definition),
    }),
    ...compareProperty(place, {
      code: 'fields',
      called: ['字段权限', 'What it may do with fields'],
      before: present.fields,
      after: is.fields,
      show: (_, side) => accessText(own(side), compared[side].definition),
    }),
    ...compareExtension(place, [was, is], compared),
    ...comparePolicies(place, was, is),
  ]
}

function readsText({ reads = [] }: TaskDefinition, { forms, context }: Definition): Sentence {
  const named = reads.map((field): Sentence => {
    const [owner = '', ...keys] = field.split('.')
    const schema = owner === 'context' ? context.schema : forms[owner]?.schema
    const title = keys.reduce<FieldSchema | undefined>(
      (group, key) => group?.properties?.[key],
      schema,
    )?.title
    return title === undefined ? [`“${field}”`, `“${field}”`] : quotedText({ 'zh-CN': title })
  })
  return named.length === 0 ? ['无', 'none'] : listed(named, '、', ', ')
}

function compareExtension(
  place: Place,
  [was, is]: readonly [TaskDefinition, TaskDefinition],
  compared: Compared,
): Change[] {
  return compareProperty(place, {
    code: 'extension',
    called: ['延期', 'More time'],
    before: presentTask(was, compared).extension,
    after: is.extension,
    show: (_, side) => {
      const { extension } = side === 'before' ? was : is
      if (extension === undefined) return ['不能延期', 'none']
      const { decide, times, most } = extension
      const rules = decide.map((rule) =>
        ruleText(rule, { side: compared[side], posts: compared.posts }),
      )
      const [zh, en] = listed(rules, '，其次', ', then ')
      return [
        `最多 ${times} 次、共 ${most}，由${zh}决定`,
        `at most ${times} times and ${most} in all, decided by ${en}`,
      ]
    },
  })
}

function excludedText(
  { exclude = [] }: TaskDefinition,
  side: 'before' | 'after',
  compared: Compared,
): Sentence {
  if (exclude.length === 0) return ['无', 'nobody']
  const speaking = { side: compared[side], posts: compared.posts }
  return listed(
    exclude.map((each) => excludedOne(each, speaking)),
    '、',
    ', ',
  )
}

function excludedOne(each: Excluded, speaking: Speaking): Sentence {
  if (each === 'initiator') return ruleText({ strategy: 'initiator' }, speaking)
  if ('performerOf' in each) {
    return ruleText({ strategy: 'performer', task: each.performerOf }, speaking)
  }
  if ('partyIn' in each) return ruleText({ strategy: 'field', field: each.partyIn }, speaking)
  const [zh, en] = excludedOne(each.householdOf, speaking)
  return [`${zh}的同户`, `the household of ${en}`]
}

type Outcomes = TaskDefinition['outcomes']

function compareOutcomes(place: Place, before: Outcomes, after: Outcomes): Change[] {
  const outcomes = matchKeys(
    before,
    after,
    ({ title }: { readonly title: LocaleText }) => title['zh-CN'],
  )
  const [zh, en] = place.called
  return outcomes.flatMap((key) => {
    const was = key.before === undefined ? undefined : before[key.before]
    const is = key.after === undefined ? undefined : after[key.after]
    const title = (is ?? was)?.title
    if (title === undefined || isSame([key.before, was], [key.after, is])) return []
    const [button, buttonEn] = quotedText(title)
    const { path, pathBefore } = pathsIn('/outcomes', key)
    const at: Place = {
      ...place,
      noun: 'task.outcome',
      called: [`${zh}的处理结果${button}`, `outcome ${buttonEn} of ${en}`],
      path: place.path + path,
      pathBefore: place.pathBefore + pathBefore,
    }
    const moved = cameOrWent({ place: at, before: key.before, after: key.after })
    if (moved !== null) return moved
    return [
      ...compareProperty(at, {
        code: 'key',
        tail: '',
        called: ['代号', 'Key'],
        before: key.before,
        after: key.after,
        show: (text) => [`“${text}”`, `“${text}”`],
      }),
      ...compareTitle(at, { before: was?.title, after: is?.title }, ([former, formerEn]) => [
        `${zh}的处理结果${former}`,
        `outcome ${formerEn} of ${en}`,
      ]),
      ...toneChange(at, was?.tone, is?.tone),
    ]
  })
}

const TONES = {
  primary: ['主要', 'primary'],
  danger: ['警示', 'danger'],
  plain: ['普通', 'plain'],
} as const

function toneChange(
  place: Place,
  before: 'primary' | 'danger' | undefined,
  after: 'primary' | 'danger' | undefined,
): Change[] {
  const [was, is] = [TONES[before ?? 'plain'], TONES[after ?? 'plain']]
  if (before === after) return []
  const [zh, en] = place.called
  return [
    changeAt(place, {
      code: 'tone',
      tail: after === undefined ? '' : '/tone',
      bearing: 'wording',
      message: [
        `${zh}的按钮由${was[0]}改为${is[0]}。`,
        `The button of ${en} changed from ${was[1]} to ${is[1]}.`,
      ],
    }),
  ]
}
