import type { Definition } from '@linli/schemas/definition'
import { ruleListsOf } from '../assign-rules.ts'
import { beginsAtEntry } from '../share-of-time.ts'
import type { Edge, Exploration, Visit } from './explore.ts'
import { strongComponents } from './strong-components.ts'
import type { Judging, Verdict } from './verdict.ts'
import { placeOf } from './verdict.ts'
import { timersOf } from './waiting-timers.ts'

const MOST = 5

/** People may hand an instance to and fro without end: no condition counts how often, and no timer that runs all the while
 *  ends it. One person who is asked again and again hands nothing over. */
export function findLoops({ definition, exploration, sites }: Judging): Verdict[] {
  const { visits } = exploration
  const isHandled = (edge: Edge) => isByPeople(edge, definition)
  const components = strongComponents(
    visits.map(({ edges }) => edges.filter(isHandled).map(({ to }) => to)),
  )
  const told = new Set<string>()
  return components
    .flatMap((component): Verdict[] => {
      const inside = innerEdges(component, exploration, isHandled)
      if (isEndedByTimer(component, inside, { visits, definition })) return []
      const { first, round } = shortestRound(component, inside, definition)
      const tasks = tasksOf(round)
      const key = [...tasks].sort().join()
      const visit = visits[first]
      if (round.length === 0 || told.has(key) || visit === undefined) return []
      told.add(key)
      const titles = tasks.flatMap((name) => definition.tasks[name]?.title ?? [])
      return [
        {
          severity: 'warning',
          code: 'loop.unbounded',
          path: placeOf(visit.at, sites),
          message: {
            'zh-CN': `${titles.map((title) => `“${title['zh-CN']}”`).join('和')}之间可以无限次来回：数一数次数，到了上限交给一个能裁定的人。`,
            en: `${titles.map((title) => `“${title.en ?? title['zh-CN']}”`).join(' and ')} may hand it to and fro without end: count the rounds and let somebody decide.`,
          },
          visit: first,
          more: round,
        },
      ]
    })
    .slice(0, MOST)
}

function isByPeople({ move }: Edge, { events }: Definition): boolean {
  if (move.kind === 'complete') return true
  if (move.kind !== 'send') return false
  const source = events[move.event]?.source
  return source === 'resident' || source === 'staff'
}

function tasksOf(round: readonly Edge[]): string[] {
  return [...new Set(round.flatMap(({ move }) => (move.kind === 'complete' ? move.task : [])))]
}

function isHandedOver(tasks: readonly string[], definition: Definition): boolean {
  const assigned = tasks.map((name) => {
    const task = definition.tasks[name]
    return task === undefined ? '' : JSON.stringify(ruleListsOf(task))
  })
  return new Set(assigned).size > 1
}

type InnerEdges = ReadonlyMap<number, readonly Edge[]>

function innerEdges(
  component: readonly number[],
  { visits }: Exploration,
  isWanted: (edge: Edge) => boolean,
): InnerEdges {
  const members = new Set(component)
  return new Map(
    component.map((index) => [
      index,
      (visits[index]?.edges ?? []).filter((edge) => isWanted(edge) && members.has(edge.to)),
    ]),
  )
}

/** A timer that waits all the while and is never armed anew fires one day, unless it waits for somebody to begin it. */
function isEndedByTimer(
  component: readonly number[],
  inside: InnerEdges,
  { visits, definition }: { readonly visits: readonly Visit[]; readonly definition: Definition },
): boolean {
  const armed = new Set([...inside.values()].flat().flatMap((edge) => edge.armed))
  const [first = [], ...others] = component.map((index) =>
    timersOf(visits[index]?.at.timers ?? [])
      .filter(({ name }) => beginsAtEntry(definition.timers, name))
      .map(({ event }) => event),
  )
  return first.some(
    (event) => !armed.has(event) && others.every((waiting) => waiting.includes(event)),
  )
}

/** Of a large component only the rounds through its first visits are looked at. */
const MOST_STARTS = 40

function shortestRound(component: readonly number[], inside: InnerEdges, definition: Definition) {
  const rounds = component
    .slice(0, MOST_STARTS)
    .map((first) => ({ first, round: roundFrom(first, inside) }))
    .filter(({ round }) => isHandedOver(tasksOf(round), definition))
  const lengths = rounds.map(({ round }) => round.length)
  const shortest = rounds[lengths.indexOf(Math.min(...lengths))]
  return shortest ?? { first: component[0] ?? 0, round: [] }
}

/** A shortest round from a visit back to it; empty where there is none. */
function roundFrom(start: number, inside: InnerEdges): Edge[] {
  const ways = new Map<number, readonly Edge[]>([[start, []]])
  const waiting = [start]
  for (const index of waiting) {
    const way = ways.get(index) ?? []
    for (const edge of inside.get(index) ?? []) {
      if (edge.to === start) return [...way, edge]
      if (ways.has(edge.to)) continue
      ways.set(edge.to, [...way, edge])
      waiting.push(edge.to)
    }
  }
  return []
}
