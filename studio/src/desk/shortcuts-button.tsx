import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ShortcutGroup, ShortcutSheet, useShortcutKey } from '../staff/shortcut-sheet.tsx'
import type { TaskDetail } from './task-detail.ts'
import { outcomeKeys } from './use-outcome-keys.ts'

/** The keys that work on the list of tasks. */
export function ListShortcuts() {
  const { t } = useTranslation('desk')
  const shortcuts = [
    { keys: 'j', does: t('shortcuts.next') },
    { keys: 'k', does: t('shortcuts.previous') },
    { keys: 'Enter', does: t('shortcuts.open') },
  ]
  return <ShortcutsButton title={t('inbox.title')} shortcuts={shortcuts} />
}

/** The keys that work on a task that is hers. */
export function TaskShortcuts({ task }: { readonly task: TaskDetail }) {
  const { t } = useTranslation('desk')
  const shortcuts = outcomeKeys(task.outcomes).map(({ key, title }) => ({
    keys: key,
    does: t('shortcuts.outcome', { title }),
  }))
  return <ShortcutsButton title={t('task.work')} shortcuts={shortcuts} />
}

/** The keys that work here, by a button or by `?`. */
function ShortcutsButton({ title, shortcuts }: ShortcutGroup) {
  const { t } = useTranslation(['desk', 'staff'])
  const [isOpen, setIsOpen] = useState(false)
  useShortcutKey(() => setIsOpen(true))
  const all = [...shortcuts, { keys: '?', does: t('shortcuts.sheet') }]
  return (
    <>
      <Button className="shortcuts-button" type="text" onClick={() => setIsOpen(true)}>
        {t('staff:shortcuts.title')}
      </Button>
      <ShortcutSheet
        isOpen={isOpen}
        groups={[{ title, shortcuts: all }]}
        onClose={() => setIsOpen(false)}
      />
    </>
  )
}
