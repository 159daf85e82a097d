import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Delayed } from '../ui/delayed.tsx'
import { LoadTrouble } from '../ui/load-trouble.tsx'
import { EmptyList } from './empty-list.tsx'
import { StaffLink } from './staff-link.tsx'
import type { InstanceDetail, InstanceState } from './use-instance.ts'
import { usePageTitle } from './use-page-title.ts'
import { Watermarked } from './watermarked.tsx'

interface LoadedInstanceProps {
  readonly state: InstanceState
  readonly children: (instance: InstanceDetail) => ReactNode
}

/** Shows its child once the instance is there, and says so when it cannot be. */
export function LoadedInstance({ state, children }: LoadedInstanceProps) {
  const { t } = useTranslation(['staff', 'common'])
  usePageTitle(state.instance?.number ?? t('instances.title'))
  if (state.error !== undefined) return <LoadTrouble error={state.error} retry={state.reload} />
  if (state.instance === undefined) return <Delayed />
  if (state.instance === null) {
    return (
      <EmptyList
        title={t('instance.missing')}
        advice={t('instance.missingAdvice')}
        action={<StaffLink to="/instances">{t('instance.toList')}</StaffLink>}
      />
    )
  }
  return <Watermarked>{children(state.instance)}</Watermarked>
}
