import { useEffect, useRef } from 'react'

/** For a dialog that may be taken off the page while it is open: when it goes, and the focus with it, the focus returns to what opened
 *  the dialog, or to the page's content where that takes none any more. */
export function useFocusReturn(isOpen: boolean): void {
  const opener = useRef<Element | null>(null)
  const wasOpen = useRef(false)
  // While it is drawn for the first time, what opened it has the focus yet.
  if (isOpen && !wasOpen.current) opener.current = document.activeElement
  wasOpen.current = isOpen
  useEffect(
    () => () => {
      if (!wasOpen.current) return
      // With the picture that the page is laid out for anyway: at once, it would be laid out for the focus alone.
      requestAnimationFrame(() => {
        focusIfLost(opener.current)
        focusIfLost(document.getElementById('content'))
      })
    },
    [],
  )
}

function focusIfLost(element: Element | null): void {
  if (document.activeElement !== document.body) return
  if (element instanceof HTMLElement) element.focus({ preventScroll: true })
}
