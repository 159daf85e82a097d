import { ArrowLeftOutlined } from '@ant-design/icons'
import type { Definition } from '@linli/schemas/definition'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { InstanceDiagramDocument, MomentDiagramDocument } from '../../api/documents.ts'
import { InstanceSheet } from '../../staff/instance-sheet.tsx'
import { LoadedInstance } from '../../staff/loaded-instance.tsx'
import { StaffLink, useParam } from '../../staff/staff-link.tsx'
import { TravelPanel } from '../../staff/travel-panel.tsx'
import { type InstanceDetail, useInstance } from '../../staff/use-instance.ts'
import { type Travel, useMoment } from '../../staff/use-moment.ts'
import type { Lights } from '../canvas/to-flow.ts'
import { WorkflowCanvas } from '../canvas/workflow-canvas.tsx'
import { CaptureScenario } from './capture-scenario.tsx'

/** One instance on the diagram of the version it is pinned to: where it is or was, where it has been, and why. */
export function StudioInstancePage() {
  const { t } = useTranslation('staff')
  const state = useInstance(useParam('instanceId'))
  return (
    <div className="page">
      <StaffLink className="back-link" to="/instances">
        <ArrowLeftOutlined aria-hidden="true" /> {t('instances.title')}
      </StaffLink>
      <LoadedInstance state={state}>
        {(instance) => (
          <InstanceSheet instance={instance}>
            {instance.erasedAt === null && <CaptureScenario instanceId={instance.id} />}
            <Travelled instance={instance} />
          </InstanceSheet>
        )}
      </LoadedInstance>
    </div>
  )
}

function Travelled({ instance }: { readonly instance: InstanceDetail }) {
  const travel = useMoment(instance)
  return (
    <>
      <TravelPanel instance={instance} travel={travel} />
      <Diagram instance={instance} travel={travel} />
    </>
  )
}

interface DiagramProps {
  readonly instance: InstanceDetail
  readonly travel: Travel
}

function Diagram({ instance, travel: { seq, moment } }: DiagramProps) {
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
