import type { StateDefinition } from '@linli/schemas/definition'
import { quoted, same } from './change-words.ts'
import { compareActions, takePairs } from './compare-actions.ts'
import { compareChildren, pairedChildren } from './compare-children.ts'
import type { StatePair } from './compare-transitions.ts'
import { compareTransitions } from './compare-transitions.ts'
import {
  cameOrWent,
  compareProperty,
  compareText,
  compareTitle,
  orRewritten,
  showText,
} from './compare-values.ts'
import type { Compared, Side } from './compared.ts'
import { calledState, leavesOf } from './compared.ts'
import type { Change, Place } from './definition-change.ts'
import { changeAt } from './definition-change.ts'
import type { Sentence } from './definition-finding.ts'
import type { StateSite } from './definition-tree.ts'
import { childSitesOf, invocationsOf, resolveTarget } from './definition-tree.ts'
import { presentState } from './present-names.ts'

/** States and everything written at them. A state is the same one by its uid, wherever it moved and whatever its key. */
export function compareStates(compared: Compared): Change[] {
  const before = sitesByIdentity(compared.before)
  const after = sitesByIdentity(compared.after)
  return [
    ...[...after].flatMap(([identity, site]) => {
      const former = before.get(identity)
      return former === undefined
        ? (cameOrWent({
            place: placeOf(site, { ...site, path: '' }, []),
            before: undefined,
            after: '',
          }) ?? [])
        : compareState(pairOf(former, site, compared), compared)
    }),
    ...[...before].flatMap(([identity, site]) =>
      after.has(identity) ? [] : removedState(site, compared),
    ),
  ]
}

/** By uid; a uid that stands twice, which the checker refuses, is counted. */
function sitesByIdentity({ sites }: Side): Map<string, StateSite> {
  const found = new Map<string, StateSite>()
  for (const site of sites) {
    let identity = site.uid ?? '#'
    while (found.has(identity)) identity += '+'
    found.set(identity, site)
  }
  return found
}

function removedState(site: StateSite, compared: Compared): Change[] {
  const place = placeOf({ ...site, path: '' }, site, leavesOf(site, compared.before.sites))
  return cameOrWent({ place, before: '', after: undefined }) ?? []
}

function placeOf(
  called: StateSite,
  { path: pathBefore }: StateSite,
  bites: Change['bites'],
): Place {
  const [zh, en] = calledState(called)
  const isMachine = called.uid === null
  return {
    part: 'states',
    noun: isMachine ? 'machine' : 'state',
    called: isMachine ? [zh, en] : [`环节${zh}`, `state ${en}`],
    path: called.path,
    pathBefore,
    bites,
  }
}

function pairOf(before: StateSite, after: StateSite, compared: Compared): StatePair {
  const gone = invocationsOf(before).map(({ invoke }) => invoke)
  const come = invocationsOf(after).map(({ invoke }) => invoke)
  const pairs = [
    ...pairedChildren(before, after),
    ...takePairs(gone, come, (one, other) => one.id === other.id),
    ...takePairs(gone, come, (one, other) => {
      return compared.present('tasks', one.input.task) === other.input.task
    }),
  ]
  return {
    before,
    after,
    invoked: new Map(pairs.map(([one, other]) => [one.id, other.id])),
    bites: before.uid === null ? 'everywhere' : leavesOf(before, compared.before.sites),
  }
}

function compareState(pair: StatePair, compared: Compared): Change[] {
  const { before, after, bites } = pair
  const place = placeOf(after, before, bites)
  const changes = [
    ...compareKind(place, pair, compared),
    ...compareInvocations(place, pair, compared),
    ...compareChildren(place, pair),
    ...compareTransitions(pair, compared),
    ...compareEntryAndExit(pair, compared),
  ]
  const { states: _, ...present } = after.state
  return [...orRewritten(place, changes, [presentState(before, compared), present])]
}

const TYPES: Readonly<Record<NonNullable<StateDefinition['type']> | 'plain', Sentence>> = {
  plain: ['普通', 'plain'],
  parallel: ['并行', 'parallel'],
  final: ['结束', 'final'],
  history: ['历史', 'history'],
}

function compareKind(place: Place, pair: StatePair, compared: Compared): Change[] {
  const { before, after } = pair
  const [was, is] = [
    before.state as Partial<StateDefinition>,
    after.state as Partial<StateDefinition>,
  ]
  return [
    ...compareTitle(
      { ...place, path: `${place.path}/meta`, pathBefore: `${place.pathBefore}/meta` },
      { before: was.meta?.title, after: is.meta?.title },
      ([zh, en]) => [`环节${zh}`, `state ${en}`],
    ),
    ...compareText(place, {
      code: 'public-title',
      tail: '/meta/publicTitle',
      called: ['对居民的说法', 'Public title'],
      before: was.meta?.publicTitle,
      after: is.meta?.publicTitle,
    }),
    ...compareProperty(place, {
      code: 'key',
      tail: '',
      called: ['代号', 'Key'],
      before: before.key,
      after: after.key,
      show: showText,
      bearing: 'none',
    }),
    ...compareParents(place, pair),
    ...compareProperty(place, {
      code: 'type',
      called: ['类型', 'Type'],
      before: was.type ?? 'plain',
      after: is.type ?? 'plain',
      show: (type: keyof typeof TYPES) => TYPES[type],
    }),
    ...compareProperty(place, {
      code: 'history',
      called: ['历史的深浅', 'Depth of history'],
      before: was.history,
      after: is.history,
      show: (depth) => (depth === 'deep' ? ['深', 'deep'] : ['浅', 'shallow']),
    }),
    ...compareEntered(place, pair, compared),
  ]
}

