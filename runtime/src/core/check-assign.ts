import type { AssignRule } from '@linli/schemas/assign-rule'
import type { Definition, TaskDefinition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import type { FieldSchema } from '@linli/schemas/form-definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import { mayFindNobody, placedRules, ruleListsOf } from './assign-rules.ts'
import { actionsOf } from './definition-actions.ts'
import type { Sentence } from './definition-finding.ts'
import { errorAt, unknownName } from './definition-finding.ts'
import type { StateSite } from './definition-tree.ts'
import { fieldMarks } from './marks/field-marks.ts'

/** Whether the rules of tasks and notices name what there is, and whether somebody is found wherever every post is held. What
 *  depends on the course of an instance (who started it, who did what), the model check asks. */
export function checkAssign(definition: Definition, sites: readonly StateSite[]): Finding[] {
  const notices = sites.flatMap(actionsOf).flatMap(({ path, action }) => {
    if (action.type !== 'notify') return []
    const { to } = action.params
    const place = `${path}/params/to`
    return [...checkNames(definition, place, to), ...('pick' in to ? [noticePicks(place)] : [])]
  })
  const tasks = Object.entries(definition.tasks).flatMap(([name, task]) => {
    const path = `/tasks/${escapePointer(name)}`
    const rules = placedRules(task).flatMap(([place, rule]) =>
      checkNames(definition, path + place, rule),
    )
    const { properties } = definition.context.schema
    const avoided = checkExclude(task, path, properties)
    return [...rules, ...avoided, ...checkLists(task, path), ...checkEach(task, path)]
  })
  return [...notices, ...tasks]
}

function checkNames(definition: Definition, path: string, rule: AssignRule): Finding[] {
  const { tasks } = definition
  const task = (place: string, name: string) =>
    unknownName({ path: path + place, name, thing: 'task', known: Object.keys(tasks) })
  switch (rule.strategy) {
    case 'performer':
      return task('/task', rule.task)
    case 'leader':
      return rule.of === 'initiator' ? [] : task('/of/performerOf', rule.of.performerOf)
    case 'field':
      return checkField(definition, `${path}/field`, rule.field)
    case 'skill':
      return typeof rule.skill === 'string'
        ? []
        : checkSkillField(definition, `${path}/skill/field`, rule.skill.field)
    default:
      return []
  }
}

export function checkField({ context }: Definition, path: string, name: string): Finding[] {
  const fields = context.schema.properties
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (field !== undefined) return field.type === 'string' ? [] : [noText(path, name)]
  const known = Object.keys(fields).filter((key) => fields[key]?.type === 'string')
  return unknownName({ path, name, thing: 'context field', known })
}

/** Why a task went where it went is told to everybody who sees it: what is marked cannot decide it by its value. */
function checkSkillField(definition: Definition, path: string, name: string): Finding[] {
  const isMarked = fieldMarks(definition).has(`context.${name}`)
  return [...checkField(definition, path, name), ...(isMarked ? [skillMarked(path, name)] : [])]
}

function skillMarked(path: string, name: string): Finding {
  return errorAt(path, 'assign.skill-marked', [
    `字段“${name}”是个人信息，而派给谁的原因人人看得到：请换一个字段写技能。`,
    `The field “${name}” is personal data, and everybody sees why a task went where: name the skill in another one.`,
  ])
}

/** Parties are people whose accounts stand in the context; whoever is kept from a task is not found by its rules. */
function checkExclude(
  { exclude = [], ...task }: TaskDefinition,
  path: string,
  fields: Definition['context']['schema']['properties'],
): Finding[] {
  const names = exclude.flatMap((each, index): [string, string][] => {
    if (each === 'initiator' || 'performerOf' in each) return []
    if ('partyIn' in each) return [[`${path}/exclude/${index}/partyIn`, each.partyIn]]
    const { householdOf } = each
    const place = `${path}/exclude/${index}/householdOf/partyIn`
    return householdOf === 'initiator' ? [] : [[place, householdOf.partyIn]]
  })
  const unfit = names.flatMap(([place, name]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (field !== undefined) return holdsAccounts(field) ? [] : [noAccounts(place, name)]
    const known = Object.keys(fields).filter((key) => holdsAccounts(fields[key]))
    return unknownName({ path: place, name, thing: 'context field', known })
  })
  const parties = names.map(([, name]) => name)
  const never = placedRules(task).flatMap(([place, rule]) =>
    rule.strategy === 'field' && parties.includes(rule.field)
      ? [findsNobody(path + place, rule.field)]
      : [],
  )
  return [...unfit, ...never]
}

function holdsAccounts(field: FieldSchema | undefined): boolean {
  return field?.type === 'string' || (field?.type === 'array' && field.items?.type === 'string')
}

function noAccounts(path: string, name: string): Finding {
  return errorAt(path, 'exclude.field-no-account', [
    `字段“${name}”既不是文字也不是文字列表，放不下当事人的账号：请换一个字段。`,
    `The field “${name}” is neither a text nor a list of texts and cannot hold accounts: name another one.`,
  ])
}

function findsNobody(path: string, name: string): Finding {
  return errorAt(path, 'exclude.field-assigned', [
    `“${name}”里写的人要回避，又派给这个人：去掉其中一条。`,
    `Whoever “${name}” names is excluded and assigned: take one of the two away.`,
  ])
}

/** A list in which every rule may find nobody ends with a task that nobody has. */
function checkLists(task: TaskDefinition, path: string): Finding[] {
  const { extension } = task
  const lists = [
    ...ruleListsOf(task).map(({ rules }) => ({ place: '/assign', rules })),
    ...(extension === undefined ? [] : [{ place: '/extension/decide', rules: extension.decide }]),
  ]
  const open = lists.find(({ rules }) => rules.every(mayFindNobody))
  if (open === undefined) return []
  const message: Sentence = [
    '这些规则可能一个人也找不到（没有在岗的、不当班、没有填）：在最后加一条派给岗位的规则。',
    'These rules may find nobody (without a post, off duty, not filled in): end them with one that goes to a post.',
  ]
  return [errorAt(path + open.place, 'assign.may-be-empty', message)]
}

function checkEach({ sign }: TaskDefinition, path: string): Finding[] {
  return (sign?.signers ?? []).flatMap(({ each, assign }, index) =>
    each === true && assign.some((rule) => 'pick' in rule)
      ? [
          errorAt(`${path}/sign/signers/${index}`, 'assign.each-picks', [
            '“每一位都签”和“只选一位”不能同时用。',
            'Everybody signs, or one is picked: not both.',
          ]),
        ]
      : [],
  )
}

function noticePicks(path: string): Finding {
  return errorAt(`${path}/pick`, 'assign.notice-picks', [
    '通知发给找到的每一位，不能只选一位。',
    'A notice goes to everybody who is found; it picks nobody.',
  ])
}

function noText(path: string, name: string): Finding {
  return errorAt(path, 'assign.field-no-text', [
    `字段“${name}”不是文字，放不下一个人的账号或者一项技能。`,
    `The field “${name}” is no text and can hold neither an account nor a skill.`,
  ])
}
