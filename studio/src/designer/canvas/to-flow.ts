import { type Edge, MarkerType, type Node, Position } from '@xyflow/react'
import type { Diagram, DiagramNode } from './diagram.ts'
import type { DiagramEdge } from './diagram-edges.ts'
import type { Layout, Route } from './layout.ts'

export type Light = 'active' | 'visited' | 'plain'

/** What a running instance lights: where it is and where it has been, as state uids. */
export interface Lights {
  readonly active: ReadonlySet<string>
  readonly visited: ReadonlySet<string>
  /** Pointers of the transitions that the shown step took; given where one step is shown. */
  readonly taken?: ReadonlySet<string>
  /** Whether it has gone on since; without it, one step is shown of the past. */
  readonly isPast?: boolean
  /** What is said at places: states by uid, transitions by pointer. */
  readonly marks?: ReadonlyMap<string, PlaceMark>
}

/** A few words at a place, and how they look. */
export interface PlaceMark {
  readonly kind: 'uncovered' | 'different'
  readonly text: string
}

export type StateFlowNode = Node<
  {
    readonly node: DiagramNode
    readonly light: Light
    /** Whether a step of the past is shown. */
    readonly isPast: boolean
    readonly mark: PlaceMark | null
  },
  'state'
>
export type TransitionFlowEdge = Edge<
  {
    readonly edge: DiagramEdge
    readonly route: Route | null
    readonly lit: boolean
    readonly isTaken: boolean
    readonly isFar: boolean
    readonly mark: PlaceMark | null
  },
  'transition'
>

/** Groups lie below the lines and the lines below the cards; canvas.css puts the labels between the two. */
const LAYERS = { group: 0, transition: 5, state: 20 }

export const NO_LIGHTS: Lights = { active: new Set(), visited: new Set() }

/** The diagram as React Flow shows it. The canvas is a view: nothing here flows back into the document. */
export function toFlow(
  diagram: Diagram,
  layout: Layout,
  lights: Lights,
): { readonly nodes: StateFlowNode[]; readonly edges: TransitionFlowEdge[] } {
  const lightOf = lighter(diagram, lights)
  const parents = new Map(diagram.nodes.map((node) => [node.id, node.parentId]))
  return {
    nodes: diagram.nodes.map((node) =>
      flowNode(node, layout, {
        light: lightOf(node.id),
        isPast: lights.isPast ?? lights.taken !== undefined,
        mark: lights.marks?.get(node.id) ?? null,
      }),
    ),
    edges: diagram.edges.map((edge) => {
      const lit = lightOf(edge.source) !== 'plain' && lightOf(edge.target) !== 'plain'
      const isFar = parents.get(edge.source) !== parents.get(edge.target)
      const isTaken = lights.taken?.has(edge.id) === true
      const mark = lights.marks?.get(edge.id) ?? null
      return flowEdge(edge, layout, { lit, isTaken, isFar, mark })
    }),
  }
}

/** A group is active while a state in it is. */
function lighter(diagram: Diagram, lights: Lights): (id: string) => Light {
  const parents = new Map(diagram.nodes.map((node) => [node.id, node.parentId]))
  const active = new Set<string>()
  for (const uid of lights.active) {
    let here: string | null = uid
    while (here !== null) {
      active.add(here)
      here = parents.get(here) ?? null
    }
  }
  return (id) => {
    if (active.has(id)) return 'active'
    if (lights.visited.has(id)) return 'visited'
    const isMark = id === 'start' || id.startsWith('initial:')
    return isMark && (active.size > 0 || lights.visited.size > 0) ? 'visited' : 'plain'
  }
}

function flowNode(
  node: DiagramNode,
  layout: Layout,
  look: Omit<StateFlowNode['data'], 'node'>,
): StateFlowNode {
  const box = layout.boxes.get(node.id) ?? { x: 0, y: 0, width: 0, height: 0 }
  const isMark = node.kind === 'initial'
  return {
    id: node.id,
    type: 'state',
    position: { x: box.x, y: box.y },
    width: box.width,
    height: box.height,
    // Known, so that React Flow measures none: it would draw all of them for that, in sight or not, with every change of the document.
    measured: { width: box.width, height: box.height },
    handles: [
      { type: 'target', position: Position.Top, x: box.width / 2, y: 0 },
      { type: 'source', position: Position.Bottom, x: box.width / 2, y: box.height },
    ],
    data: { node, ...look },
    focusable: !isMark,
    selectable: !isMark,
    ariaLabel: node.title,
    zIndex: node.kind === 'group' || node.kind === 'parallel' ? LAYERS.group : LAYERS.state,
    ...(node.parentId === null ? {} : { parentId: node.parentId, extent: 'parent' as const }),
  }
}

function flowEdge(
  edge: DiagramEdge,
  layout: Layout,
  look: Omit<NonNullable<TransitionFlowEdge['data']>, 'edge' | 'route'>,
): TransitionFlowEdge {
  return {
    id: edge.id,
    type: 'transition',
    source: edge.source,
    target: edge.target,
    data: { edge, route: layout.routes.get(edge.id) ?? null, ...look },
    focusable: false,
    selectable: false,
    zIndex: LAYERS.transition,
    markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16 },
  }
}
