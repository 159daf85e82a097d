import { ArrowLeftOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { InstanceSheet } from '../staff/instance-sheet.tsx'
import { LoadedInstance } from '../staff/loaded-instance.tsx'
import { StaffLink, useParam } from '../staff/staff-link.tsx'
import { useInstance } from '../staff/use-instance.ts'

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
        {(instance) => <InstanceSheet instance={instance} />}
      </LoadedInstance>
    </div>
  )
}
