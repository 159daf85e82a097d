import '@xyflow/react/dist/base.css'
import './canvas.css'
import type { Definition } from '@linli/schemas/definition'
import {
  Background,
  BackgroundVariant,
  Controls,
  type EdgeTypes,
  MiniMap,
  type NodeChange,
  type NodeTypes,
  ReactFlow,
  type ReactFlowInstance,
} from '@xyflow/react'
import { type MouseEvent, type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Delayed } from '../../ui/delayed.tsx'
import { useWording } from '../use-wording.ts'
import { diagramOf } from './diagram.ts'
import { RemarkContext } from './remark-editing.ts'
import { FrameNode, NoteNode } from './remark-node.tsx'
import { type CanvasNode, isRemark } from './remarks-to-flow.ts'
import { StateNode } from './state-node.tsx'
import {
  type Lights,
  NO_LIGHTS,
  type StateFlowNode,
  type TransitionFlowEdge,
  toFlow,
} from './to-flow.ts'
import { TransitionEdge } from './transition-edge.tsx'
import { type CanvasEditing, useChoice, useDragging } from './use-canvas-editing.ts'
import { useCanvasLabels, useSpokenFlow } from './use-canvas-words.ts'
import { type LaidOut, useLaidOut } from './use-laid-out.ts'
import { useRemarkNodes, withoutRemarks } from './use-remark-nodes.ts'

interface WorkflowCanvasProps {
  readonly definition: Definition
  /** Where a running instance is and has been. */
  readonly lights?: Lights
  /** A chosen state's uid, or null when nothing is chosen. */
  readonly onChoose?: (uid: string | null) => void
  /** Without it nothing can be moved. */
  readonly editing?: CanvasEditing
  /** What stands on the canvas and does not move with it. */
  readonly children?: ReactNode
}

type Canvas = ReactFlowInstance<CanvasNode, TransitionFlowEdge>

const NODE_TYPES: NodeTypes = { state: StateNode, note: NoteNode, frame: FrameNode }
const EDGE_TYPES: EdgeTypes = { transition: TransitionEdge }
const FIT = { padding: 0.08, maxZoom: 1 }
const READABLE = 0.75
/** From so many states on only those in sight are drawn. */
const MANY = 120
const BEHAVIOUR = {
  ...{ minZoom: 0.1, maxZoom: 2, panOnScroll: true, zoomOnScroll: false },
  zIndexMode: 'manual',
  ...{ nodesConnectable: false, edgesFocusable: false, deleteKeyCode: null },
  preventScrolling: false,
} as const

/** The workflow as a picture. Tab goes from state to state; where it is edited, what is chosen is moved by dragging or by arrow keys. Its notes
 *  and frames are shown wherever it is, to officials on the page of a case too: they may read the definition. No page of workers or residents
 *  has a canvas, so that these never see them here. */
export function WorkflowCanvas(props: WorkflowCanvasProps) {
  const { editing } = props
  return editing === undefined ? <Shown {...props} /> : <Drawn {...props} drawn={editing.drawn} />
}

function Shown(props: WorkflowCanvasProps) {
  const { definition } = props
  const { t } = useTranslation('studio')
  const wording = useWording()
  const diagram = useMemo(() => diagramOf(definition, wording), [definition, wording])
  const drawn = useLaidOut(diagram, definition.layout)
  if (drawn !== null) return <Drawn {...props} drawn={drawn} />
  return (
    <section className="canvas" aria-label={t('canvas.title')} aria-busy>
      <Delayed />
    </section>
  )
}

function Drawn(props: WorkflowCanvasProps & { readonly drawn: LaidOut }) {
  const { definition, drawn, lights = NO_LIGHTS, onChoose, editing, children } = props
  const { t } = useTranslation('studio')
  const frame = useRef<HTMLElement>(null)
  const flow = useSpokenFlow(
    useMemo(() => toFlow(drawn.diagram, drawn.layout, lights), [drawn, lights]),
  )
  const canvas = useRef<Canvas | null>(null)
  // A step that is shown brings the place where it led to into the middle.
  useEffect(() => {
    if (lights.taken === undefined || canvas.current === null) return
    void lookAt(canvas.current, flow.nodes.find(isWhereItIs))
  }, [lights, flow])
  const choice = useChoice(onChoose, editing)
  const { chosen } = choice
  useSight(canvas, flow, choice)
  const { nodes, edges, take } = useElements(flow, { choice, editing, remarks: definition.remarks })
  const labels = useCanvasLabels(editing !== undefined)
  return (
    <section ref={frame} className="canvas" aria-label={t('canvas.title')}>
      <RemarkContext value={editing?.remarks ?? null}>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          ariaLabelConfig={labels}
          onInit={(instance) => {
            canvas.current = instance
            const first = flow.nodes.find(({ id }) => id === chosen)
            void showAtFirst(instance, flow.nodes, frame.current?.clientHeight ?? 0).then(() =>
              lookAt(instance, first),
            )
          }}
          {...BEHAVIOUR}
          nodesDraggable={editing !== undefined}
          onlyRenderVisibleElements={nodes.length > MANY}
          onNodesChange={take}
          {...(editing === undefined ? {} : handOf(editing))}
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={1} />
          <MiniMap pannable zoomable nodeClassName={miniMapClass} />
          {/* Above: what is told at the foot of the page lies over the foot of the canvas. */}
          <Controls position="top-left" showInteractive={false} fitViewOptions={FIT} />
          {children}
        </ReactFlow>
      </RemarkContext>
    </section>
  )
}

