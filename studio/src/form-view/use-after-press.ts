import { type MouseEvent, useCallback, useRef } from 'react'

/** Puts off what moves the page until the press in progress is over: a box that moves away between mouse-down and
 *  mouse-up hears no click. `beginPress` belongs on a parent of all that can be pressed, as `onMouseDownCapture`. */
export function useAfterPress() {
  const waiting = useRef<(() => void)[] | null>(null)
  const beginPress = useCallback((event: MouseEvent) => {
    if (waiting.current !== null) return
    waiting.current = []
    const page = event.currentTarget.ownerDocument
    const end = () => {
      page.removeEventListener('mouseup', end)
      page.removeEventListener('dragend', end)
      // The click comes in the same turn as the mouse-up.
      setTimeout(() => {
        const ready = waiting.current ?? []
        waiting.current = null
        for (const run of ready) run()
      })
    }
    page.addEventListener('mouseup', end)
    page.addEventListener('dragend', end)
  }, [])
  const afterPress = useCallback((run: () => void) => {
    if (waiting.current === null) run()
    else waiting.current.push(run)
  }, [])
  return { beginPress, afterPress }
}
