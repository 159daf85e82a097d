import { Switch } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { remember, remembered } from '../ui/remembered.ts'
import { Dialog } from './dialog.tsx'

const KEY = 'linli.shortcuts-off'

export interface ShortcutGroup {
  readonly title: string
  readonly shortcuts: readonly { readonly keys: string; readonly does: string }[]
}

/** Whether keys without Ctrl or Alt do anything (WCAG 2.1.4). */
export function hasLetterKeys(): boolean {
  return remembered(KEY) !== 'off'
}

/** Whether a key is pressed where a letter is no text: nobody types or composes, and no dialog is open. */
export function isLetterKey(event: KeyboardEvent): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false
  const target = event.target instanceof HTMLElement ? event.target : null
  return target?.closest('input, textarea, select, [contenteditable], [role="dialog"]') == null
}

/** `?` asks for the sheet, where single letters are on. */
export function useShortcutKey(onAsk: () => void): void {
  const asked = useRef(onAsk)
  asked.current = onAsk
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === '?' && isLetterKey(event) && hasLetterKeys()) asked.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

interface ShortcutSheetProps {
  readonly isOpen: boolean
  /** Those valid on the page. */
  readonly groups: readonly ShortcutGroup[]
  readonly onClose: () => void
}

/** The keys that work here, and the switch that turns single letters off. */
export function ShortcutSheet({ isOpen, groups, onClose }: ShortcutSheetProps) {
  const { t } = useTranslation('staff')
  const [isOn, setIsOn] = useState(hasLetterKeys)
  const id = useId()
  const choose = (on: boolean) => {
    remember(KEY, on ? 'on' : 'off')
    setIsOn(on)
  }
  return (
    <Dialog open={isOpen} title={t('shortcuts.title')} onCancel={onClose} footer={null} width={480}>
      {groups.map(({ title, shortcuts }) => (
        <section key={title} aria-label={title}>
          {groups.length > 1 && <h3 className="shortcut-part">{title}</h3>}
          <dl className="shortcut-list">
            {shortcuts.map(({ keys, does }) => (
              <div key={keys} className="shortcut">
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="shortcut-switch">
        <label htmlFor={id}>{t('shortcuts.on')}</label>
        <Switch id={id} checked={isOn} onChange={choose} />
      </p>
    </Dialog>
  )
}
