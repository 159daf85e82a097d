import { ArrowLeftOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { InstanceSheet } from '../../staff/instance-sheet.tsx'
import { LoadedInstance } from '../../staff/loaded-instance.tsx'
import { StaffLink, useParam } from '../../staff/staff-link.tsx'
import { TravelPanel } from '../../staff/travel-panel.tsx'
import { type InstanceDetail, useInstance } from '../../staff/use-instance.ts'
import { useMoment } from '../../staff/use-moment.ts'
import { CaptureScenario } from './capture-scenario.tsx'
import { InstanceDiagram } from './instance-diagram.tsx'

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
      <InstanceDiagram instance={instance} travel={travel} />
    </>
  )
}