function compareParents(place: Place, { before, after }: StatePair): Change[] {
  if (before.uid === null || before.parent?.uid === after.parent?.uid) return []
  const [[from, fromEn], [to, toEn]] = [calledState(before.parent), calledState(after.parent)]
  const [zh, en] = place.called
  const message: Sentence = [
    `${zh}由${from}移到${to}里。`,
    `${en} moved from ${fromEn} into ${toEn}.`,
  ]
  return [changeAt(place, { code: 'moved', message })]
}

/** Which state is entered first, and where a history leads that remembers nothing. */
function compareEntered(place: Place, { before, after }: StatePair, compared: Compared): Change[] {
  const initialOf = ({ state }: StateSite, sites: readonly StateSite[]) =>
    sites.find(({ key }) => key === state.initial)
  const targetOf = (site: StateSite, { sites }: Side) => {
    const { target } = site.state as { readonly target?: string }
    return target === undefined ? undefined : (resolveTarget(target, site, sites) ?? undefined)
  }
  const entered = (
    code: 'initial' | 'target',
    called: Sentence,
    [one, other]: readonly [StateSite | undefined, StateSite | undefined],
  ) => {
    const title = (uid: string, side: 'before' | 'after'): Sentence => {
      const site = compared[side].sites.find((each) => each.uid === uid)
      return site === undefined ? same(quoted(uid)) : calledState(site)
    }
    const [from, to] = [one?.uid ?? undefined, other?.uid ?? undefined]
    return compareProperty(place, { code, called, before: from, after: to, show: title })
  }
  return [
    ...entered(
      'initial',
      ['最先进入的环节', 'First state'],
      [initialOf(before, childSitesOf(before)), initialOf(after, childSitesOf(after))],
    ),
    ...entered(
      'target',
      ['默认去向', 'Default target'],
      [targetOf(before, compared.before), targetOf(after, compared.after)],
    ),
  ]
}

/** Tasks that a state opens. */
function compareInvocations(
  place: Place,
  { before, after, invoked }: StatePair,
  compared: Compared,
): Change[] {
  const [zh, en] = place.called
  const gone = invocationsOf(before).filter(({ invoke }) => !invoked.has(invoke.id))
  const come = invocationsOf(after).filter(
    ({ invoke }) => ![...invoked.values()].includes(invoke.id),
  )
  const told = [
    ...come.map(({ path, invoke }) => {
      const [task, taskEn] = compared.after.called('tasks', invoke.input.task)
      const message: Sentence = [`${zh}增加了任务${task}。`, `${en} now opens the task ${taskEn}.`]
      return changeAt({ ...place, path }, { code: 'task-added', message })
    }),
    ...gone.map(({ path, invoke }) => {
      const [task, taskEn] = compared.before.called('tasks', invoke.input.task)
      const message: Sentence = [
        `${zh}不再有任务${task}。`,
        `${en} no longer opens the task ${taskEn}.`,
      ]
      return changeAt(
        { ...place, pathBefore: path },
        { code: 'task-removed', side: 'before', message },
      )
    }),
  ]
  return [...told, ...compareSameInvocations(place, { before, after, invoked }, compared)]
}

function compareSameInvocations(
  place: Place,
  { before, after, invoked }: Pick<StatePair, 'before' | 'after' | 'invoked'>,
  compared: Compared,
): Change[] {
  return invocationsOf(after).flatMap(({ path, invoke }) => {
    const former = invocationsOf(before).find((each) => invoked.get(each.invoke.id) === invoke.id)
    if (former === undefined) return []
    const at = { ...place, path, pathBefore: former.path }
    return [
      ...compareProperty(at, {
        code: 'invoked-task',
        tail: '/input/task',
        called: ['任务', 'Task'],
        before: compared.present('tasks', former.invoke.input.task),
        after: invoke.input.task,
        show: (_, side) =>
          compared[side].called('tasks', (side === 'after' ? invoke : former.invoke).input.task),
      }),
      ...compareProperty(at, {
        code: 'invoke-id',
        tail: '/id',
        called: ['任务的代号', 'Id of the task'],
        before: former.invoke.id,
        after: invoke.id,
        show: showText,
        bearing: 'none',
      }),
    ]
  })
}

function compareEntryAndExit({ before, after, bites }: StatePair, compared: Compared): Change[] {
  const place = { ...placeOf(after, before, bites), part: 'transitions' as const }
  const [zh, en] = place.called
  const each = (key: 'entry' | 'exit', when: Sentence) =>
    compareActions(
      place,
      {
        ...{ before: before.state[key], after: after.state[key] },
        ...{ when, tail: `/${key}`, namesOf: (side) => compared[side].names().state },
      },
      compared,
    )
  return [
    ...each('entry', [`进入${zh}时`, `on entering the ${en}`]),
    ...each('exit', [`离开${zh}时`, `on leaving the ${en}`]),
  ]
}
