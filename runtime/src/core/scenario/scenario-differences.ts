import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Effect } from '@linli/schemas/effect'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { ScenarioExpectation } from '@linli/schemas/scenario'
import type { Snapshot } from '@linli/schemas/snapshot'
import type { Street } from '@linli/schemas/street'
import { formatInstant, parseInstant } from '../civil-time.ts'
import { isOwnNotice } from '../own-notices.ts'
import { takersOf } from './street-facts.ts'

/** What there is at an expectation. */
export interface Found {
  readonly street: Street
  readonly snapshot: Snapshot
  /** What left since the last expectation. */
  readonly effects: readonly Effect[]
}

/** Everything in which an expectation is not met, as clauses; empty where it is met. */
export function scenarioDifferences(
  found: Found,
  expected: ScenarioExpectation,
): Required<LocaleText>[] {
  const { snapshot } = found
  return [
    ...statesOf(snapshot, expected),
    ...listOf(['待办任务', 'open tasks'], expected.tasks, {
      actual: snapshot.tasks.map((task) => task.name),
    }),
    ...listOf(['在等的子流程', 'awaited sub-workflows'], expected.children, {
      actual: (snapshot.children ?? []).map(({ invokeId }) => invokeId),
    }),
    ...candidatesOf(found, expected),
    ...listOf(['通知', 'notices'], expected.notices, { actual: noticesOf(found.effects) }),
    ...timersOf(snapshot, expected),
    ...contextOf(snapshot, expected),
    ...endOf(snapshot, expected),
  ]
}

function statesOf({ position }: Snapshot, { states = [] }: ScenarioExpectation) {
  const missing = states.filter((uid) => !position.includes(uid))
  if (missing.length === 0) return []
  const [gone, there] = [missing.join(', '), position.join(', ')]
  return [
    text(`没有走到“${gone}”，现在在“${there}”`, `'${gone}' is not active, active are '${there}'`),
  ]
}

function candidatesOf({ street, snapshot }: Found, expected: ScenarioExpectation) {
  return Object.entries(expected.candidates ?? {}).flatMap(([name, accounts]) => {
    const task = snapshot.tasks.find((each) => each.name === name)
    if (task === undefined) return [text(`没有待办任务“${name}”`, `the task '${name}' is not open`)]
    return listOf([`“${name}”的人选`, `candidates of '${name}'`], accounts, {
      actual: takersOf(street, task),
    })
  })
}

function noticesOf(effects: readonly Effect[]): string[] {
  return effects.flatMap((effect) =>
    effect.kind === 'notice' && !isOwnNotice(effect.notice) ? [effect.notice] : [],
  )
}

function timersOf({ timers }: Snapshot, expected: ScenarioExpectation) {
  if (expected.timers === undefined) return []
  const wanted = Object.entries(expected.timers).map(
    ([name, at]) => `${name} ${formatInstant(parseInstant(at) ?? Number.NaN)}`,
  )
  const actual = timers.map((timer) => `${timer.name} ${formatInstant(timer.dueAt)}`)
  return listOf(['在走的时限', 'armed timers'], wanted, { actual })
}

function contextOf({ machine }: Snapshot, expected: ScenarioExpectation) {
  const { context } = machine as { readonly context: JsonObject }
  return Object.entries(expected.context ?? {}).flatMap(([field, wanted]) => {
    const value: JsonValue | undefined = context[field]
    if (value !== undefined && canonicalJson(value) === canonicalJson(wanted)) return []
    const [is, should] = [JSON.stringify(value), JSON.stringify(wanted)]
    return [
      text(`“${field}”是 ${is}，应为 ${should}`, `context '${field}' is ${is}, expected ${should}`),
    ]
  })
}

function endOf({ status }: Snapshot, { ended }: ScenarioExpectation) {
  if (ended === undefined || ended === (status !== 'active')) return []
  return [
    ended
      ? text('还没有结束，应已结束', 'the instance goes on, expected its end')
      : text(`已经结束（${status}），应还在办`, `the instance has ended ('${status}')`),
  ]
}

function listOf(
  [zh, en]: readonly [zh: string, en: string],
  wanted: readonly string[] | undefined,
  { actual }: { readonly actual: readonly string[] },
): Required<LocaleText>[] {
  if (wanted === undefined) return []
  const [left, right] = [[...actual].sort().join(', '), [...wanted].sort().join(', ')]
  return left === right
    ? []
    : [text(`${zh}是“${left}”，应为“${right}”`, `${en} are '${left}', expected '${right}'`)]
}

export function text(zh: string, en: string): Required<LocaleText> {
  return { 'zh-CN': zh, en }
}
