import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { AnnouncementsPageDocument } from '../../api/documents.ts'
import { EmptyList } from '../../staff/empty-list.tsx'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { AnnounceDialog } from './announce-dialog.tsx'
import { AnnouncementList } from './announcement-list.tsx'
import { MaintenanceCard } from './maintenance-card.tsx'
import './announcements.css'

/** What the street tells people for some days, and when its portal is closed for maintenance. */
export function AnnouncementsPage() {
  const { t } = useTranslation('studio')
  usePageTitle(t('announcements.title'))
  const [isWriting, setIsWriting] = useState(false)
  const [{ data, error }, reload] = useQuery({
    query: AnnouncementsPageDocument,
    requestPolicy: 'network-only',
  })
  const reloadNow = () => reload({ requestPolicy: 'network-only' })
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={reloadNow} />
  }
  const { allAnnouncements, maintenance } = data
  const { mayChange } = maintenance
  const saved = () => {
    setIsWriting(false)
    reloadNow()
  }
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('announcements.title')}</h1>
        {mayChange && (
          <Button type="primary" onClick={() => setIsWriting(true)}>
            {t('announcements.write')}
          </Button>
        )}
      </div>
      {!mayChange && <p className="soft">{t('announcements.whole')}</p>}
      <MaintenanceCard maintenance={maintenance} onSaved={reloadNow} />
      {allAnnouncements.length === 0 ? (
        <EmptyList
          title={t('announcements.none')}
          advice={t('announcements.noneAdvice')}
          action={
            mayChange && (
              <Button onClick={() => setIsWriting(true)}>{t('announcements.write')}</Button>
            )
          }
        />
      ) : (
        <AnnouncementList
          announcements={allAnnouncements}
          mayChange={mayChange}
          onSaved={reloadNow}
        />
      )}
      {isWriting && <AnnounceDialog onClose={() => setIsWriting(false)} onSaved={saved} />}
    </div>
  )
}
