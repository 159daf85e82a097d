import { Alert, Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NoteShiftDocument, type ShiftFieldsFragment } from '../../api/documents.ts'
import { useSaving } from '../org/use-saving.ts'

interface NoteOfShiftProps {
  readonly shift: ShiftFieldsFragment
  readonly onSaved: () => void
}

/** What the next shift should know, and who wrote it. */
export function NoteOfShift({ shift, onSaved }: NoteOfShiftProps) {
  const { t } = useTranslation('team')
  const id = useId()
  const [text, setText] = useState(shift.note ?? '')
  const { send, problem, isSaving } = useSaving(NoteShiftDocument, onSaved)
  return (
    <div className="field-entry shift-note">
      {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
      <label htmlFor={id}>{t('shift.note')}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="soft">
        {shift.notedBy === null ? t('shift.noteHelp') : t('shift.notedBy', { name: shift.notedBy })}
      </p>
      <Button
        loading={isSaving}
        disabled={text === (shift.note ?? '')}
        onClick={() => void send({ id: shift.id, text })}
      >
        {t('shift.noteSave')}
      </Button>
    </div>
  )
}
