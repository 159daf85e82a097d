import { useEffect, useState } from 'react'

const TYPING_MS = 300

/** What is being typed, told when it rests; a change from elsewhere is shown. For words that stand in the address: it follows a moment
 *  later, and a field that waits for it takes letters back from who types fast or composes a word. */
export function useTyped(given: string, onRest: (text: string) => void) {
  const [text, setText] = useState(given)
  useEffect(() => setText(given), [given])
  useEffect(() => {
    if (text === given) return
    const timer = setTimeout(() => onRest(text), TYPING_MS)
    return () => clearTimeout(timer)
  })
  return [text, setText] as const
}
