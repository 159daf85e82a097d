import { SearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ShortcutSheet, useShortcutKey } from '../../staff/shortcut-sheet.tsx'
import type { NavItem } from '../../staff/staff-shell.tsx'
import { useShortcutsHere } from './use-shortcuts-here.ts'

const CommandPalette = lazy(async () => ({
  default: (await import('./command-palette.tsx')).CommandPalette,
}))

/** Ctrl+K and `?`, wherever one is in the studio, and a button for who knows no keys. */
export function CommandKeys({ items }: { readonly items: readonly NavItem[] }) {
  const { t } = useTranslation('studio')
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null)
  const close = () => setOpen(null)
  const groups = useShortcutsHere()
  useShortcutKey(() => setOpen('shortcuts'))
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isAsked = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k'
      if (!isAsked || event.isComposing || event.altKey || event.shiftKey) return
      // The browser's own search does not come over the page; a dialog that is open is finished first.
      event.preventDefault()
      if (!isDialogOpen()) setOpen('palette')
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [])
  return (
    <>
      <Button
        type="text"
        icon={<SearchOutlined aria-hidden="true" />}
        aria-label={t('commands.title')}
        aria-keyshortcuts="Control+K"
        title={t('commands.button')}
        onClick={() => setOpen('palette')}
      />
      {open === 'palette' && (
        <Suspense fallback={null}>
          <CommandPalette items={items} onShortcuts={() => setOpen('shortcuts')} onClose={close} />
        </Suspense>
      )}
      <ShortcutSheet isOpen={open === 'shortcuts'} groups={groups} onClose={close} />
    </>
  )
}

/** What was closed may stay in the page, unseen. */
function isDialogOpen(): boolean {
  const dialogs = [...document.querySelectorAll('[role="dialog"]')]
  return dialogs.some((dialog) => dialog.getClientRects().length > 0)
}
