import type { OrgNode, OrgTree, Team } from '@linli/schemas/org'
import { CHINA_UTC_OFFSET_MINUTES, localOf } from './civil-time.ts'

type Nodes = OrgTree['nodes']

// As in holdings-at.ts: what is kept changes nothing but the time, and goes with the tree.
const known = new WeakMap<Nodes, ReadonlyMap<string, readonly OrgNode[]>>()

/** The teams right below a node, of a kind or of any, that take new tasks at an instant (epoch ms), or at any hour; in the order of
 *  the tree. Each tree is walked through once. */
export function teamsAt(
  nodes: Nodes,
  nodeId: string,
  { kind, now, isAnyHour = false }: TeamsAsked,
): OrgNode[] {
  const there = teamsOf(nodes).get(nodeId) ?? []
  return there.filter(
    ({ team, isClosed }) =>
      team !== undefined &&
      isClosed !== true &&
      (kind === undefined || team.kind === kind) &&
      (isAnyHour || isOnDuty(team, now)),
  )
}

interface TeamsAsked {
  readonly kind: string | undefined
  readonly now: number
  readonly isAnyHour?: boolean | undefined
}

/** Whether it takes new tasks by the city's clock. An interval may pass midnight, and one that ends where it begins is the
 *  whole day; its end is not part of it. */
export function isOnDuty({ hours = [] }: Team, now: number): boolean {
  if (hours.length === 0) return true
  const { minute } = localOf(now, CHINA_UTC_OFFSET_MINUTES)
  return hours.some((each) => {
    const [from, until] = [minuteOf(each.from), minuteOf(each.until)]
    return from < until ? from <= minute && minute < until : from <= minute || minute < until
  })
}

function teamsOf(nodes: Nodes): ReadonlyMap<string, readonly OrgNode[]> {
  const before = known.get(nodes)
  if (before !== undefined) return before
  const teams = new Map<string, OrgNode[]>()
  for (const node of nodes.values()) {
    if (node.team === undefined || node.parentId === null) continue
    teams.set(node.parentId, [...(teams.get(node.parentId) ?? []), node])
  }
  known.set(nodes, teams)
  return teams
}

function minuteOf(time: string): number {
  const [hour, minute] = time.split(':').map(Number)
  return (hour ?? 0) * 60 + (minute ?? 0)
}
