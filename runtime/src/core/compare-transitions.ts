import { canonicalJson } from '@linli/schemas/canonical-json'
import type { GuardDefinition } from '@linli/schemas/definition'
import { actionText } from './action-text.ts'
import { listed, quoted, same, toldPair, toldText } from './change-words.ts'
import { compareActions, takePairs } from './compare-actions.ts'
import { compareProperty, isSame, orRewritten, showJson, showText } from './compare-values.ts'
import type { Compared, Side } from './compared.ts'
import { calledState } from './compared.ts'
import type { Change, Place } from './definition-change.ts'
import { changeAt } from './definition-change.ts'
import type { Sentence } from './definition-finding.ts'
import type { StateSite, TransitionSite } from './definition-tree.ts'
import { resolveTarget, transitionsOf } from './definition-tree.ts'
import { presentAction, presentTarget } from './present-names.ts'
import { renderGuard } from './render-guard.ts'

/** A state in both definitions, with the tasks that it opens in both: invocation before → after. */
export interface StatePair {
  readonly before: StateSite
  readonly after: StateSite
  readonly invoked: ReadonlyMap<string, string>
  readonly bites: Change['bites']
}

/** A transition with what tells it apart. */
interface Way {
  readonly site: TransitionSite
  readonly index: number
  /** uid of the target; the text of one that leads nowhere; empty for none. */
  readonly target: string
  readonly guard: string
  readonly actions: string
}

/** Transitions of a state that came, went, or changed. Those of a task that the state opens in one definition only are told
 *  with the task. */
export function compareTransitions(pair: StatePair, compared: Compared): Change[] {
  const before = waysByCause(pair.before, compared.before, (action) =>
    presentAction(action, compared),
  )
  const after = waysByCause(pair.after, compared.after, (action) => action)
  const present = new Map(
    [...before].flatMap(([, ways]) => {
      const key = presentCause(ways[0]?.site, pair, compared)
      return key === null ? [] : [[key, ways] as const]
    }),
  )
  const tasks = new Set(pair.invoked.values())
  const causes = new Set([...after.keys(), ...present.keys()])
  return [...causes].flatMap((cause) => {
    if (cause.startsWith('task ') && !tasks.has(cause.slice(5))) return []
    return compareWays(
      { pair, compared },
      [...(present.get(cause) ?? [])],
      [...(after.get(cause) ?? [])],
    )
  })
}

function waysByCause(
  state: StateSite,
  side: Side,
  present: (action: Parameters<typeof presentAction>[0]) => unknown,
): Map<string, Way[]> {
  const ways = new Map<string, Way[]>()
  for (const site of transitionsOf(state)) {
    const { transition } = site
    const key = causeKey(site)
    const list = ways.get(key) ?? []
    list.push({
      site,
      index: list.length,
      target: targetOf(site, side)?.uid ?? transition.target ?? '',
      guard: transition.guard === undefined ? '' : canonicalJson(transition.guard),
      actions: canonicalJson((transition.actions ?? []).map(present)),
    })
    ways.set(key, list)
  }
  return ways
}

function causeKey({ cause }: TransitionSite): string {
  switch (cause.kind) {
    case 'event':
    case 'timer':
      return `${cause.kind} ${cause.name}`
    case 'task':
      return `task ${cause.invoke.id}`
    case 'child':
    case 'child-failed':
      return `${cause.kind} ${cause.invoke.id}`
    case 'always':
    case 'done':
      return cause.kind
  }
}

/** The key of a former cause in present names; null for a task that the state does not open any more. */
function presentCause(
  site: TransitionSite | undefined,
  { invoked }: StatePair,
  compared: Compared,
): string | null {
  if (site === undefined) return null
  const { cause } = site
  switch (cause.kind) {
    case 'event':
      return `event ${compared.present('events', cause.name)}`
    case 'timer':
      return `timer ${compared.present('timers', cause.name)}`
    case 'task': {
      const id = invoked.get(cause.invoke.id)
      return id === undefined ? null : `task ${id}`
    }
    case 'child':
    case 'child-failed': {
      const id = invoked.get(cause.invoke.id)
      return id === undefined ? null : `${cause.kind} ${id}`
    }
    case 'always':
    case 'done':
      return cause.kind
  }
}

interface Within {
  readonly pair: StatePair
  readonly compared: Compared
}

