import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Examined } from '../editor/examine.ts'
import { createLocalTextStore } from './local-text-store.ts'
import { useExamined } from './use-examined.ts'

const KEEP_MS = 500

/** What the server holds: the draft, or the newest version where there is none. */
export interface SavedText {
  readonly text: string
  /** 0 without a draft. */
  readonly revision: number
}

export interface DraftDocument {
  readonly text: string
  /** Differs from what the server holds. */
  readonly isDirty: boolean
  /** Revision the text was typed on; saving is refused when the server has gone on. */
  readonly baseRevision: number
  /** Was found on this device from an earlier visit (epoch ms). */
  readonly restoredAt: number | null
  readonly examined: Examined
  /** The text `examined` speaks of: a little behind while one types. */
  readonly examinedText: string
  readonly isChecking: boolean
  /** Grows when the text was replaced by something else than typing. */
  readonly generation: number
  readonly change: (text: string) => void
  /** The server now holds this; what was typed meanwhile stays. */
  readonly accept: (saved: SavedText) => void
  /** This stands now in place of the text. */
  readonly replace: (saved: SavedText) => void
}

/** The text being edited: checked 300 ms and kept on this device 500 ms after the last key. */
export function useDraftDocument(definitionId: string, saved: SavedText): DraftDocument {
  const store = useMemo(createLocalTextStore, [])
  const [base, setBase] = useState(saved)
  const [text, setText] = useState(saved.text)
  const [restoredAt, setRestoredAt] = useState<number | null>(null)
  const [generation, setGeneration] = useState(0)
  const typed = useRef<string | null>(null)
  const isDirty = text !== base.text

  useEffect(() => {
    void store.load(definitionId).then((local) => {
      if (local === null || typed.current !== null || local.text === saved.text) return
      setText(local.text)
      setGeneration((count) => count + 1)
      setBase({ text: saved.text, revision: local.baseRevision })
      setRestoredAt(local.savedAt)
    })
  }, [store, definitionId, saved.text])

  useEffect(() => {
    if (!isDirty) return
    const timer = setTimeout(() => {
      void store.save({ definitionId, text, baseRevision: base.revision, savedAt: Date.now() })
    }, KEEP_MS)
    return () => clearTimeout(timer)
  }, [store, definitionId, text, base.revision, isDirty])

  const change = useCallback((next: string) => {
    typed.current = next
    setText(next)
  }, [])
  const accept = useCallback(
    (next: SavedText) => {
      setBase(next)
      setRestoredAt(null)
      const isAllSaved = typed.current === null || typed.current === next.text
      if (isAllSaved) void store.remove(definitionId)
    },
    [store, definitionId],
  )
  const replace = useCallback(
    (next: SavedText) => {
      typed.current = next.text
      setBase(next)
      setText(next.text)
      setRestoredAt(null)
      setGeneration((count) => count + 1)
      void store.remove(definitionId)
    },
    [store, definitionId],
  )
  const { examined, examinedText } = useExamined(text)
  return {
    text,
    isDirty,
    baseRevision: base.revision,
    restoredAt,
    examined,
    examinedText,
    isChecking: text !== examinedText,
    generation,
    change,
    accept,
    replace,
  }
}
