import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from '@xyflow/react'
import { curvePath } from './curve-path.ts'
import { labelSize } from './node-size.ts'
import type { TransitionFlowEdge } from './to-flow.ts'

/** A transition along the way the layout found for it, its label in the middle. */
export function TransitionEdge(props: EdgeProps<TransitionFlowEdge>) {
  const { id, data, markerEnd, selected } = props
  if (data === undefined) return null
  const { edge, route } = data
  const drawn =
    route === null ? stepPath(props) : { path: curvePath(route.points), at: route.label }
  const looks = ['transition', `transition-${edge.kind}`]
  if (data.lit) looks.push('transition-lit')
  if (data.isTaken) looks.push('transition-taken')
  if (data.isFar) looks.push('transition-far')
  if (data.mark !== null) looks.push(`transition-${data.mark.kind}`)
  const label = [edge.label, data.mark?.text ?? ''].filter((part) => part !== '').join(' · ')
  if (selected === true) looks.push('transition-chosen')
  return (
    <>
      <BaseEdge
        id={id}
        path={drawn.path}
        className={looks.join(' ')}
        {...(markerEnd === undefined ? {} : { markerEnd })}
      />
      {label !== '' && (
        <EdgeLabelRenderer>
          <div
            className={`transition-label transition-label-${edge.kind}${data.isTaken ? ' transition-label-taken' : ''}`}
            title={label}
            style={{
              transform: `translate(-50%, -50%) translate(${drawn.at.x}px, ${drawn.at.y}px)`,
              maxWidth: labelSize(label).width,
            }}
          >
            {label}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  )
}

function stepPath(props: EdgeProps<TransitionFlowEdge>) {
  const { sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition } = props
  const [path, x, y] = getSmoothStepPath({
    sourceX,
    sourceY,
    sourcePosition,
    targetX,
    targetY,
    targetPosition,
    borderRadius: 10,
  })
  return { path, at: { x, y } }
}
