import { useEffect, useRef, useState } from 'react'
import type { Examined } from '../editor/examine.ts'
import { createExaminer, type Examiner } from '../editor/examiner.ts'

const PAUSE_MS = 300

interface Found {
  readonly examined: Examined
  /** The text that is spoken of. */
  readonly examinedText: string
}

const NOT_YET: Found = {
  examined: { definition: null, findings: [], silenced: [], ranges: [] },
  examinedText: '',
}

/** What is found in the text once nobody has typed for 300 ms, examined beside the page; the first text without a pause. */
export function useExamined(text: string): Found {
  const [found, setFound] = useState<Found>(NOT_YET)
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
    const timer = setTimeout(
      () => {
        examiner.current ??= createExaminer()
        examiner.current.ask(text, (examined) => setFound({ examined, examinedText: text }))
      },
      found === NOT_YET ? 0 : PAUSE_MS,
    )
    return () => clearTimeout(timer)
  }, [text, found])
  return found
}