function compareWays(within: Within, gone: Way[], come: Way[]): Change[] {
  const ways = { gone: [...gone], come: [...come] }
  const pairs = [
    ...takePairs(ways.gone, ways.come, (one, other) => isEqual(one, other)),
    ...takePairs(ways.gone, ways.come, (one, other) => {
      return one.target === other.target && one.guard === other.guard
    }),
    ...takePairs(ways.gone, ways.come, (one, other) => one.guard === other.guard),
    ...takePairs(ways.gone, ways.come, (one, other) => one.target === other.target),
  ]
  if (ways.gone.length === 1 && ways.come.length === 1) {
    pairs.push(...takePairs(ways.gone, ways.come, () => true))
  }
  pairs.sort(([, one], [, other]) => one.index - other.index)
  return [
    ...pairs.flatMap(([from, to]) => compareWay(within, from, to)),
    ...ways.come.map((way) => came(within, way)),
    ...ways.gone.map((way) => went(within, way)),
    ...reordered(within, pairs),
  ]
}

function isEqual(one: Way, other: Way): boolean {
  return one.target === other.target && one.guard === other.guard && one.actions === other.actions
}

function compareWay(within: Within, from: Way, to: Way): Change[] {
  const { compared } = within
  const place = placeOf(within, from, to)
  const [before, after] = [from.site.transition, to.site.transition]
  const changes = [
    ...compareTarget(within, from, to),
    ...compareGuard(place, [from.site, to.site], compared),
    ...compareProperty(place, {
      code: 'reenter',
      called: ['重新进入', 'Re-entering'],
      before: before.reenter,
      after: after.reenter,
      show: showJson,
    }),
    ...compareProperty(place, {
      code: 'description',
      called: ['说明', 'Description'],
      before: before.description,
      after: after.description,
      show: showText,
      bearing: 'wording',
    }),
    ...compareActions(
      place,
      {
        before: before.actions,
        after: after.actions,
        when: reasonOf(to.site, compared.after),
        tail: '/actions',
        namesOf: (side) =>
          compared[side].names().transition((side === 'after' ? to : from).site.cause),
      },
      compared,
    ),
  ]
  return [
    ...orRewritten(place, changes, [
      writtenText(from, compared),
      to.site.transition.actions === undefined
        ? { ...after, actions: 'none' }
        : { ...after, actions: to.actions },
    ]),
  ]
}

/** A transition as it is written, but for the names of things and for what was compared already. */
function writtenText({ site, actions }: Way, compared: Compared): unknown {
  const { transition, from } = site
  const { target } = transition
  return {
    ...transition,
    actions: transition.actions === undefined ? 'none' : actions,
    ...(target === undefined ? {} : { target: presentTarget(target, from, compared) }),
  }
}

function compareGuard(
  place: Place,
  [from, to]: readonly [TransitionSite, TransitionSite],
  compared: Compared,
): Change[] {
  const [before, after] = [from.transition.guard, to.transition.guard]
  const written = (guard: GuardDefinition, side: 'before' | 'after') => ({
    source: guard.type === 'expr' ? guard.params.cel : canonicalJson(guard),
    told: renderGuard(guard, compared[side].guardPlace(side === 'after' ? to : from)),
  })
  const pair =
    before === undefined || after === undefined || isSame(before, after)
      ? null
      : toldPair(written(before, 'before'), written(after, 'after'))
  return compareProperty(place, {
    code: 'guard',
    called: ['条件', 'Condition'],
    before,
    after,
    show: (guard, side) => pair?.[side] ?? toldText(written(guard, side).told),
  })
}

function compareTarget(within: Within, from: Way, to: Way): Change[] {
  if (from.target === to.target) return []
  const place = placeOf(within, from, to)
  const [zh, en] = reasonOf(to.site, within.compared.after)
  const condition = conditionText(to, within.compared.after)
  const [was, wasEn] = targetText(from, within.compared.before)
  const [is, isEn] = targetText(to, within.compared.after)
  return [
    changeAt(place, {
      code: 'target',
      tail: to.site.transition.target === undefined ? '' : '/target',
      message: [
        `${zh}${condition[0]}改为${is}，原来${was}。`,
        `${en}${condition[1]}: now ${isEn} instead of ${wasEn}.`,
      ],
    }),
  ]
}

function came({ pair, compared }: Within, way: Way): Change {
  const [zh, en] = reasonOf(way.site, compared.after)
  const [told, toldEn] = wholeText(way, compared.after, compared)
  const message: Sentence = [
    `${zh}增加了一条流转：${told}。`,
    `${en}, a transition was added: ${toldEn}.`,
  ]
  const { path } = way.site
  const called = calledWay(way, compared.after)
  const place = { ...TRANSITION, called, path, pathBefore: '', bites: pair.bites }
  return changeAt(place, { code: 'added', message })
}

