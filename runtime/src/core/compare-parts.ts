import type { Definition, NoticeDefinition, TimerDefinition } from '@linli/schemas/definition'
import { listed } from './change-words.ts'
import { compareClocks, timerText } from './clock-text.ts'
import { compareFields } from './compare-fields.ts'
import {
  cameOrWent,
  compareKeys,
  compareProperty,
  compareText,
  compareTitle,
  isSame,
  orRewritten,
} from './compare-values.ts'
import type { Compared } from './compared.ts'
import { calledState, isUntouched, standingIn, waitsFor } from './compared.ts'
import { actionsOf } from './definition-actions.ts'
import type { Change, Place } from './definition-change.ts'
import { changeAt } from './definition-change.ts'
import type { Sentence } from './definition-finding.ts'
import { rootOfSchema } from './field-group.ts'
import type { ThingKind } from './thing-place.ts'
import { placeOfThing } from './thing-place.ts'

/** Timers: how long they run, by which clock, and where. */
export function compareTimers(compared: Compared): Change[] {
  const kind: ThingKind = {
    table: 'timers',
    noun: 'timer',
    word: ['时限', 'timer'],
    bites: (key) => standingIn(compared.before, (site) => waitsFor(site, 'timer', key)),
  }
  return compareTable(kind, compared, (place, key) => {
    const was = compared.before.definition.timers[key.before]
    const is = compared.after.definition.timers[key.after]
    if (was === undefined || is === undefined) return []
    const called = was.clock === 'share' ? { ...was, of: compared.present('timers', was.of) } : was
    return compareClock(place, [called, is], {
      timers: compared.after.definition.timers,
      where: whereRuns(key.after, compared),
    })
  })
}

function compareClock(
  place: Place,
  [was, is]: readonly [TimerDefinition, TimerDefinition],
  {
    timers,
    where: [where, whereEn],
  }: { readonly timers: Definition['timers']; readonly where: Sentence },
): Change[] {
  const [{ title: _, ...from }, { title: __, ...to }] = [was, is]
  if (isSame(from, to)) return []
  const difference = compareClocks(was, is)
  const code = difference === null ? 'clock' : difference === 'shorter' ? 'shortened' : 'lengthened'
  const [[before, beforeEn], [after, afterEn]] = [timerText(was, timers), timerText(is, timers)]
  const [zh, en] = place.called
  const message: Sentence = [
    `${zh}${where}由 ${before} 改为 ${after}。`,
    `${en}${whereEn} changed from ${beforeEn} to ${afterEn}.`,
  ]
  return [changeAt(place, { code, message })]
}

/** The states that wait for a timer, in brackets. */
function whereRuns(timer: string, { after }: Compared): Sentence {
  const states = after.sites.filter((site) => waitsFor(site, 'timer', timer)).map(calledState)
  if (states.length === 0) return ['', '']
  const [zh, en] = listed(states, '、', ', ')
  return [`（${zh}）`, ` (at ${en})`]
}

/** Notices: how they are sent and what they say. */
export function compareNotices(compared: Compared): Change[] {
  const kind: ThingKind = {
    table: 'notices',
    noun: 'notice',
    word: ['通知', 'notice'],
    bites: (key) =>
      standingIn(compared.before, (site) =>
        actionsOf(site).some(
          ({ action }) => action.type === 'notify' && action.params.notice === key,
        ),
      ),
  }
  return compareTable(kind, compared, (place, key) => {
    const was = compared.before.definition.notices[key.before]
    const is = compared.after.definition.notices[key.after]
    if (was === undefined || is === undefined) return []
    return [
      ...compareText(place, {
        code: 'body',
        called: ['正文', 'Text'],
        before: was.body,
        after: is.body,
      }),
      ...compareProperty(place, {
        code: 'channel',
        called: ['发送方式', 'Channel'],
        before: was.channel,
        after: is.channel,
        show: (channel) => CHANNELS[channel],
      }),
      ...compareProperty(place, {
        code: 'opens',
        called: ['免登录办理的任务', 'Task done at its link'],
        before: was.opens === undefined ? undefined : compared.present('tasks', was.opens),
        after: is.opens,
        show: (task, side) => compared[side].called('tasks', task),
      }),
    ]
  })
}

const CHANNELS: Readonly<Record<NoticeDefinition['channel'], Sentence>> = {
  app: ['站内消息', 'in the app'],
  sms: ['短信', 'text message'],
  voice: ['语音电话', 'voice call'],
  wecom: ['企业微信', 'WeCom'],
  dingtalk: ['钉钉', 'DingTalk'],
  webhook: ['街道自己的消息平台', 'the street’s own gateway'],
}

/** Events: who may send them, and what they carry. */
export function compareEvents(compared: Compared): Change[] {
  const kind: ThingKind = {
    table: 'events',
    noun: 'event',
    word: ['事件', 'event'],
    bites: (key) => standingIn(compared.before, (site) => waitsFor(site, 'event', key)),
  }
  return compareTable(kind, compared, (place, key) => {
    const was = compared.before.definition.events[key.before]
    const is = compared.after.definition.events[key.after]
    if (was === undefined || is === undefined) return []
    const schema: Place = {
      ...place,
      noun: 'event-field',
      path: `${place.path}/schema`,
      pathBefore: `${place.pathBefore}/schema`,
    }
    const [before, after] = [rootOfSchema(was.schema, was.i18n), rootOfSchema(is.schema, is.i18n)]
    return [
      ...compareProperty(place, {
        code: 'source',
        called: ['来源', 'Source'],
        before: was.source,
        after: is.source,
        show: (source) => SOURCES[source],
      }),
      ...compareFields({ place: schema, before, after }),
    ]
  })
}

const SOURCES = {
  resident: ['居民', 'residents'],
  staff: ['工作人员', 'staff'],
  device: ['设备', 'devices'],
  system: ['系统', 'the system'],
} as const

interface BothKeys {
  readonly before: string
  readonly after: string
}

/** Things of a table that came, went, were renamed, or changed as `inside` says. */
/** What came, went and changed of a table whose things have a title; `inside` compares the rest of one. */
export function compareTable(
  kind: ThingKind,
  compared: Compared,
  inside: (place: Place, key: BothKeys) => Change[],
): Change[] {
  return compared.matched[kind.table].flatMap((key) => {
    const { before, after } = key
    if (isUntouched(kind.table, key, compared)) return []
    const place = placeOfThing(kind, key, compared)
    const moved = cameOrWent({ place, before, after })
    if (moved !== null || before === undefined || after === undefined) return moved ?? []
    const was = compared.before.definition[kind.table]?.[before]
    const is = compared.after.definition[kind.table]?.[after]
    const changes = [
      ...compareKeys({ place, before, after }),
      ...compareTitle(place, { before: was?.title, after: is?.title }, ([zh, en]) => [
        kind.word[0] + zh,
        `${kind.word[1]} ${en}`,
      ]),
      ...inside(place, { before, after }),
    ]
    return orRewritten(place, changes, [was, is])
  })
}
