import { Graph, layout as runDagre } from '@dagrejs/dagre'
import type { Definition } from '@linli/schemas/definition'
import type { Diagram, DiagramNode } from './diagram.ts'
import type { DiagramEdge } from './diagram-edges.ts'
import { groupHead, groupWidth, labelSize, nodeSize, type Size } from './node-size.ts'

export interface Point {
  readonly x: number
  readonly y: number
}
/** Relative to the parent's upper left corner. */
export interface Box extends Size, Point {}
/** On the canvas, not in a parent. */
export interface Route {
  readonly points: readonly Point[]
  readonly label: Point
}
export interface Layout {
  readonly boxes: ReadonlyMap<string, Box>
  /** Edges without a route are drawn straight from box to box. */
  readonly routes: ReadonlyMap<string, Route>
}

const PADDING = { side: 24, bottom: 24 }
const SPACING = { nodesep: 44, ranksep: 40, edgesep: 24 }

/** Levels that were laid out, by all that decides how. */
type KnownLevels = ReadonlyMap<string, Level>

interface Level {
  readonly positions: ReadonlyMap<string, Point>
  readonly routes: ReadonlyMap<string, Route>
  readonly size: Size
}

/** Where everything stands: positions the definition keeps, else a layout that is the same for the same document.
 *  Each group is laid out by itself and stands in its parent as one box, so a change inside moves no stranger. */
export function layoutOf(diagram: Diagram, kept: Definition['layout']): Layout {
  return layoutFrom(diagram, kept, new Map()).layout
}

/** Lays out one diagram after the other as `layoutOf` does: levels that are as they were the last time are not laid out again. */
export function createLayout(): typeof layoutOf {
  let known: KnownLevels = new Map()
  return (diagram, kept) => {
    const { layout, levels } = layoutFrom(diagram, kept, known)
    known = levels
    return layout
  }
}

/** Whether the definition says of each level where it stands, so that nothing has to be found out. */
export function isKeptWhole(diagram: Diagram, kept: Definition['layout']): boolean {
  return [...familyOf(diagram.nodes).values()].every((children) =>
    children.some(({ id }) => kept[id] !== undefined),
  )
}

function layoutFrom(diagram: Diagram, kept: Definition['layout'], known: KnownLevels) {
  const found = new Map<string, Level>()
  const sizes = new Map<string, Size>()
  const levels = new Map<string | null, Level>()
  const family = familyOf(diagram.nodes)
  const byId = new Map(diagram.nodes.map((node) => [node.id, node]))
  for (const parent of [...family.keys()].reverse()) {
    const children = family.get(parent) ?? []
    for (const node of children) if (!sizes.has(node.id)) sizes.set(node.id, nodeSize(node))
    const input = { diagram, children, sizes, kept }
    const level = keptLevel(input) ?? dagreLevel(input, { known, found })
    levels.set(parent, level)
    const group = parent === null ? undefined : byId.get(parent)
    if (group !== undefined) sizes.set(group.id, groupSize(group, level.size))
  }
  return { layout: assemble(diagram, levels, sizes), levels: found }
}

/** Where a group's children begin, below its head; the canvas itself has neither head nor rim. */
function insideOf(diagram: Diagram): (parentId: string | null) => Point {
  const shifts = new Map(
    diagram.nodes.map((node) => [node.id, { x: PADDING.side, y: groupHead(node) }]),
  )
  return (parentId) => (parentId === null ? undefined : shifts.get(parentId)) ?? { x: 0, y: 0 }
}

/** Children by parent; a parent comes before its own children's families. */
function familyOf(nodes: readonly DiagramNode[]): Map<string | null, DiagramNode[]> {
  const family = new Map<string | null, DiagramNode[]>([[null, []]])
  for (const node of nodes) {
    const siblings = family.get(node.parentId) ?? []
    siblings.push(node)
    family.set(node.parentId, siblings)
  }
  return family
}

function groupSize(group: DiagramNode, content: Size): Size {
  return {
    width: Math.max(content.width, groupWidth(group)) + PADDING.side * 2,
    height: content.height + groupHead(group) + PADDING.bottom,
  }
}

interface LevelInput {
  readonly diagram: Diagram
  readonly children: readonly DiagramNode[]
  readonly sizes: ReadonlyMap<string, Size>
  readonly kept: Definition['layout']
}

/** The level as the definition keeps it. A state that came later stands below the one that leads to it, where there is room: those
 *  that stand already stay where they are. Null where the definition keeps none of it. */
