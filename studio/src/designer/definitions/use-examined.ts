import { useEffect, useRef, useState } from 'react'
import { type Examined, examine } from '../editor/examine.ts'
import { createExaminer, type Examiner } from '../editor/examiner.ts'

const PAUSE_MS = 300

interface Found {
  readonly examined: Examined
  /** The text that is spoken of. */
  readonly examinedText: string
}

/** What is found in the text once nobody has typed for 300 ms, examined beside the page. The first text is examined at once. */
export function useExamined(text: string): Found {
  const [found, setFound] = useState<Found>(() => ({ examined: examine(text), examinedText: text }))
  const examiner = useRef<Examiner | null>(null)
  useEffect(
    () => () => {
      examiner.current?.close()
      examiner.current = null
    },
    [],
  )
  useEffect(() => {
    if (text === found.examinedText) return
    const timer = setTimeout(() => {
      examiner.current ??= createExaminer()
      examiner.current.ask(text, (examined) => setFound({ examined, examinedText: text }))
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, found.examinedText])
  return found
}
