import { type RefObject, useEffect } from 'react'
import { hasLetterKeys, isLetterKey } from '../staff/shortcut-sheet.tsx'

/** `j` and `k` move the focus over the rows of the list (Enter then opens, as on every link).
 *  Silent while somebody types, while a dialog is open, and where single-letter shortcuts were switched off (WCAG 2.1.4). */
export function useRowKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      const step = stepOf(event)
      if (step === 0 || !hasLetterKeys()) return
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-task-row]') ?? [])]
      const here = rows.findIndex((row) => row.matches(':focus'))
      const next = here === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, here + step))
      rows[next]?.focus()
      rows[next]?.scrollIntoView({ block: 'nearest' })
    }
    window.addEventListener('keydown', move)
    return () => window.removeEventListener('keydown', move)
  }, [list])
}

function stepOf(event: KeyboardEvent): -1 | 0 | 1 {
  if (!isLetterKey(event)) return 0
  if (event.key === 'j') return 1
  if (event.key === 'k') return -1
  return 0
}
