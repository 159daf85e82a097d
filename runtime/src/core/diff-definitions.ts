import type { Definition, NearbyRule, RetentionRule } from '@linli/schemas/definition'
import type { JsonValue } from '@linli/schemas/json'
import type { Scenario } from '@linli/schemas/scenario'
import { quotedText } from './change-words.ts'
import { takePairs } from './compare-actions.ts'
import { compareFields } from './compare-fields.ts'
import { compareForms } from './compare-forms.ts'
import { compareEvents, compareNotices, compareTimers } from './compare-parts.ts'
import { compareStates } from './compare-states.ts'
import { compareTasks } from './compare-tasks.ts'
import { compareTriggers } from './compare-triggers.ts'
import {
  cameOrWent,
  compareProperty,
  compareText,
  isSame,
  orRewritten,
  ownMember,
  showJson,
  showText,
} from './compare-values.ts'
import type { Compared } from './compared.ts'
import { compare } from './compared.ts'
import type { Change, Place } from './definition-change.ts'
import { CHANGED_PARTS, changeAt } from './definition-change.ts'
import type { Sentence } from './definition-finding.ts'
import type { PostTitles } from './describe-assignment.ts'
import { rootOfSchema } from './field-group.ts'
import { comparePapers } from './papers/compare-papers.ts'

/** Every edit that leads from one definition to another, told to an official in plain sentences. Equal definitions give none,
 *  and definitions whose canonical texts differ give at least one; what is outside the hash (`layout`, `remarks`, `silenced`, `blocks`) is not looked at. States are the
 *  same one by their uid; tasks, timers, forms, notices, events and questions by their key, else by their title. */
export function diffDefinitions(
  before: Definition,
  after: Definition,
  posts: PostTitles = {},
): Change[] {
  const compared = compare(before, after, posts)
  const changes = [
    ...compareHead(before, after),
    ...compareStates(compared),
    ...compareTasks(compared),
    ...compareTimers(compared),
    ...compareForms(compared),
    ...compareNotices(compared),
    ...comparePapers(compared),
    ...compareTriggers(compared),
    ...compareEvents(compared),
    ...compareContext(compared),
    ...compareScenarios(compared),
  ]
  return CHANGED_PARTS.flatMap((part) => changes.filter((change) => change.part === part))
}

const WHOLE: Place = {
  part: 'definition',
  noun: 'definition',
  called: ['事项', 'the definition'],
  path: '',
  pathBefore: '',
  bites: [],
}

function compareHead(before: Definition, after: Definition): Change[] {
  const names = [
    ['id', ['编号', 'Id']],
    ['family', ['工单号的字母', 'Letters of the numbers']],
  ] as const
  return [
    ...compareText(WHOLE, {
      code: 'title',
      called: ['名称', 'Title'],
      before: before.title,
      after: after.title,
    }),
    ...compareText(WHOLE, {
      code: 'description',
      called: ['说明', 'Description'],
      before: before.description,
      after: after.description,
    }),
    ...names.flatMap(([code, called]) =>
      compareProperty(WHOLE, {
        code,
        called,
        before: before[code],
        after: after[code],
        show: showText,
      }),
    ),
    ...compareProperty(WHOLE, {
      code: 'retention',
      called: ['个人信息的保存期限', 'How long personal data is kept'],
      before: before.retention,
      after: after.retention,
      show: retentionText,
    }),
    ...compareProperty(WHOLE, {
      code: 'nearby',
      called: ['给附近居民看的种类', 'Kinds shown to the neighbours'],
      before: before.nearby,
      after: after.nearby,
      show: nearbyText,
    }),
  ]
}

function nearbyText({ kind, kinds }: NearbyRule): Sentence {
  const names = Object.entries(kinds)
  return [
    `${kind}：${names.map(([value, title]) => `${title['zh-CN']}（${value}）`).join('、')}`,
    `${kind}: ${names.map(([value, title]) => `${title.en ?? title['zh-CN']} (${value})`).join(', ')}`,
  ]
}

function retentionText({ days, erase }: RetentionRule): Sentence {
  return erase === 'marked'
    ? [`办结后 ${days} 天`, `${days} days after the end`]
    : [`办结后 ${days} 天，只删敏感信息`, `${days} days after the end, sensitive data only`]
}

