import type { DeviceTrigger, FormTrigger, Trigger } from '@linli/schemas/definition'
import type { NamesOfSides } from './change-words.ts'
import { listed, quoted, same } from './change-words.ts'
import { takePairs } from './compare-actions.ts'
import { compareFields } from './compare-fields.ts'
import {
  cameOrWent,
  compareExpression,
  compareProperty,
  isSame,
  orRewritten,
  ownMember,
} from './compare-values.ts'
import type { Compared, Side } from './compared.ts'
import type { Change, Place } from './definition-change.ts'
import { changeAt } from './definition-change.ts'
import type { Sentence } from './definition-finding.ts'
import type { ExpressionNames } from './expression-names.ts'
import { rootOfSchema } from './field-group.ts'
import { renderExpression, renderValue } from './render-expression.ts'

interface Placed {
  readonly trigger: Trigger
  readonly index: number
}

/** Triggers: what starts an instance or speaks to one. No running instance stands at one. */
export function compareTriggers(compared: Compared): Change[] {
  const gone = placed(compared.before)
  const come = placed(compared.after)
  const pairs = [
    ...takePairs(gone, come, (one, other) => isSame(one.trigger, other.trigger)),
    ...takePairs(
      gone,
      come,
      (one, other) => identity(one.trigger, compared) === identity(other.trigger),
    ),
    ...takePairs(
      gone,
      come,
      (one, other) => kindOf(one.trigger, compared) === kindOf(other.trigger),
    ),
  ].sort(([, one], [, other]) => one.index - other.index)
  return [
    ...pairs.flatMap(([from, to]) => comparePair(from, to, compared)),
    ...come.flatMap(
      (to) =>
        cameOrWent({ place: placeOf(undefined, to, compared), before: undefined, after: '' }) ?? [],
    ),
    ...gone.flatMap(
      (from) =>
        cameOrWent({ place: placeOf(from, undefined, compared), before: '', after: undefined }) ??
        [],
    ),
    ...reordered(pairs),
  ]
}

function placed({ definition }: Side): Placed[] {
  return definition.triggers.map((trigger, index) => ({ trigger, index }))
}

/** What tells triggers apart; in present names where a comparison is given. */
function identity(trigger: Trigger, compared?: Compared): string {
  const kind = kindOf(trigger, compared)
  if (trigger.kind === 'form') return kind
  const event =
    trigger.event === undefined ? '' : (compared?.present('events', trigger.event) ?? trigger.event)
  return `${kind} ${trigger.policy} ${event}`
}

function kindOf(trigger: Trigger, compared?: Compared): string {
  return trigger.kind === 'form'
    ? `form ${compared?.present('forms', trigger.form) ?? trigger.form}`
    : `device ${trigger.deviceType}`
}

function placeOf(from: Placed | undefined, to: Placed | undefined, compared: Compared): Place {
  const shown = to ?? from
  const side = to === undefined ? compared.before : compared.after
  return {
    part: 'triggers',
    noun: 'trigger',
    called: shown === undefined ? ['', ''] : calledTrigger(shown.trigger, side),
    path: `/triggers/${to?.index ?? 0}`,
    pathBefore: `/triggers/${from?.index ?? 0}`,
    bites: [],
  }
}

function calledTrigger(trigger: Trigger, side: Side): Sentence {
  if (trigger.kind === 'form') {
    const [zh, en] = side.called('forms', trigger.form)
    return [`提交表单${zh}的触发`, `trigger of the form ${en}`]
  }
  const [policy, policyEn] = POLICIES[trigger.policy]
  const type = quoted(trigger.deviceType)
  if (trigger.event === undefined)
    return [`设备${type}的触发（${policy}）`, `trigger of the device ${type} (${policyEn})`]
  const [zh, en] = side.called('events', trigger.event)
  return [
    `设备${type}的触发（${policy}，${zh}）`,
    `trigger of the device ${type} (${policyEn}, ${en})`,
  ]
}

const POLICIES: Readonly<Record<DeviceTrigger['policy'], Sentence>> = {
  start: ['新开工单', 'start'],
  signal: ['通知已有工单', 'signal'],
  'start-or-signal': ['新开或通知已有工单', 'start or signal'],
  drop: ['不处理', 'drop'],
}

function comparePair(from: Placed, to: Placed, compared: Compared): Change[] {
  const place = placeOf(from, to, compared)
  const [was, is] = [from.trigger, to.trigger]
  const namesOf: NamesOfSides = (side) => namesIn(compared[side], side === 'after' ? is : was)
  const changes = [
    ...(was.kind === 'form' && is.kind === 'form' ? compareForm(place, { was, is, namesOf }) : []),
    ...(was.kind === 'device' && is.kind === 'device'
      ? compareDevice(place, { was, is, namesOf }, compared)
      : []),
    ...compareExpression(
      place,
      {
        ...{ code: 'node', called: ['归属', 'Place'], render: renderValue },
        before: was.node,
        after: is.node,
      },
      namesOf,
    ),
    ...compareMapping(place, { was, is, namesOf }, compared),
  ]
  return [...orRewritten(place, changes, [presentTrigger(was, compared), is])]
}

