import { ArrowLeftOutlined } from '@ant-design/icons'
import type { Definition } from '@linli/schemas/definition'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { InstanceDiagramDocument } from '../../api/documents.ts'
import { InstanceSheet } from '../../staff/instance-sheet.tsx'
import { LoadedInstance } from '../../staff/loaded-instance.tsx'
import { StaffLink, useParam } from '../../staff/staff-link.tsx'
import { type InstanceDetail, useInstance } from '../../staff/use-instance.ts'
import type { Lights } from '../canvas/to-flow.ts'
import { WorkflowCanvas } from '../canvas/workflow-canvas.tsx'

/** One instance on the diagram of the version it is pinned to: where it is, where it has been, and why. */
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
            <Diagram instance={instance} />
          </InstanceSheet>
        )}
      </LoadedInstance>
    </div>
  )
}

function Diagram({ instance }: { readonly instance: InstanceDetail }) {
  const [{ data }] = useQuery({ query: InstanceDiagramDocument, variables: { id: instance.id } })
  const lights = useMemo<Lights>(
    () => ({
      active: new Set(instance.position),
      visited: new Set(instance.timeline.flatMap((entry) => entry.entered)),
    }),
    [instance],
  )
  const body = data?.instance?.version.body
  if (body === undefined) return <div className="instance-diagram" aria-busy="true" />
  return (
    <div className="instance-diagram">
      {/* A published version passed the parser when it was published and never changes. */}
      <WorkflowCanvas definition={body as unknown as Definition} lights={lights} />
    </div>
  )
}
