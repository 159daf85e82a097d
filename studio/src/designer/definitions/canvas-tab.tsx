import type { Definition } from '@linli/schemas/definition'
import { useState } from 'react'
import { WorkflowCanvas } from '../canvas/workflow-canvas.tsx'
import { StateDetail } from './state-detail.tsx'

interface CanvasTabProps {
  readonly definition: Definition
  /** Whether the server holds the text that is shown. */
  readonly isHeld: boolean
}

/** The diagram of the text being edited, with what is known of the chosen state beside it. */
export function CanvasTab({ definition, isHeld }: CanvasTabProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <div className="canvas-tab">
      <WorkflowCanvas definition={definition} onChoose={setChosen} />
      <StateDetail definition={definition} uid={chosen} isHeld={isHeld} />
    </div>
  )
}
