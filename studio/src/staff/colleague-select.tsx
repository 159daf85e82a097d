import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { CaseColleaguesDocument, ColleaguesDocument } from '../api/documents.ts'

interface ColleagueSelectProps {
  /** Whose colleagues: those who may be given a task, or all around a case. */
  readonly of: { readonly taskId: string } | { readonly instanceId: string }
  readonly isMultiple?: boolean
  readonly id?: string
  readonly value?: string | string[]
  /** Account ids with the names that are shown for them. */
  readonly onChange?: (value: string | string[]) => void
  readonly onName?: (name: string) => void
}

/** Finds colleagues by name, post or place. */
export function ColleagueSelect({
  of,
  isMultiple,
  onChange,
  onName,
  ...field
}: ColleagueSelectProps) {
  const { t } = useTranslation('staff')
  const [search, setSearch] = useState('')
  const wanted = useDeferredValue(search)
  const { colleagues, isLoading } = useColleagues(of, wanted)
  return (
    <Select
      {...field}
      {...(isMultiple === true ? { mode: 'multiple' as const, maxCount: 20 } : {})}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      loading={isLoading}
      placeholder={t('colleagues.search')}
      notFoundContent={isLoading ? null : t('colleagues.none')}
      options={colleagues.map(({ id, name, posts }) => ({
        value: id,
        label: `${name}（${posts.join('、')}）`,
      }))}
      onChange={(value: string | string[]) => {
        onChange?.(value)
        const chosen = colleagues.find(({ id }) => id === value)
        if (chosen !== undefined) onName?.(chosen.name)
      }}
    />
  )
}

function useColleagues(of: ColleagueSelectProps['of'], search: string) {
  const ofTask = 'taskId' in of
  const [task] = useQuery({
    query: ColleaguesDocument,
    variables: { taskId: ofTask ? of.taskId : '', search },
    requestPolicy: 'network-only',
    pause: !ofTask,
  })
  const [instance] = useQuery({
    query: CaseColleaguesDocument,
    variables: { instanceId: ofTask ? '' : of.instanceId, search },
    requestPolicy: 'network-only',
    pause: ofTask,
  })
  return ofTask
    ? { colleagues: task.data?.task?.colleagues ?? [], isLoading: task.fetching }
    : { colleagues: instance.data?.instance?.colleagues ?? [], isLoading: instance.fetching }
}
