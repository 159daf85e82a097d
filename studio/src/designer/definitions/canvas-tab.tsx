import type { Definition } from '@linli/schemas/definition'
import { useState } from 'react'
import { WorkflowCanvas } from '../canvas/workflow-canvas.tsx'
import { StateDetail } from './state-detail.tsx'

/** The diagram of the text being edited, with what is known of the chosen state beside it. */
export function CanvasTab({ definition }: { readonly definition: Definition }) {
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <div className="canvas-tab">
      <WorkflowCanvas definition={definition} onChoose={setChosen} />
      <StateDetail definition={definition} uid={chosen} />
    </div>
  )
}
