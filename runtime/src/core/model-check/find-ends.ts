import type { StateSite } from '../definition-tree.ts'
import { leavesOf } from './configuration.ts'
import type { Exploration, Visit } from './explore.ts'
import type { Judging, Verdict } from './verdict.ts'
import { namesOfStates, placeOf } from './verdict.ts'

const MOST = 5

/** Instances that stop for ever, and ways that lead to no end. Each is told where it begins. */
export function findEndless(judging: Judging): Verdict[] {
  const { exploration, sites } = judging
  const { visits } = exploration
  const mayEnd = visitsThatReach(exploration, (visit) => !visit.isExplored || isOver(visit))
  const stuck = visits.flatMap((visit, index) => (isStuck(visit, index) ? [index] : []))
  const afterwardsStuck = visitsThatReach(
    exploration,
    (visit, index) => stuck.includes(index) || visit.troubles.length > 0,
  )
  const endless = visits.flatMap((_, index) =>
    mayEnd.has(index) || afterwardsStuck.has(index) ? [] : [index],
  )
  return [
    ...firstOfEach(stuck, visits).map((index) => stuckVerdict(index, visits, sites)),
    ...firstOfEach(endless, visits)
      .slice(0, 1)
      .map((index): Verdict => {
        const [zh, en] = namesOfStates(leavesOf(visitAt(visits, index).at), sites)
        return {
          severity: 'error',
          code: 'machine.no-end',
          path: placeOf(visitAt(visits, index).at, sites),
          message: {
            'zh-CN': `从“${zh}”起，无论怎么办都走不到结束。`,
            en: `From “${en}” on, nothing leads to an end.`,
          },
          visit: index,
        }
      }),
  ].slice(0, MOST)
}

function stuckVerdict(
  index: number,
  visits: readonly Visit[],
  sites: readonly StateSite[],
): Verdict {
  const { at } = visitAt(visits, index)
  const leaves = leavesOf(at)
  const [zh, en] = namesOfStates(leaves, sites)
  const isParallel = leaves.length > 1
  return {
    severity: 'error',
    code: isParallel ? 'machine.deadlock' : 'machine.stuck',
    path: placeOf(at, sites),
    message: isParallel
      ? {
          'zh-CN': `“${zh}”互相等待，谁也不会再动。`,
          en: `“${en}” wait for each other; nothing moves any more.`,
        }
      : {
          'zh-CN': `停在“${zh}”不动了：没有任务、没有时限，也没有能离开的消息。`,
          en: `It stops at “${en}”: no task, no timer and no event leads on.`,
        },
    visit: index,
  }
}

function isOver({ at }: Visit): boolean {
  return at.live.status === 'done'
}

/** Nothing that may happen changes anything. A task that cannot be completed is a trouble of its own. */
function isStuck(visit: Visit, index: number): boolean {
  return (
    visit.isExplored &&
    !isOver(visit) &&
    visit.troubles.length === 0 &&
    visit.edges.every(({ to }) => to === index)
  )
}

/** The visits from which one that is wanted can be reached, those included. */
function visitsThatReach(
  { visits }: Exploration,
  isWanted: (visit: Visit, index: number) => boolean,
): ReadonlySet<number> {
  const before = visits.map((): number[] => [])
  visits.forEach(({ edges }, index) => {
    for (const { to } of edges) before[to]?.push(index)
  })
  const reached = new Set<number>()
  const waiting = visits.flatMap((visit, index) => (isWanted(visit, index) ? [index] : []))
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue
    reached.add(next)
    waiting.push(...(before[next] ?? []))
  }
  return reached
}

/** The first visit of each set of active states. */
function firstOfEach(indexes: readonly number[], visits: readonly Visit[]): number[] {
  const seen = new Set<string>()
  return indexes.filter((index) => {
    const key = leavesOf(visitAt(visits, index).at).join()
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function visitAt(visits: readonly Visit[], index: number): Visit {
  const visit = visits[index]
  if (visit === undefined) throw new RangeError(`There is no visit ${index}.`)
  return visit
}