/** Two triggers with what their expressions may name. */
interface Pair<T extends Trigger> {
  readonly was: T
  readonly is: T
  readonly namesOf: NamesOfSides
}

function namesIn(side: Side, trigger: Trigger): ExpressionNames {
  const names = side.names()
  return trigger.kind === 'form' ? names.formTrigger(trigger.form) : names.deviceTrigger(trigger)
}

function presentTrigger(trigger: Trigger, compared: Compared): Trigger {
  if (trigger.kind === 'form') return { ...trigger, form: compared.present('forms', trigger.form) }
  const { event } = trigger
  return event === undefined ? trigger : { ...trigger, event: compared.present('events', event) }
}

function compareForm(place: Place, { was, is, namesOf }: Pair<FormTrigger>): Change[] {
  return [
    ...compareProperty(place, {
      code: 'by',
      called: ['可提交的人', 'Who may submit'],
      before: was.by,
      after: is.by,
      show: (roles) =>
        listed(
          roles.map((role) => ROLES[role]),
          '、',
          ', ',
        ),
    }),
    ...compareExpression(
      place,
      {
        code: 'anonymous',
        tail: '/anonymousWhen',
        called: ['匿名条件', 'Condition for staying anonymous'],
        render: renderExpression,
        before: was.anonymousWhen,
        after: is.anonymousWhen,
      },
      namesOf,
    ),
  ]
}

const ROLES: Readonly<Record<FormTrigger['by'][number], Sentence>> = {
  resident: ['居民', 'residents'],
  worker: ['网格员', 'grid workers'],
  official: ['社区干部', 'officials'],
}

function compareDevice(
  place: Place,
  { was, is, namesOf }: Pair<DeviceTrigger>,
  compared: Compared,
): Change[] {
  const event = (side: 'before' | 'after') => (side === 'before' ? was : is).event ?? ''
  const schema: Place = {
    ...place,
    noun: 'reading-field',
    path: `${place.path}/schema`,
    pathBefore: `${place.pathBefore}/schema`,
  }
  return [
    ...compareExpression(
      place,
      {
        ...{ code: 'match', called: ['匹配条件', 'Condition'], render: renderExpression },
        before: was.match,
        after: is.match,
      },
      namesOf,
    ),
    ...compareExpression(
      place,
      {
        ...{ code: 'key', called: ['去重键', 'Key'], render: renderValue },
        before: was.key,
        after: is.key,
      },
      namesOf,
    ),
    ...compareProperty(place, {
      code: 'policy',
      called: ['处理方式', 'Policy'],
      before: was.policy,
      after: is.policy,
      show: (policy) => POLICIES[policy],
    }),
    ...compareProperty(place, {
      code: 'event',
      called: ['发出的事件', 'Event'],
      before: was.event === undefined ? undefined : compared.present('events', was.event),
      after: is.event,
      show: (_, side) => compared[side].called('events', event(side)),
    }),
    ...compareFields({
      place: schema,
      before: rootOfSchema(was.schema),
      after: rootOfSchema(is.schema),
    }),
  ]
}

function compareMapping(
  place: Place,
  { was, is, namesOf }: Pair<Trigger>,
  compared: Compared,
): Change[] {
  const fields = new Set([...Object.keys(is.set), ...Object.keys(was.set)])
  return [...fields].flatMap((field) => {
    const [before, after] = [ownMember(was.set, field), ownMember(is.set, field)]
    const [zh, en] = compared[after === undefined ? 'before' : 'after'].calledContext(field)
    const called: Sentence = [`${zh}的取值`, `Value of ${en}`]
    const property = {
      code: 'set',
      tail: `/set/${field}`,
      called,
      render: renderValue,
      before,
      after,
    }
    return compareExpression(place, property, namesOf)
  })
}

/** The first trigger that matches a reading decides. */
function reordered(pairs: readonly (readonly [Placed, Placed])[]): Change[] {
  const isMoved = pairs.some(([from], at) => from.index < (pairs[at - 1]?.[0].index ?? -1))
  if (!isMoved) return []
  const place: Place = {
    part: 'triggers',
    noun: 'trigger',
    called: same(''),
    path: '/triggers',
    pathBefore: '/triggers',
    bites: [],
  }
  return [
    changeAt(place, {
      code: 'order',
      message: ['各条触发的先后变了。', 'The order of the triggers changed.'],
    }),
  ]
}
