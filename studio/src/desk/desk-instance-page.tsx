import { ArrowLeftOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { InstanceSheet } from '../staff/instance-sheet.tsx'
import { LoadedInstance } from '../staff/loaded-instance.tsx'
import { StaffLink, useParam } from '../staff/staff-link.tsx'
import { TravelPanel } from '../staff/travel-panel.tsx'
import { useAccount } from '../staff/use-account.ts'
import { type InstanceDetail, useInstance } from '../staff/use-instance.ts'
import { useMoment } from '../staff/use-moment.ts'
import { CaseDiagram } from './case-diagram.tsx'

/** One instance as the desk sees it: facts, open tasks and what happened, fit to be printed. */
export function DeskInstancePage() {
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
            <Travelled instance={instance} />
          </InstanceSheet>
        )}
      </LoadedInstance>
    </div>
  )
}

/** Officials have the diagram in the studio, with what they may do there; others look at it here. */
function Travelled({ instance }: { readonly instance: InstanceDetail }) {
  const { t } = useTranslation('desk')
  const { role } = useAccount()
  const travel = useMoment(instance)
  return (
    <>
      <TravelPanel instance={instance} travel={travel} />
      {role === 'official' ? (
        <a className="to-diagram" href={`/studio/instances/${instance.id}`}>
          {t('instance.toDiagram')}
        </a>
      ) : (
        <CaseDiagram instance={instance} travel={travel} />
      )}
    </>
  )
}
