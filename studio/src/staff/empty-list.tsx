import { InboxOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'

interface EmptyListProps {
  readonly title: string
  readonly advice: string
  readonly action?: ReactNode
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
