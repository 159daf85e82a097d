import './remarks.css'
import { REMARK_LIMITS } from '@linli/schemas/remark'
import { type NodeProps, NodeResizeControl } from '@xyflow/react'
import { type ReactNode, useContext } from 'react'
import { remarkText } from '../../document/workflow/edit-remarks.ts'
import { RemarkContext } from './remark-editing.ts'
import { RemarkInput } from './remark-input.tsx'
import type { RemarkFlowNode } from './remarks-to-flow.ts'

const { leastSize, mostSize } = REMARK_LIMITS

/** A note on the canvas: its text as it was typed, which is written in place where the canvas is edited. */
export function NoteNode({ data }: NodeProps<RemarkFlowNode>) {
  const input = useInput(data)
  return (
    <Coloured {...data}>
      <div className="remark-note">
        {input ?? <div className="remark-text">{remarkText(data.remark)}</div>}
      </div>
    </Coloured>
  )
}

/** A frame on the canvas: only its title and its corner are there for the hand, all else is what lies in it. */
export function FrameNode({ data }: NodeProps<RemarkFlowNode>) {
  const input = useInput(data)
  return (
    <Coloured {...data}>
      <div className="remark-frame">
        <div className="remark-title">{input ?? remarkText(data.remark)}</div>
      </div>
    </Coloured>
  )
}

type Shown = RemarkFlowNode['data']

/** With a corner to pull at while it is chosen. */
function Coloured({ id, remark, children }: Shown & { readonly children: ReactNode }) {
  const isChosen = useContext(RemarkContext)?.chosen === id
  return (
    <div className={`remark remark-${remark.color ?? 'grey'}${isChosen ? ' remark-chosen' : ''}`}>
      {children}
      {isChosen && (
        <NodeResizeControl
          className="remark-corner"
          minWidth={leastSize}
          minHeight={leastSize}
          maxWidth={mostSize}
          maxHeight={mostSize}
        />
      )}
    </div>
  )
}

/** The control in which its text is written just now. */
function useInput({ id, remark }: Shown): ReactNode | null {
  const editing = useContext(RemarkContext)
  if (editing?.written !== id) return null
  const { onText, onWrite } = editing
  return (
    <RemarkInput
      kind={remark.kind}
      value={remarkText(remark)}
      onText={(text) => onText(id, text)}
      onDone={() => onWrite(null)}
    />
  )
}
