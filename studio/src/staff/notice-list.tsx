import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../i18n/i18n.ts'
import type { Notice } from './notice-pile.ts'
import { StaffLink } from './staff-link.tsx'
import { dateTimeText } from './time-text.ts'
import type { Notices } from './use-notices.ts'

/** The notices that are shown, and a button for older ones. */
export function NoticeList({
  shown,
  hasOlder,
  isLoading,
  showOlder,
}: Pick<Notices, 'shown' | 'hasOlder' | 'isLoading' | 'showOlder'>) {
  const { t, i18n } = useTranslation('staff')
  if (shown.length === 0) return <p className="notice-none soft">{t('notices.none')}</p>
  return (
    <ul className="notice-list">
      {shown.map((notice) => (
        <li key={notice.id}>
          <NoticeLink notice={notice}>
            <strong>{notice.title}</strong>
            <span>{notice.body}</span>
            <time dateTime={notice.at}>{dateTimeText(notice.at, Date.now(), localeOf(i18n))}</time>
          </NoticeLink>
        </li>
      ))}
      {hasOlder && (
        <li className="notice-older">
          <Button block loading={isLoading} onClick={showOlder}>
            {t('notices.older')}
          </Button>
        </li>
      )}
    </ul>
  )
}

function NoticeLink({
  notice,
  children,
}: {
  readonly notice: Notice
  readonly children: ReactNode
}) {
  if (notice.href !== null) return <a href={notice.href}>{children}</a>
  const to = `/instances/${encodeURIComponent(notice.instanceId)}`
  return <StaffLink to={to}>{children}</StaffLink>
}