/** What a hand does where the canvas is edited, but for moving. */
function handOf(editing: CanvasEditing) {
  const { remarks, onChooseWay, onMenu } = editing
  return {
    onEdgeClick: (_: MouseEvent, edge: TransitionFlowEdge) => onChooseWay(edge),
    onPaneClick: () => remarks.onChoose(null),
    onNodeDoubleClick: (_: MouseEvent, node: CanvasNode) => {
      if (isRemark(node)) remarks.onWrite(node.data.id)
    },
    onNodeContextMenu: (event: MouseEvent, node: CanvasNode) => {
      event.preventDefault()
      if (isRemark(node)) remarks.onMenu(node.data.id)
      else onMenu(node.id, { x: event.clientX, y: event.clientY })
    },
  }
}

/** What is chosen elsewhere is brought into sight. */
function useSight(
  canvas: RefObject<Canvas | null>,
  flow: ReturnType<typeof toFlow>,
  { chosen, own }: ReturnType<typeof useChoice>,
): void {
  const latest = useRef(flow)
  latest.current = flow
  // A step that was put in is chosen before it stands anywhere.
  const isThere = useMemo(() => flow.nodes.some(({ id }) => id === chosen), [flow, chosen])
  useEffect(() => {
    if (canvas.current === null || own.current === chosen || !isThere) return
    void lookAt(
      canvas.current,
      latest.current.nodes.find(({ id }) => id === chosen),
    )
  }, [canvas, chosen, own, isThere])
}

interface Looks {
  readonly choice: ReturnType<typeof useChoice>
  readonly editing: CanvasEditing | undefined
  readonly remarks: Definition['remarks']
}

/** The flow with what is chosen, and what is just being dragged, among the notes and frames. */
function useElements(flow: ReturnType<typeof toFlow>, { choice, editing, remarks }: Looks) {
  const { chosen } = choice
  const dragging = useDragging(editing)
  const beside = useRemarkNodes(remarks, editing?.remarks)
  const states = useMemo<StateFlowNode[]>(
    () => flow.nodes.map((node) => ({ ...dragging.put(node), selected: node.id === chosen })),
    [flow, chosen, dragging],
  )
  const { frames, notes } = beside
  const nodes = useMemo<CanvasNode[]>(
    () => [...frames, ...states, ...notes],
    [frames, states, notes],
  )
  const chosenWay = editing?.chosenWay ?? null
  const edges = useMemo<TransitionFlowEdge[]>(
    () =>
      flow.edges.map((edge) => ({
        ...dragging.loosen(edge),
        selected:
          chosenWay === null
            ? chosen !== null && (edge.source === chosen || edge.target === chosen)
            : edge.id === chosenWay,
      })),
    [flow, chosen, chosenWay, dragging],
  )
  const take = (changes: readonly NodeChange<CanvasNode>[]) => {
    const ofStates = withoutRemarks(changes)
    choice.take(ofStates)
    dragging.take(ofStates)
    beside.take(changes)
  }
  return { nodes, edges, take }
}

/** All of it where that can be read; else, readable, the place that matters: where the instance is, or the start. */
async function showAtFirst(
  instance: Canvas,
  nodes: readonly StateFlowNode[],
  height: number,
): Promise<void> {
  await instance.fitView(FIT)
  if (instance.getZoom() >= READABLE) return
  const leaves = nodes.filter(isWhereItIs)
  const focus = leaves[0] ?? nodes.find((node) => node.id === 'start')
  if (focus === undefined) return
  const { x, y } = instance.getInternalNode(focus.id)?.internals.positionAbsolute ?? focus.position
  const below = leaves.length > 0 ? 0 : height / READABLE / 2 - 32
  await instance.setCenter(x + (focus.width ?? 0) / 2, y + below, { zoom: READABLE })
}

async function lookAt(canvas: Canvas, focus: StateFlowNode | undefined): Promise<void> {
  if (focus === undefined) return
  const { x, y } = canvas.getInternalNode(focus.id)?.internals.positionAbsolute ?? focus.position
  const at = { x: x + (focus.width ?? 0) / 2, y: y + (focus.height ?? 0) / 2 }
  await canvas.setCenter(at.x, at.y, { zoom: canvas.getZoom() })
}

function isWhereItIs({ data }: StateFlowNode): boolean {
  const { kind } = data.node
  return data.light === 'active' && kind !== 'group' && kind !== 'parallel'
}

function miniMapClass(node: CanvasNode): string {
  if (isRemark(node)) return `mini-${node.data.remark.kind}`
  return `mini-${node.data.light} mini-${node.data.node.kind}`
}
