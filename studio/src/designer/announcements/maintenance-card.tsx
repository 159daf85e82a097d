import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AnnouncementsPageQuery, SetMaintenanceDocument } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { dateTimeText } from '../../staff/time-text.ts'
import { useNow } from '../../staff/use-now.ts'
import { useSaving } from '../org/use-saving.ts'
import { ConfirmDialog } from '../people/confirm-dialog.tsx'
import { MAX_BODY } from './announce-dialog.tsx'
import { SpanFields, ToldFields, toldOf, useSpan } from './told-fields.tsx'

type Maintenance = AnnouncementsPageQuery['maintenance']

interface MaintenanceProps {
  readonly maintenance: Maintenance
  readonly onSaved: () => void
}

/** Whether residents are shut out, and the way to shut them out and in again. */
export function MaintenanceCard({ maintenance, onSaved }: MaintenanceProps) {
  const { t, i18n } = useTranslation('studio')
  const now = useNow()
  const [open, setOpen] = useState<'set' | 'end' | null>(null)
  const { isOn, from, until, note, mayChange } = maintenance
  const close = () => setOpen(null)
  const saved = () => {
    close()
    onSaved()
  }
  const span =
    from === null || until === null
      ? null
      : {
          from: dateTimeText(from, now, localeOf(i18n)),
          until: dateTimeText(until, now, localeOf(i18n)),
        }
  return (
    <section className="card announcement announcement-maintenance" aria-labelledby="maintenance">
      <h2 id="maintenance">{t('maintenance.title')}</h2>
      <p>
        {span === null
          ? t('maintenance.none')
          : t(isOn ? 'maintenance.on' : 'maintenance.planned', span)}
      </p>
      {note !== null && <p className="announcement-body">{note}</p>}
      <p className="soft">{t('maintenance.about')}</p>
      {mayChange && (
        <div className="announcement-buttons">
          <Button onClick={() => setOpen('set')}>
            {t(span === null ? 'maintenance.set' : 'maintenance.change')}
          </Button>
          {span !== null && <Button onClick={() => setOpen('end')}>{t('maintenance.end')}</Button>}
        </div>
      )}
      {open === 'set' && <SetDialog maintenance={maintenance} onClose={close} onSaved={saved} />}
      {open === 'end' && <EndDialog onClose={close} onSaved={saved} />}
    </section>
  )
}

const HOUR_MS = 3_600_000

interface DialogProps {
  readonly onClose: () => void
  readonly onSaved: () => void
}

function SetDialog({ maintenance, onClose, onSaved }: DialogProps & MaintenanceProps) {
  const { t } = useTranslation('studio')
  const [openedAt] = useState(() => Date.now())
  const { from, until } = maintenance
  const times = useSpan(
    from === null ? openedAt : Date.parse(from),
    until === null ? openedAt + HOUR_MS : Date.parse(until),
  )
  const [note, setNote] = useState({ zh: t('maintenance.example', { lng: 'zh-CN' }), en: '' })
  const saving = useSaving(SetMaintenanceDocument, onSaved)
  const send = () => {
    if (times.span !== null) void saving.send({ input: { ...times.span, note: toldOf(note) } })
  }
  return (
    <ConfirmDialog
      title={t('maintenance.title')}
      confirm={t('maintenance.save')}
      saving={saving}
      isDanger
      isReady={times.span !== null && note.zh.trim() !== ''}
      onConfirm={send}
      onClose={onClose}
    >
      <p>{t('maintenance.sure')}</p>
      <SpanFields {...times} />
      <ToldFields
        label={t('maintenance.note')}
        value={note}
        most={MAX_BODY}
        isLong
        onChange={setNote}
      />
    </ConfirmDialog>
  )
}

function EndDialog({ onClose, onSaved }: DialogProps) {
  const { t } = useTranslation('studio')
  const saving = useSaving(SetMaintenanceDocument, onSaved)
  return (
    <ConfirmDialog
      title={t('maintenance.end')}
      confirm={t('maintenance.end')}
      saving={saving}
      onConfirm={() => void saving.send({ input: null })}
      onClose={onClose}
    >
      <p>{t('maintenance.endAbout')}</p>
    </ConfirmDialog>
  )
}
