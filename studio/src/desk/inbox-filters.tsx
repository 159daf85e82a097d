import { SearchOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskRowFragment } from '../api/documents.ts'
import { useTyped } from '../staff/use-typed.ts'
import { type InboxFilter, isNarrowed, NO_FILTER } from './inbox-filter.ts'
import { SavedViews } from './saved-views.tsx'
import { URGENCIES } from './urgency.ts'

interface InboxFiltersProps {
  readonly filter: InboxFilter
  /** Unfiltered, to offer only kinds that occur. */
  readonly tasks: readonly TaskRowFragment[]
  readonly onChange: (filter: InboxFilter) => void
}

/** Narrows the inbox by holder, kind and words. */
export function InboxFilters({ filter, tasks, onChange }: InboxFiltersProps) {
  const { t } = useTranslation('desk')
  const id = useId()
  const [text, setText] = useTyped(filter.text, (next) => onChange({ ...filter, text: next }))
  const steps = [...new Set(tasks.map(({ title }) => title))]
  const kinds = [...new Map(tasks.map(({ instance }) => [instance.definitionId, instance.title]))]
  return (
    <search className="inbox-filters" aria-label={t('filter.title')}>
      <label className="visually-hidden" htmlFor={`${id}-holder`}>
        {t('filter.holder')}
      </label>
      <Select
        id={`${id}-holder`}
        value={filter.holder}
        onChange={(holder) => onChange({ ...filter, holder })}
        options={[
          { value: 'all', label: t('filter.all') },
          { value: 'mine', label: t('filter.mine') },
          { value: 'pool', label: t('filter.pool') },
          { value: 'team', label: t('filter.team') },
        ]}
      />
      <label className="visually-hidden" htmlFor={`${id}-kind`}>
        {t('filter.kind')}
      </label>
      <Select
        id={`${id}-kind`}
        className="inbox-kind"
        value={filter.kind}
        onChange={(kind) => onChange({ ...filter, kind })}
        options={[
          { value: '', label: t('filter.everyKind') },
          ...kinds.map(([value, label]) => ({ value, label })),
        ]}
      />
      <label className="visually-hidden" htmlFor={`${id}-step`}>
        {t('filter.step')}
      </label>
      <Select
        id={`${id}-step`}
        className="inbox-kind"
        value={filter.step}
        onChange={(step) => onChange({ ...filter, step })}
        options={[
          { value: '', label: t('filter.everyStep') },
          ...steps.map((step) => ({ value: step, label: step })),
        ]}
      />
      <label className="visually-hidden" htmlFor={`${id}-due`}>
        {t('filter.due')}
      </label>
      <Select
        id={`${id}-due`}
        value={filter.due}
        onChange={(due) => onChange({ ...filter, due })}
        options={[
          { value: '', label: t('filter.everyDue') },
          ...URGENCIES.map((due) => ({ value: due, label: t(`urgency.${due}`) })),
        ]}
      />
      <label className="visually-hidden" htmlFor={`${id}-text`}>
        {t('filter.text')}
      </label>
      <Input
        id={`${id}-text`}
        className="inbox-text"
        prefix={<SearchOutlined aria-hidden="true" />}
        placeholder={t('filter.text')}
        value={text}
        allowClear
        onChange={(event) => setText(event.target.value)}
      />
      {isNarrowed(filter) && (
        <Button type="link" onClick={() => onChange({ ...NO_FILTER, tab: filter.tab })}>
          {t('filter.clear')}
        </Button>
      )}
      <SavedViews filter={filter} />
    </search>
  )
}