function keptLevel({ children, sizes, kept, diagram }: LevelInput): Level | null {
  const states = children.filter((node) => node.kind !== 'start' && node.kind !== 'initial')
  const positions = new Map<string, Point>()
  for (const node of states) {
    const at = kept[node.id]
    if (at !== undefined) positions.set(node.id, at)
  }
  if (positions.size === 0) return null
  for (const node of states) {
    if (!positions.has(node.id))
      positions.set(node.id, freePlace(node.id, { positions, sizes, diagram }))
  }
  for (const mark of children) {
    if (positions.has(mark.id)) continue
    const begun = diagram.edges.find((edge) => edge.source === mark.id)
    const target = positions.get(begun?.target ?? '') ?? { x: 0, y: 0 }
    positions.set(mark.id, { x: target.x, y: target.y - sizeIn(sizes, mark.id).height - 40 })
  }
  const corners = [...positions].map(([id, at]) => {
    const size = sizeIn(sizes, id)
    return { x: at.x + size.width, y: at.y + size.height }
  })
  const width = Math.max(...corners.map((corner) => corner.x))
  const height = Math.max(...corners.map((corner) => corner.y))
  return { positions, routes: new Map(), size: { width, height } }
}

interface Standing extends Pick<LevelInput, 'sizes' | 'diagram'> {
  readonly positions: ReadonlyMap<string, Point>
}

/** Below the first state that leads there, and then to the right until nobody stands there. */
function freePlace(id: string, { positions, sizes, diagram }: Standing): Point {
  const size = sizeIn(sizes, id)
  const before = diagram.edges.find(({ source, target }) => target === id && positions.has(source))
  const above = positions.get(before?.source ?? '') ?? { x: 0, y: 0 }
  const y = above.y + sizeIn(sizes, before?.source ?? '').height + SPACING.ranksep
  let x = above.x
  const isTaken = () =>
    [...positions].some(([other, at]) => {
      const room = sizeIn(sizes, other)
      const isBeside = x + size.width <= at.x || at.x + room.width <= x
      return !isBeside && y < at.y + room.height && at.y < y + size.height
    })
  while (isTaken()) x += SPACING.nodesep
  return { x, y }
}

/** Where every state stands, as the definition would keep it. */
export function placesOf(diagram: Diagram, layout: Layout): Definition['layout'] {
  const inner = insideOf(diagram)
  const states = diagram.nodes.filter(({ kind }) => kind !== 'start' && kind !== 'initial')
  return Object.fromEntries(
    states.flatMap(({ id, parentId }) => {
      const box = layout.boxes.get(id)
      const shift = inner(parentId)
      return box === undefined
        ? []
        : [[id, { x: Math.round(box.x - shift.x), y: Math.round(box.y - shift.y) }]]
    }),
  )
}

interface LevelBooks {
  readonly known: KnownLevels
  /** What is known the next time. */
  readonly found: Map<string, Level>
}

function dagreLevel(input: LevelInput, { known, found }: LevelBooks): Level {
  const asked = askedLevel(input)
  const name = JSON.stringify(asked)
  const level = known.get(name) ?? found.get(name) ?? laidOut(asked)
  found.set(name, level)
  return level
}

/** All that decides how a level is laid out. */
interface AskedLevel {
  readonly nodes: readonly (Size & { readonly id: string })[]
  readonly edges: readonly (Size & {
    readonly id: string
    readonly source: string
    readonly target: string
    readonly weight: number
  })[]
}

function askedLevel({ diagram, children, sizes }: LevelInput): AskedLevel {
  const lift = lifter(diagram.nodes, new Set(children.map((node) => node.id)))
  return {
    nodes: children.map(({ id }) => ({ id, ...sizeIn(sizes, id) })),
    edges: diagram.edges.flatMap(({ id, kind, label, ...edge }) => {
      const [source, target] = [lift(edge.source), lift(edge.target)]
      if (source === undefined || target === undefined) return []
      // Inside one box the edge belongs to a deeper level, unless it leads from a state back to itself.
      const isOwnLoop = edge.source === edge.target && edge.source === source
      if (source === target && !isOwnLoop) return []
      const weight = kind === 'outcome' || kind === 'initial' ? 3 : 1
      return [{ id, source, target, weight, ...labelSize(label) }]
    }),
  }
}

