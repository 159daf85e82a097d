import { BellOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation, useQuery } from 'urql'
import { MarkNoticesReadDocument, NoticesDocument, type NoticesQuery } from '../api/documents.ts'
import { localeOf } from '../i18n/i18n.ts'
import { StaffLink } from './staff-link.tsx'
import { dateTimeText } from './time-text.ts'

const SEEN_KEY = 'linli.notices-seen'
const SHOWN = 20
/** The bell is not the last button of the bar: on a phone the list would begin left of the screen. */
const STAY_ON_SCREEN = { overflow: { shiftX: true, adjustY: true } }

/** The notices sent to me, newest first; those that came since I last looked on this device are counted. */
export function NoticeBell() {
  const { t } = useTranslation('staff')
  const [{ data }, reload] = useQuery({ query: NoticesDocument })
  const [, markRead] = useMutation(MarkNoticesReadDocument)
  const [seenAt, setSeenAt] = useState(() => localStorage.getItem(SEEN_KEY) ?? '')
  const notices = noticesIn(data)
  const fresh = notices.filter((notice) => !notice.isRead && notice.at > seenAt).length
  const look = (open: boolean) => {
    if (open) reload({ requestPolicy: 'network-only' })
    else {
      const newest = notices.reduce((last, notice) => (notice.at > last ? notice.at : last), seenAt)
      localStorage.setItem(SEEN_KEY, newest)
      setSeenAt(newest)
      if (fresh > 0) void markRead({ upTo: newest })
    }
  }
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      align={STAY_ON_SCREEN}
      onOpenChange={look}
      title={t('notices.title')}
      content={<NoticeList notices={notices.slice(0, SHOWN)} />}
    >
      <Button
        type="text"
        icon={<BellOutlined />}
        aria-label={fresh === 0 ? t('notices.title') : t('notices.fresh', { count: fresh })}
      >
        {fresh > 0 && (
          <span className="bell-count" aria-hidden="true">
            {fresh}
          </span>
        )}
      </Button>
    </Popover>
  )
}

interface Shown {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly at: string
  readonly isRead: boolean
  /** Null for a case, which each face shows on a page of its own. */
  readonly href: string | null
  readonly instanceId: string
}

/** Of cases, of teams and of herself, newest first. */
function noticesIn(data: NoticesQuery | undefined): readonly Shown[] {
  const ofCases = (data?.notices ?? []).map(({ readAt, ...notice }) => ({
    ...{ ...notice, isRead: readAt !== null, href: null },
  }))
  const ofTeams = (data?.teamNotices ?? []).map(({ kind, teamId, ...notice }) => ({
    ...{ ...notice, isRead: false, instanceId: '' },
    href: kind === 'SWAP' ? '/desk' : `/studio/teams/${encodeURIComponent(teamId)}`,
  }))
  const ofHerself = (data?.personNotices ?? []).map(({ kind: _, ...notice }) => ({
    ...{ ...notice, isRead: false, instanceId: '', href: '/desk' },
  }))
  return [...ofCases, ...ofTeams, ...ofHerself].sort((one, other) => other.at.localeCompare(one.at))
}

function NoticeList({ notices }: { readonly notices: readonly Shown[] }) {
  const { t, i18n } = useTranslation('staff')
  if (notices.length === 0) return <p className="notice-none soft">{t('notices.none')}</p>
  return (
    <ul className="notice-list">
      {notices.map((notice) => (
        <li key={notice.id}>
          <NoticeLink notice={notice}>
            <strong>{notice.title}</strong>
            <span>{notice.body}</span>
            <time dateTime={notice.at}>{dateTimeText(notice.at, Date.now(), localeOf(i18n))}</time>
          </NoticeLink>
        </li>
      ))}
    </ul>
  )
}

function NoticeLink({
  notice,
  children,
}: {
  readonly notice: Shown
  readonly children: ReactNode
}) {
  if (notice.href !== null) return <a href={notice.href}>{children}</a>
  const to = `/instances/${encodeURIComponent(notice.instanceId)}`
  return <StaffLink to={to}>{children}</StaffLink>
}
