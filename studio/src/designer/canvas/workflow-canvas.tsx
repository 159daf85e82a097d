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
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWording } from '../use-wording.ts'
import { diagramOf } from './diagram.ts'
import { layoutOf } from './layout.ts'
import { StateNode } from './state-node.tsx'
import {
  type Lights,
  NO_LIGHTS,
  type StateFlowNode,
  type TransitionFlowEdge,
  toFlow,
} from './to-flow.ts'
import { TransitionEdge } from './transition-edge.tsx'

interface WorkflowCanvasProps {
  readonly definition: Definition
  /** Where a running instance is and has been. */
  readonly lights?: Lights
  /** A chosen state's uid, or null when nothing is chosen. */
  readonly onChoose?: (uid: string | null) => void
}

type Canvas = ReactFlowInstance<StateFlowNode, TransitionFlowEdge>

const NODE_TYPES: NodeTypes = { state: StateNode }
const EDGE_TYPES: EdgeTypes = { transition: TransitionEdge }
const FIT = { padding: 0.08, maxZoom: 1 }
const READABLE = 0.75

/** The workflow as a picture: a view of the document that changes nothing in it. Tab goes from state to state. */
export function WorkflowCanvas({ definition, lights = NO_LIGHTS, onChoose }: WorkflowCanvasProps) {
  const { t } = useTranslation('studio')
  const wording = useWording()
  const frame = useRef<HTMLElement>(null)
  const drawn = useMemo(() => {
    const diagram = diagramOf(definition, wording)
    return { diagram, layout: layoutOf(diagram, definition.layout) }
  }, [definition, wording])
  const flow = useMemo(() => toFlow(drawn.diagram, drawn.layout, lights), [drawn, lights])
  const canvas = useRef<Canvas | null>(null)
  // A step that is shown brings the place where it led to into the middle.
  useEffect(() => {
    if (lights.taken === undefined || canvas.current === null) return
    void lookAt(canvas.current, flow.nodes)
  }, [lights, flow])
  const [chosen, setChosen] = useState<string | null>(null)
  const nodes = useMemo<StateFlowNode[]>(
    () => flow.nodes.map((node) => ({ ...node, selected: node.id === chosen })),
    [flow, chosen],
  )
  const edges = useMemo<TransitionFlowEdge[]>(
    () =>
      flow.edges.map((edge) => ({
        ...edge,
        selected: chosen !== null && (edge.source === chosen || edge.target === chosen),
      })),
    [flow, chosen],
  )
  const choose = (changes: readonly NodeChange<StateFlowNode>[]) => {
    const selections = changes.filter((change) => change.type === 'select')
    if (selections.length === 0) return
    const id = selections.find((change) => change.selected)?.id ?? null
    setChosen(id)
    onChoose?.(id)
  }
  const labels = useLabels()
  return (
    <section ref={frame} className="canvas" aria-label={t('canvas.title')}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        ariaLabelConfig={labels}
        onInit={(instance) => {
          canvas.current = instance
          void showAtFirst(instance, flow.nodes, frame.current?.clientHeight ?? 0)
        }}
        minZoom={0.1}
        maxZoom={2}
        zIndexMode="manual"
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        deleteKeyCode={null}
        zoomOnScroll={false}
        panOnScroll
        preventScrolling={false}
        onNodesChange={choose}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1} />
        <MiniMap pannable zoomable nodeClassName={miniMapClass} />
        <Controls showInteractive={false} fitViewOptions={FIT} />
      </ReactFlow>
    </section>
  )
}

function useLabels() {
  const { t } = useTranslation('studio')
  return useMemo(
    () => ({
      'node.a11yDescription.default': t('canvas.nodeHelp'),
      'node.a11yDescription.keyboardDisabled': t('canvas.nodeHelp'),
      'edge.a11yDescription.default': t('canvas.edgeHelp'),
      'controls.ariaLabel': t('canvas.controls'),
      'controls.zoomIn.ariaLabel': t('canvas.zoomIn'),
      'controls.zoomOut.ariaLabel': t('canvas.zoomOut'),
      'controls.fitView.ariaLabel': t('canvas.fit'),
      'minimap.ariaLabel': t('canvas.overview'),
    }),
    [t],
  )
}

/** All of it where that can be read; else, readable, the place that matters: where the instance is, or the start. */
async function showAtFirst(
  instance: Canvas,
  nodes: readonly StateFlowNode[],
  height: number,
): Promise<void> {
  await instance.fitView(FIT)
  if (instance.getZoom() >= READABLE) return
  const leaves = nodes.filter((node) => node.data.light === 'active' && isLeaf(node))
  const focus = leaves[0] ?? nodes.find((node) => node.id === 'start')
  if (focus === undefined) return
  const { x, y } = instance.getInternalNode(focus.id)?.internals.positionAbsolute ?? focus.position
  const below = leaves.length > 0 ? 0 : height / READABLE / 2 - 32
  await instance.setCenter(x + (focus.width ?? 0) / 2, y + below, { zoom: READABLE })
}

async function lookAt(canvas: Canvas, nodes: readonly StateFlowNode[]): Promise<void> {
  const focus = nodes.find((node) => node.data.light === 'active' && isLeaf(node))
  if (focus === undefined) return
  const { x, y } = canvas.getInternalNode(focus.id)?.internals.positionAbsolute ?? focus.position
  const at = { x: x + (focus.width ?? 0) / 2, y: y + (focus.height ?? 0) / 2 }
  await canvas.setCenter(at.x, at.y, { zoom: canvas.getZoom() })
}

function isLeaf({ data }: StateFlowNode): boolean {
  return data.node.kind !== 'group' && data.node.kind !== 'parallel'
}

function miniMapClass({ data }: StateFlowNode): string {
  return `mini-${data.light} mini-${data.node.kind}`
}