function laidOut({ nodes, edges }: AskedLevel): Level {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', ...SPACING })
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height })
  for (const { id, source, target, weight, width, height } of edges) {
    graph.setEdge(source, target, { width, height, labelpos: 'c', weight }, id)
  }
  runDagre(graph)
  const positions = new Map<string, Point>()
  for (const node of nodes) {
    const centre = graph.node(node.id)
    positions.set(node.id, { x: centre.x - node.width / 2, y: centre.y - node.height / 2 })
  }
  const routes = new Map<string, Route>()
  for (const { id, source, target } of edges) {
    const drawn = graph.edge(source, target, id)
    const points = drawn.points ?? []
    const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 }
    routes.set(id, { points, label: { x: drawn.x ?? middle.x, y: drawn.y ?? middle.y } })
  }
  const { width = 0, height = 0 } = graph.graph()
  return { positions, routes, size: roomFor(routes, { width, height }) }
}

/** dagre does not count the loops of states that lead back to themselves. */
function roomFor(routes: ReadonlyMap<string, Route>, size: Size): Size {
  const points = [...routes.values()].flatMap((route) => route.points)
  return {
    width: Math.max(size.width, ...points.map((point) => point.x)),
    height: Math.max(size.height, ...points.map((point) => point.y)),
  }
}

/** Finds the ancestor (or itself) of a node that stands on this level. */
function lifter(nodes: readonly DiagramNode[], level: ReadonlySet<string>) {
  const parents = new Map(nodes.map((node) => [node.id, node.parentId]))
  return (id: string): string | undefined => {
    let here: string | null | undefined = id
    while (here !== null && here !== undefined && !level.has(here)) here = parents.get(here)
    return here ?? undefined
  }
}

function assemble(
  diagram: Diagram,
  levels: ReadonlyMap<string | null, Level>,
  sizes: ReadonlyMap<string, Size>,
): Layout {
  const boxes = new Map<string, Box>()
  const origins = new Map<string | null, Point>([[null, { x: 0, y: 0 }]])
  const inner = insideOf(diagram)
  for (const node of diagram.nodes) {
    const inside = levels.get(node.parentId)?.positions.get(node.id) ?? { x: 0, y: 0 }
    const shift = inner(node.parentId)
    const at = { x: inside.x + shift.x, y: inside.y + shift.y }
    boxes.set(node.id, { ...at, ...sizeIn(sizes, node.id) })
    const parent = origins.get(node.parentId) ?? { x: 0, y: 0 }
    origins.set(node.id, { x: parent.x + at.x, y: parent.y + at.y })
  }
  const routes = new Map<string, Route>()
  const edges = new Map(diagram.edges.map((edge) => [edge.id, edge]))
  for (const [parent, level] of levels) {
    const base = origins.get(parent) ?? { x: 0, y: 0 }
    const shift = inner(parent)
    const move = ({ x, y }: Point) => ({ x: base.x + shift.x + x, y: base.y + shift.y + y })
    for (const [id, route] of level.routes) {
      const edge = edges.get(id)
      if (edge === undefined) continue
      const points = anchored(edge, route.points.map(move), { boxes, origins })
      routes.set(id, { points, label: move(route.label) })
    }
  }
  return { boxes, routes }
}

/** An edge that begins or ends deeper than the level it was laid out on is led to the node it belongs to. */
function anchored(
  edge: DiagramEdge,
  points: readonly Point[],
  placed: {
    readonly boxes: ReadonlyMap<string, Box>
    readonly origins: ReadonlyMap<string | null, Point>
  },
): readonly Point[] {
  const at = (id: string): Box => {
    const box = placed.boxes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 }
    return { ...box, ...(placed.origins.get(id) ?? { x: 0, y: 0 }) }
  }
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return points
  const [source, target] = [at(edge.source), at(edge.target)]
  const begin = touches(source, first)
    ? []
    : [{ x: source.x + source.width / 2, y: source.y + source.height }]
  const end = touches(target, last) ? [] : [{ x: target.x + target.width / 2, y: target.y }]
  return [...begin, ...points, ...end]
}

function touches(box: Box, point: Point): boolean {
  const slack = 2
  return (
    point.x >= box.x - slack &&
    point.x <= box.x + box.width + slack &&
    point.y >= box.y - slack &&
    point.y <= box.y + box.height + slack
  )
}

function sizeIn(sizes: ReadonlyMap<string, Size>, id: string): Size {
  return sizes.get(id) ?? { width: 0, height: 0 }
}
