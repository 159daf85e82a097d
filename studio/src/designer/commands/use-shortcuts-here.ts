import { useTranslation } from 'react-i18next'
import type { ShortcutGroup } from '../../staff/shortcut-sheet.tsx'
import { usePath, useQueryString } from '../../staff/staff-link.tsx'

/** Keys of each part of the studio, in the order they are told. */
const KEYS = {
  everywhere: [
    ['Ctrl+K', 'commands'],
    ['?', 'sheet'],
  ],
  draft: [
    ['Ctrl+Z', 'undo'],
    ['Ctrl+Shift+Z', 'redo'],
  ],
  forms: [
    ['↑ ↓', 'fieldStep'],
    ['Alt+↑ ↓', 'fieldMove'],
    ['Enter', 'fieldEdit'],
    ['Ctrl+C / X / V', 'fieldCopy'],
    ['Delete', 'fieldRemove'],
  ],
  canvas: [
    ['← ↑ → ↓', 'stepGo'],
    ['Enter', 'stepOpen'],
    ['+', 'stepInsert'],
    ['C', 'stepConnect'],
    ['Ctrl+C / V / D', 'stepCopy'],
    ['Delete', 'stepRemove'],
    ['Shift+F10', 'stepMenu'],
    ['Ctrl+F', 'find'],
  ],
  remarks: [
    ['Enter', 'remarkWrite'],
    ['Ctrl+Enter', 'remarkTake'],
    ['Esc', 'remarkLeave'],
    ['← ↑ → ↓', 'remarkMove'],
    ['Shift+← ↑ → ↓', 'remarkResize'],
    ['1 – 5', 'remarkColor'],
    ['Delete', 'remarkRemove'],
    ['Shift+F10', 'remarkMenu'],
  ],
} as const

/** The shortcuts that are valid on the page that is open. */
export function useShortcutsHere(): readonly ShortcutGroup[] {
  const { t } = useTranslation('studio')
  const path = usePath()
  const tab = useQueryString().get('tab') ?? 'canvas'
  const isDraft = /^\/definitions\/[^/]+$/.test(path)
  const parts: readonly (keyof typeof KEYS)[] = [
    ...(isDraft && (tab === 'canvas' || tab === 'forms') ? [tab as 'canvas' | 'forms'] : []),
    ...(isDraft && tab === 'canvas' ? (['remarks'] as const) : []),
    ...(isDraft ? (['draft'] as const) : []),
    'everywhere',
  ]
  return parts.map((part) => ({
    title: t(`shortcuts.part.${part}`),
    shortcuts: KEYS[part].map(([keys, deed]) => ({ keys, does: t(`shortcuts.does.${deed}`) })),
  }))
}
