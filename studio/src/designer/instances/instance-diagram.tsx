import './instance-diagram.css'
import type { Definition } from '@linli/schemas/definition'
import { useMemo } from 'react'
import { useQuery } from 'urql'
import { InstanceDiagramDocument, MomentDiagramDocument } from '../../api/documents.ts'
import type { InstanceDetail } from '../../staff/use-instance.ts'
import type { Travel } from '../../staff/use-moment.ts'
import type { Lights } from '../canvas/to-flow.ts'
import { WorkflowCanvas } from '../canvas/workflow-canvas.tsx'

interface InstanceDiagramProps {
  readonly instance: InstanceDetail
  readonly travel: Travel
}

/** The diagram of the version that a case is pinned to, with where it is or was and where it has been; to be looked at. */
export function InstanceDiagram({ instance, travel: { seq, moment } }: InstanceDiagramProps) {
  const [{ data }] = useQuery({ query: InstanceDiagramDocument, variables: { id: instance.id } })
  const lights = useMemo<Lights>(() => {
    const until = moment?.seq ?? Number.POSITIVE_INFINITY
    const entered = instance.timeline.flatMap((entry) => (entry.seq <= until ? entry.entered : []))
    return {
      active: new Set(moment?.position ?? instance.position),
      visited: new Set(entered),
      ...(moment === null ? {} : { taken: new Set(moment.taken) }),
    }
  }, [instance, moment])
  // Before it was moved to another version, it stood on the diagram of the former one.
  const isMoved = moment !== null && moment.version.number !== data?.instance?.version.number
  const [former] = useQuery({
    query: MomentDiagramDocument,
    variables: { id: instance.id, seq: moment?.seq ?? 0 },
    pause: !isMoved,
  })
  const body = isMoved ? former.data?.instance?.at?.version.body : data?.instance?.version.body
  if (body === undefined) return <div className="instance-diagram" aria-busy="true" />
  return (
    <div className="instance-diagram" aria-busy={seq !== null && moment === null}>
      {/* A published version passed the parser when it was published and never changes. */}
      <WorkflowCanvas definition={body as unknown as Definition} lights={lights} />
    </div>
  )
}
