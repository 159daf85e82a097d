import type { Finding } from '@linli/schemas/finding'
import { errorAt, unknownName, warningAt, withRemoval } from './definition-finding.ts'
import type { StateSite } from './definition-tree.ts'
import { allInvocationsOf, childSitesOf, resolveTarget, transitionsOf } from './definition-tree.ts'
import { reachableStates } from './reachable-states.ts'

/** Whether the states form a machine in which everything can be reached and nothing is stuck. */
export function checkStates(sites: readonly StateSite[]): Finding[] {
  const reachable = reachableStates(sites)
  return [
    ...duplicateUids(sites),
    ...duplicateInvocations(sites),
    ...sites.flatMap((site) => [
      ...checkKind(site),
      ...checkInitial(site),
      ...checkDone(site),
      ...checkOrder(site),
      ...(reachable.has(site) ? checkDeadEnd(site, sites) : [unreachable(site)]),
    ]),
  ]
}

function duplicateUids(sites: readonly StateSite[]): Finding[] {
  return sites
    .filter((site, index) => {
      return site.uid !== null && sites.findIndex((each) => each.uid === site.uid) < index
    })
    .map((site) =>
      errorAt(`${site.path}/meta/uid`, 'uid.duplicate', [
        `编号“${site.uid}”已被另一个环节使用。`,
        `The uid “${site.uid}” is already used by another state.`,
      ]),
    )
}

function duplicateInvocations(sites: readonly StateSite[]): Finding[] {
  const all = sites.flatMap(allInvocationsOf)
  return all
    .filter(({ invoke }, index) => all.findIndex((each) => each.invoke.id === invoke.id) < index)
    .map(({ path, invoke }) =>
      errorAt(`${path}/id`, 'invoke.duplicate', [
        `调用编号“${invoke.id}”重复了。`,
        `The invoke id “${invoke.id}” is used twice.`,
      ]),
    )
}

function checkKind(site: StateSite): Finding[] {
  const { state, path } = site
  const hasChildren = Object.keys(state.states ?? {}).length > 0
  const acts = transitionsOf(site).length > 0 || allInvocationsOf(site).length > 0
  switch (state.type) {
    case 'final':
      return hasChildren || acts || state.initial !== undefined
        ? [
            errorAt(path, 'state.final-continues', [
              '结束环节不能再有下一步、任务或子环节。',
              'A final state has no transitions, tasks or states of its own.',
            ]),
          ]
        : []
    case 'history':
      return hasChildren || acts || state.entry !== undefined || state.exit !== undefined
        ? [
            errorAt(path, 'state.history-acts', [
              '“历史”只记住位置，不能有下一步、任务、动作或子环节。',
              'A history state only remembers a place.',
            ]),
          ]
        : []
    case 'parallel':
      return hasChildren
        ? []
        : [
            errorAt(path, 'state.parallel-empty', [
              '并行环节里要有子环节。',
              'A parallel state needs states inside.',
            ]),
          ]
    default:
      return []
  }
}

function checkInitial(site: StateSite): Finding[] {
  const { state, path } = site
  const children = childSitesOf(site).filter((child) => child.state.type !== 'history')
  const isCompound = state.type === undefined && Object.keys(state.states ?? {}).length > 0
  if (state.initial === undefined) {
    return isCompound
      ? [
          errorAt(path, 'state.no-initial', [
            '没有写从哪个子环节开始（initial）。',
            'The state to begin with (initial) is missing.',
          ]),
        ]
      : []
  }
  if (!isCompound) {
    return [
      withRemoval(
        errorAt(`${path}/initial`, 'state.useless-initial', [
          '这里没有可以开始的子环节。',
          'There is nothing to begin with here.',
        ]),
        `${path}/initial`,
        ['删掉这个开始环节', 'Remove this beginning'],
      ),
    ]
  }
  return unknownName({
    path: `${path}/initial`,
    name: state.initial,
    thing: 'state',
    known: children.map((child) => child.key),
  })
}

/** A compound state that ends inside must say what follows; the machine itself and regions simply end. */
function checkDone(site: StateSite): Finding[] {
  if (site.parent === null || site.parent.state.type === 'parallel') return []
  const ends = canEnd(site)
  if (ends && site.state.onDone === undefined) {
    return [
      errorAt(site.path, 'state.done-unhandled', [
        '里面走到结束以后没有写下一步（onDone）。',
        'Nothing follows when this state ends inside (onDone is missing).',
      ]),
    ]
  }
  if (!ends && site.state.onDone !== undefined) {
    return [
      withRemoval(
        warningAt(`${site.path}/onDone`, 'state.done-never', [
          '这里永远不会走到结束，onDone 用不上。',
          'This state never ends inside, so onDone is never taken.',
        ]),
        `${site.path}/onDone`,
        ['删掉用不上的 onDone', 'Remove the onDone that is never taken'],
      ),
    ]
  }
  return []
}

function canEnd(site: StateSite): boolean {
  const children = childSitesOf(site)
  if (site.state.type === 'parallel') return children.length > 0 && children.every(canEnd)
  return children.some((child) => child.state.type === 'final')
}

/** Transitions after one without a condition are never tried; an automatic one without both never ends. */
function checkOrder(site: StateSite): Finding[] {
  const transitions = transitionsOf(site)
  return transitions.flatMap(({ path, cause, transition }, index) => {
    if (transition.guard !== undefined) return []
    const next = transitions[index + 1]
    const shadows = next !== undefined && isSameList(next.path, path)
    return [
      ...(shadows
        ? [
            withRemoval(
              warningAt(next.path, 'transition.shadowed', [
                '前一条没有条件，这一条永远轮不到。',
                'The one before has no condition, so this one is never tried.',
              ]),
              next.path,
              ['删掉轮不到的这一条', 'Remove the one that is never tried'],
            ),
          ]
        : []),
      ...(cause.kind === 'always' && transition.target === undefined
        ? [
            errorAt(path, 'transition.endless', [
              '自动的下一步既没有条件也没有目标，会没完没了。',
              'An automatic transition without condition and target never ends.',
            ]),
          ]
        : []),
    ]
  })
}

function isSameList(path: string, previous: string): boolean {
  const [list, previousList] = [path, previous].map((each) => /^(.*)\/\d+$/.exec(each)?.[1])
  return list !== undefined && list === previousList
}

function unreachable(site: StateSite): Finding {
  return errorAt(site.path, 'state.unreachable', [
    '没有任何一步能走到这个环节。',
    'No transition leads to this state.',
  ])
}

/** A leaf that is not final must be left by itself or together with a state around it. */
function checkDeadEnd(site: StateSite, sites: readonly StateSite[]): Finding[] {
  const isLeaf = Object.keys(site.state.states ?? {}).length === 0
  if (!isLeaf || site.state.type === 'final' || site.state.type === 'history') return []
  for (let around: StateSite | null = site; around !== null; around = around.parent) {
    const leaves = transitionsOf(around).some(({ cause, transition }) => {
      if (cause.kind === 'done' || transition.target === undefined) return false
      const target = resolveTarget(transition.target, around ?? site, sites)
      return target !== site
    })
    if (leaves) return []
  }
  return [
    errorAt(site.path, 'state.dead-end', [
      '走到这里就出不去了：加一条下一步，或者把它设为结束。',
      'There is no way out of this state: add a transition, or make it final.',
    ]),
  ]
}
