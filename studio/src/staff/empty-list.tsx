import { InboxOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface EmptyListProps {
  readonly title: string
  readonly advice: string
  /** What to do first; null where nobody can do anything here, or the page has it above. */
  readonly action: ReactNode
}

/** Says what an empty list is for and what to do first. */
export function EmptyList({ title, advice, action }: EmptyListProps) {
  return (
    <div className="empty" role="status">
      <InboxOutlined className="empty-icon" aria-hidden="true" />
      <p className="empty-title">{title}</p>
      <p className="soft">{advice}</p>
      {action}
    </div>
  )
}

/** Stands for a list of which the filter leaves nothing. */
export function NothingFound({ onClear }: { readonly onClear: () => void }) {
  const { t } = useTranslation('staff')
  return (
    <EmptyList
      title={t('nothingFound.title')}
      advice={t('nothingFound.advice')}
      action={<Button onClick={onClear}>{t('nothingFound.clear')}</Button>}
    />
  )
}
