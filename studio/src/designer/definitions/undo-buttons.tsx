import { RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditLabel } from '../../document/edit-history.ts'
import type { DraftDocument } from './use-draft-document.ts'

/** 撤销 and 重做, saying what they would take back or do again. */
export function UndoButtons({ draft }: { readonly draft: DraftDocument }) {
  const { t } = useTranslation('studio')
  const what = useEditText()
  return (
    <>
      <Button
        icon={<UndoOutlined aria-hidden="true" />}
        title={what('edit.undoWhat', draft.undoable)}
        aria-label={t('edit.undo')}
        disabled={draft.undoable === null}
        onClick={draft.undo}
      />
      <Button
        icon={<RedoOutlined aria-hidden="true" />}
        title={what('edit.redoWhat', draft.redoable)}
        aria-label={t('edit.redo')}
        disabled={draft.redoable === null}
        onClick={draft.redo}
      />
    </>
  )
}

function useEditText() {
  const { t } = useTranslation('studio')
  return (key: 'edit.undoWhat' | 'edit.redoWhat', label: EditLabel | null): string => {
    if (label === null) return t(key === 'edit.undoWhat' ? 'edit.undo' : 'edit.redo')
    return t(key, { what: t(`edit.done.${label.key}`, { what: label.what ?? '' }) })
  }
}

/** Ctrl+Z, and Ctrl+Shift+Z or Ctrl+Y, wherever one is on the page: what is typed there is part of the document too. Dialogs keep
 *  their own. */
export function useUndoKeys(draft: DraftDocument): void {
  const { t } = useTranslation('studio')
  const { message } = App.useApp()
  const latest = useRef(draft)
  latest.current = draft
  const tell = useRef(() => message.info(t('edit.byButton')))
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const deed = event.isComposing || isInDialog(event.target) ? null : deedOf(event)
      if (deed === null) return
      event.preventDefault()
      const { undoable } = latest.current
      // What two wrote is not parted by a slip of the hand: the button says what it takes back.
      const isMerge = undoable?.key === 'merge' || undoable?.key === 'theirs'
      if (deed === 'undo' && isMerge) void tell.current()
      else latest.current[deed]()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"]') !== null
}

function deedOf({
  key,
  ctrlKey,
  metaKey,
  shiftKey,
  altKey,
}: KeyboardEvent): 'undo' | 'redo' | null {
  if (altKey || !(ctrlKey || metaKey)) return null
  const letter = key.toLowerCase()
  if (letter === 'z') return shiftKey ? 'redo' : 'undo'
  return letter === 'y' && !shiftKey ? 'redo' : null
}