/** What an instance remembers. Any running one may hold a field. */
function compareContext(compared: Compared): Change[] {
  const [was, is] = [compared.before.definition.context, compared.after.definition.context]
  const place: Place = {
    part: 'context',
    noun: 'context-field',
    called: ['上下文', 'the context'],
    path: '/context/schema',
    pathBefore: '/context/schema',
    bites: 'everywhere',
  }
  const initial: Place = {
    ...place,
    noun: 'context',
    path: '/context/initial',
    pathBefore: '/context/initial',
  }
  const fields = new Set([...Object.keys(is.initial), ...Object.keys(was.initial)])
  const changes = [
    ...compareFields({
      place,
      before: rootOfSchema(was.schema, was.i18n),
      after: rootOfSchema(is.schema, is.i18n),
    }),
    ...[...fields].flatMap((field) =>
      compareProperty<JsonValue>(
        // Only instances that begin meet an initial value.
        { ...initial, bites: [] },
        {
          code: 'initial',
          tail: `/${field}`,
          called: initialOf(field, compared),
          before: ownMember(was.initial, field),
          after: ownMember(is.initial, field),
          show: showJson,
        },
      ),
    ),
  ]
  return [...orRewritten({ ...place, noun: 'context' }, changes, [was, is])]
}

function initialOf(field: string, { before, after }: Compared): Sentence {
  const side = Object.hasOwn(after.definition.context.initial, field) ? after : before
  const [zh, en] = side.calledContext(field)
  return [`${zh}的初始值`, `Initial value of ${en}`]
}

interface PlacedScenario {
  readonly scenario: Scenario
  readonly index: number
}

/** Examples by their titles, else by where they stand. */
function compareScenarios({ before, after }: Compared): Change[] {
  const placed = ({ scenarios }: Definition): PlacedScenario[] =>
    scenarios.map((scenario, index) => ({ scenario, index }))
  const [gone, come] = [placed(before.definition), placed(after.definition)]
  const pairs = [
    ...takePairs(gone, come, (one, other) => isSame(one.scenario, other.scenario)),
    ...takePairs(gone, come, (one, other) => {
      return one.scenario.title['zh-CN'] === other.scenario.title['zh-CN']
    }),
    ...takePairs(gone, come, (one, other) => isSame(one.scenario.steps, other.scenario.steps)),
  ].sort(([, one], [, other]) => one.index - other.index)
  const isMoved = pairs.some(([from], at) => from.index < (pairs[at - 1]?.[0].index ?? -1))
  return [
    ...pairs.flatMap(([from, to]) => compareScenario(scenarioPlace(from, to), from, to)),
    ...come.flatMap(
      (to) => cameOrWent({ place: scenarioPlace(to, to), before: undefined, after: '' }) ?? [],
    ),
    ...gone.flatMap(
      (from) =>
        cameOrWent({ place: scenarioPlace(from, from), before: '', after: undefined }) ?? [],
    ),
    ...(isMoved
      ? [
          changeAt(
            { ...WHOLE, part: 'scenarios', noun: 'scenario', path: '/scenarios' },
            {
              code: 'order',
              bearing: 'none',
              message: ['例子的先后变了。', 'The order of the scenarios changed.'],
            },
          ),
        ]
      : []),
  ]
}

function scenarioPlace(from: PlacedScenario, to: PlacedScenario): Place {
  const [zh, en] = quotedText(to.scenario.title)
  return {
    part: 'scenarios',
    noun: 'scenario',
    called: [`例子${zh}`, `scenario ${en}`],
    path: `/scenarios/${to.index}`,
    pathBefore: `/scenarios/${from.index}`,
    bites: [],
  }
}

function compareScenario(
  place: Place,
  { scenario: was }: PlacedScenario,
  { scenario: is }: PlacedScenario,
): Change[] {
  const [zh, en] = place.called
  return [
    ...compareText(place, {
      code: 'title',
      called: ['名称', 'Title'],
      before: was.title,
      after: is.title,
    }),
    ...compareProperty(place, {
      code: 'starts-at',
      tail: '/startsAt',
      called: ['开始时间', 'Start'],
      before: was.startsAt,
      after: is.startsAt,
      show: showText,
      bearing: 'none',
    }),
    ...(isSame(was.steps, is.steps)
      ? []
      : [
          changeAt(place, {
            code: 'steps',
            tail: '/steps',
            bearing: 'none',
            message: [`${zh}的步骤变了。`, `the steps of ${en} changed.`],
          }),
        ]),
  ]
}
