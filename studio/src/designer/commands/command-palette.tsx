import { Input } from 'antd'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../staff/dialog.tsx'
import type { NavItem } from '../../staff/staff-shell.tsx'
import { type Entry, entriesFor } from './entry.ts'
import { useEntries } from './use-entries.ts'
import './commands.css'

interface CommandPaletteProps {
  readonly items: readonly NavItem[]
  readonly onShortcuts: () => void
  readonly onClose: () => void
}

/** Goes anywhere and does what can be done from anywhere, by a few letters: titles, ids, initials of pinyin. */
export function CommandPalette({ items, onShortcuts, onClose }: CommandPaletteProps) {
  const { t } = useTranslation('studio')
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = entriesFor(useEntries({ items, onShortcuts }), typed)
  const run = (entry: Entry | undefined) => {
    if (entry === undefined) return
    onClose()
    entry.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const next = stepped(at, event.key, found.length)
    if (event.key === 'Enter') run(found[at])
    else if (next === null) return
    else setAt(next)
    event.preventDefault()
  }
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])
  return (
    <Dialog open title={t('commands.title')} footer={null} onCancel={onClose} width={560}>
      <Input
        autoFocus
        role="combobox"
        aria-label={t('commands.find')}
        aria-expanded="true"
        aria-controls={id}
        aria-autocomplete="list"
        {...(found[at] === undefined ? {} : { 'aria-activedescendant': `${id}-${at}` })}
        placeholder={t('commands.hint')}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} className="command-list" role="listbox" aria-label={t('commands.found')}>
        {found.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the focus and the keys
          <div
            key={entry.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="command"
            onClick={() => run(entry)}
          >
            <span>{entry.title}</span>
            <span className="soft">{t(`commands.kind.${entry.kind}`)}</span>
          </div>
        ))}
      </div>
      <p className="soft" role="status">
        {found.length === 0 ? t('commands.none') : t('commands.count', { count: found.length })}
      </p>
    </Dialog>
  )
}

/** Where a key leads in a list of so many; null for another key. */
function stepped(at: number, key: string, count: number): number | null {
  if (key === 'ArrowDown') return count === 0 ? 0 : (at + 1) % count
  if (key === 'ArrowUp') return count === 0 ? 0 : (at + count - 1) % count
  return null
}
