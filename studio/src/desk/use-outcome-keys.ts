import { type RefObject, useEffect } from 'react'
import { hasLetterKeys, isLetterKey } from '../staff/shortcut-sheet.tsx'

const MOST_KEYS = 9

/** `1` to `9`, in the order of the buttons. Outcomes are the street's own words, so no letter would fit them all. */
export function outcomeKeys<Outcome>(
  outcomes: readonly Outcome[],
): readonly (Outcome & { readonly key: string })[] {
  return outcomes.slice(0, MOST_KEYS).map((outcome, index) => ({ ...outcome, key: `${index + 1}` }))
}

/** A figure puts the focus on the button of its outcome; Enter then presses it. What is decided by one stray key is not taken back by another.
 *  Silent where letters are (`isLetterKey`), and where single keys were switched off (WCAG 2.1.4). */
export function useOutcomeKeys(
  form: RefObject<HTMLElement | null>,
  outcomes: readonly { readonly id: string }[],
): void {
  useEffect(() => {
    const choose = (event: KeyboardEvent) => {
      const chosen = outcomeKeys(outcomes).find(({ key }) => key === event.key)
      if (chosen === undefined || !isLetterKey(event) || !hasLetterKeys()) return
      const buttons = form.current?.querySelectorAll<HTMLButtonElement>('button[name="action"]')
      const button = [...(buttons ?? [])].find(({ value }) => value === chosen.id)
      if (button === undefined) return
      event.preventDefault()
      button.focus()
    }
    window.addEventListener('keydown', choose)
    return () => window.removeEventListener('keydown', choose)
  }, [form, outcomes])
}
