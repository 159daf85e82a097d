import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ShortcutSheet, useShortcutKey } from '../staff/shortcut-sheet.tsx'

/** The keys that work on the list of tasks, by a button or by `?`. */
export function ShortcutsButton() {
  const { t } = useTranslation(['desk', 'staff'])
  const [isOpen, setIsOpen] = useState(false)
  useShortcutKey(() => setIsOpen(true))
  const shortcuts = [
    { keys: 'j', does: t('shortcuts.next') },
    { keys: 'k', does: t('shortcuts.previous') },
    { keys: 'Enter', does: t('shortcuts.open') },
    { keys: '?', does: t('shortcuts.sheet') },
  ]
  return (
    <>
      <Button className="shortcuts-button" type="text" onClick={() => setIsOpen(true)}>
        {t('staff:shortcuts.title')}
      </Button>
      <ShortcutSheet
        isOpen={isOpen}
        groups={[{ title: t('inbox.title'), shortcuts }]}
        onClose={() => setIsOpen(false)}
      />
    </>
  )
}
