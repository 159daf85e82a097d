import { useEffect, useState } from 'react'

/** For a dialog that is taken off the page at once: when it goes, and the focus with it, the focus returns to what opened
 *  the dialog, or to the page's content where that takes none any more. */
export function useFocusReturn(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      focusIfLost(opener)
      focusIfLost(document.getElementById('content'))
    },
    [opener],
  )
}

function focusIfLost(element: Element | null): void {
  if (document.activeElement !== document.body) return
  if (element instanceof HTMLElement) element.focus({ preventScroll: true })
}
