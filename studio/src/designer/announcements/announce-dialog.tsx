import { Radio } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AnnounceDocument } from '../../api/documents.ts'
import { useSaving } from '../org/use-saving.ts'
import { ConfirmDialog } from '../people/confirm-dialog.tsx'
import { SpanFields, ToldFields, toldOf, useSpan } from './told-fields.tsx'

const MAX_TITLE = 60
export const MAX_BODY = 1_000
const WEEK_MS = 7 * 86_400_000
const NOTHING = { zh: '', en: '' }

interface AnnounceProps {
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** Writes an announcement: what, for whom, and from when until when. */
export function AnnounceDialog({ onClose, onSaved }: AnnounceProps) {
  const { t } = useTranslation('studio')
  const id = useId()
  const [openedAt] = useState(() => Date.now())
  const [title, setTitle] = useState(NOTHING)
  const [body, setBody] = useState(NOTHING)
  const [audience, setAudience] = useState<'EVERYONE' | 'STAFF'>('EVERYONE')
  const times = useSpan(openedAt, openedAt + WEEK_MS)
  const saving = useSaving(AnnounceDocument, onSaved)
  const isWritten = title.zh.trim() !== '' && body.zh.trim() !== ''
  const send = () => {
    if (times.span === null) return
    const input = { title: toldOf(title), body: toldOf(body), audience, ...times.span }
    void saving.send({ input })
  }
  return (
    <ConfirmDialog
      title={t('announcements.write')}
      confirm={t('announcements.send')}
      saving={saving}
      isReady={isWritten && times.span !== null}
      onConfirm={send}
      onClose={onClose}
    >
      <ToldFields
        label={t('announcements.heading')}
        value={title}
        most={MAX_TITLE}
        onChange={setTitle}
      />
      <ToldFields
        label={t('announcements.text')}
        value={body}
        most={MAX_BODY}
        isLong
        onChange={setBody}
      />
      <fieldset className="field-entry announcement-audience">
        <legend id={`${id}-audience`}>{t('announcements.for')}</legend>
        <Radio.Group
          aria-labelledby={`${id}-audience`}
          value={audience}
          onChange={({ target }) => setAudience(target.value)}
          options={(['EVERYONE', 'STAFF'] as const).map((value) => ({
            value,
            label: t(`announcements.audience.${value}`),
          }))}
        />
      </fieldset>
      <SpanFields {...times} />
    </ConfirmDialog>
  )
}
