import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AnnouncementsPageQuery, WithdrawAnnouncementDocument } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { dateTimeText } from '../../staff/time-text.ts'
import { useNow } from '../../staff/use-now.ts'
import { useSaving } from '../org/use-saving.ts'
import { ConfirmDialog } from '../people/confirm-dialog.tsx'

type Announcement = AnnouncementsPageQuery['allAnnouncements'][number]

interface ListProps {
  readonly announcements: readonly Announcement[]
  readonly mayChange: boolean
  readonly onSaved: () => void
}

/** All that was announced, with where it stands; what counts still can be taken back. */
export function AnnouncementList({ announcements, mayChange, onSaved }: ListProps) {
  const { t, i18n } = useTranslation('studio')
  const now = useNow()
  const [asked, setAsked] = useState<Announcement | null>(null)
  const locale = localeOf(i18n)
  const done = () => {
    setAsked(null)
    onSaved()
  }
  return (
    <>
      <ul className="announcement-list">
        {announcements.map((each) => {
          const { id, title, body, audience, from, until, by } = each
          const state = stateOf(each, now)
          return (
            <li key={id} className="card announcement">
              <h2>{title}</h2>
              <p className="announcement-body">{body}</p>
              <p className="soft">
                {t(`announcements.state.${state}`)} · {t(`announcements.audience.${audience}`)} ·{' '}
                {t('announcements.span', {
                  from: dateTimeText(from, now, locale),
                  until: dateTimeText(until, now, locale),
                })}
                {by !== null && ` · ${by}`}
              </p>
              {mayChange && (state === 'now' || state === 'planned') && (
                <div>
                  <Button onClick={() => setAsked(each)}>{t('announcements.withdraw')}</Button>
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {asked !== null && (
        <WithdrawDialog announcement={asked} onClose={() => setAsked(null)} onSaved={done} />
      )}
    </>
  )
}

function stateOf({ from, until, withdrawnAt }: Announcement, now: number) {
  if (withdrawnAt !== null) return 'withdrawn'
  if (Date.parse(until) <= now) return 'over'
  return Date.parse(from) > now ? 'planned' : 'now'
}

interface WithdrawProps {
  readonly announcement: Announcement
  readonly onClose: () => void
  readonly onSaved: () => void
}

function WithdrawDialog({ announcement, onClose, onSaved }: WithdrawProps) {
  const { t } = useTranslation('studio')
  const saving = useSaving(WithdrawAnnouncementDocument, onSaved)
  return (
    <ConfirmDialog
      title={t('announcements.withdrawTitle', { title: announcement.title })}
      confirm={t('announcements.withdraw')}
      saving={saving}
      isDanger
      onConfirm={() => void saving.send({ id: announcement.id })}
      onClose={onClose}
    >
      <p>{t('announcements.withdrawAbout')}</p>
    </ConfirmDialog>
  )
}