function went({ pair, compared }: Within, way: Way): Change {
  const [zh, en] = reasonOf(way.site, compared.before)
  const [told, toldEn] = wholeText(way, compared.before, compared)
  const message: Sentence = [
    `${zh}去掉了一条流转：${told}。`,
    `${en}, a transition was removed: ${toldEn}.`,
  ]
  const { path: pathBefore } = way.site
  const called = calledWay(way, compared.before)
  const place = { ...TRANSITION, called, path: '', pathBefore, bites: pair.bites }
  return changeAt(place, { code: 'removed', side: 'before', message })
}

/** Where a transition leads, if what, and what it does on the way. */
function wholeText(way: Way, side: Side, { posts }: Compared): Sentence {
  const [to, toEn] = targetText(way, side)
  const [condition, conditionEn] = conditionText(way, side)
  const actions = (way.site.transition.actions ?? []).map((action) =>
    actionText(action, { side, posts, names: side.names().transition(way.site.cause) }),
  )
  const [acts, actsEn] = listed(actions, '；', '; ')
  return actions.length === 0
    ? [to + condition, toEn + conditionEn]
    : [`${to}${condition}，${acts}`, `${toEn}${conditionEn}, ${actsEn}`]
}

/** The first condition that holds decides: their order is behaviour. */
function reordered(within: Within, pairs: readonly (readonly [Way, Way])[]): Change[] {
  const moved = pairs.find(([from], at) => from.index < (pairs[at - 1]?.[0].index ?? -1))
  if (moved === undefined) return []
  const [from, to] = moved
  const [zh, en] = reasonOf(to.site, within.compared.after)
  return [
    changeAt(placeOf(within, from, to), {
      code: 'order',
      message: [`${zh}，各条流转的先后变了。`, `${en}, the order of the transitions changed.`],
    }),
  ]
}

const TRANSITION = { part: 'transitions', noun: 'transition' } as const

function placeOf({ pair, compared }: Within, from: Way, to: Way): Place {
  return {
    ...TRANSITION,
    called: calledWay(to, compared.after),
    path: to.site.path,
    pathBefore: from.site.path,
    bites: pair.bites,
  }
}

function calledWay(way: Way, side: Side): Sentence {
  const [zh, en] = reasonOf(way.site, side)
  const target = targetOf(way.site, side)
  if (way.target === '') return [`${zh}留在原处的流转`, `the transition that stays (${en})`]
  const [to, toEn] = target === null ? same(quoted(way.target)) : calledState(target)
  return [`${zh}到${to}的流转`, `the transition to ${toEn} (${en})`]
}

function targetText(way: Way, side: Side): Sentence {
  if (way.target === '') return ['留在原处', 'staying']
  const target = targetOf(way.site, side)
  const [zh, en] = target === null ? same(quoted(way.target)) : calledState(target)
  return [`到${zh}`, `going to ${en}`]
}

function conditionText({ site }: Way, side: Side): Sentence {
  const { guard } = site.transition
  if (guard === undefined) return ['', '']
  const [zh, en] = toldText(renderGuard(guard, side.guardPlace(site)))
  return [`（条件：${zh}）`, ` (if ${en})`]
}

function targetOf({ transition, from }: TransitionSite, side: Side): StateSite | null {
  return transition.target === undefined ? null : resolveTarget(transition.target, from, side.sites)
}

/** What wakes a transition. */
function reasonOf({ cause, from }: TransitionSite, side: Side): Sentence {
  const [zh, en] = calledState(from)
  switch (cause.kind) {
    case 'event': {
      const [event, eventEn] = side.called('events', cause.name)
      return [`环节${zh}遇到${event}时`, `on ${eventEn} at ${en}`]
    }
    case 'timer': {
      const [timer, timerEn] = side.called('timers', cause.name)
      return [`环节${zh}的${timer}到时后`, `when ${timerEn} runs out at ${en}`]
    }
    case 'task': {
      const [task, taskEn] = side.called('tasks', cause.invoke.input.task)
      return [`环节${zh}办完${task}后`, `after ${taskEn} at ${en}`]
    }
    case 'child':
      return [`环节${zh}的子流程结束后`, `when the sub-workflow at ${en} has ended`]
    case 'child-failed':
      return [`环节${zh}的子流程没有办成时`, `when the sub-workflow at ${en} fails`]
    case 'always':
      return [`环节${zh}自动流转时`, `automatically at ${en}`]
    case 'done':
      return [`环节${zh}里面全部完成后`, `when everything inside ${en} is done`]
  }
}
