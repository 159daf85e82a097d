import { useEffect, useRef, useState } from 'react'

const TYPING_MS = 300

/** What is being typed, told when it rests; a change from elsewhere is shown. For words that stand in the address: it follows a moment
 *  later, and a field that waits for it takes letters back from who types fast or composes a word. Whoever has gone to another page
 *  meanwhile is not called back by it. */
export function useTyped(given: string, onRest: (text: string) => void) {
  const [text, setText] = useState(given)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const latest = useRef(onRest)
  latest.current = onRest
  useEffect(() => {
    // Who is typing has more than what the address has by now.
    if (timer.current === null) setText(given)
  }, [given])
  const stop = () => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
  }
  useEffect(() => stop, [])
  const type = (next: string) => {
    stop()
    setText(next)
    const { pathname } = window.location
    timer.current = setTimeout(() => {
      timer.current = null
      if (window.location.pathname === pathname) latest.current(next)
    }, TYPING_MS)
  }
  return [text, type] as const
}
