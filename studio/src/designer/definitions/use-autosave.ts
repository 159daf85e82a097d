import { type RefObject, useEffect, useReducer, useRef, useState } from 'react'
import type { DraftDocument } from './use-draft-document.ts'
import type { DraftSaving, SaveResult } from './use-save-draft.ts'

/** So long after the last change the server is given the text. */
const PAUSE_MS = 2_000
const RETRY_MS = 10_000

/** How far the text is kept: `held` by the server; being sent; waiting for a pause; only here, because the server cannot be reached, has
 *  another one's text, or does not take this one; only here, because it is no JSON yet. */
export type Keeping = 'held' | 'saving' | 'waiting' | 'offline' | 'stale' | 'refused' | 'unreadable'

interface Failure {
  /** What was not kept: another text is tried again. */
  readonly text: string
  readonly kind: 'offline' | 'refused' | 'unreadable'
}

/** Gives the text to the server whenever nobody has changed it for two seconds, and again once it can be reached. */
export function useAutosave(draft: DraftDocument, saving: DraftSaving): Keeping {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [tries, tryAgain] = useReducer((count: number) => count + 1, 0)
  const latest = useRef({ draft, saving })
  latest.current = { draft, saving }
  const { text, isDirty } = draft
  const failed = failure?.text === text ? failure.kind : null
  const isBlocked = !isDirty || saving.isSaving || saving.stale !== null
  const isHopeless = failed === 'refused' || failed === 'unreadable'

  useEffect(() => {
    if (isBlocked || isHopeless) return
    const send = async () => {
      const kind = isJson(text) ? failureOf(await latest.current.saving.save()) : 'unreadable'
      setFailure(kind === null ? null : { text, kind })
      tryAgain()
    }
    const timer = setTimeout(() => void send(), failed === 'offline' ? RETRY_MS : PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, isBlocked, isHopeless, failed, tries])

  useEffect(() => {
    const retry = () => setFailure(null)
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [])
  useLastSave(latest)

  if (saving.isSaving) return 'saving'
  if (saving.stale !== null) return 'stale'
  return isDirty ? (failed ?? 'waiting') : 'held'
}

/** Whoever leaves the page within the pause has her last change kept, too. */
function useLastSave(
  latest: RefObject<{ readonly draft: DraftDocument; readonly saving: DraftSaving }>,
): void {
  useEffect(
    () => () => {
      const { draft, saving } = latest.current
      if (draft.isDirty && saving.stale === null && isJson(draft.text)) void saving.save()
    },
    [latest],
  )
}

function failureOf(result: SaveResult): Failure['kind'] | null {
  if (result.kind !== 'refused') return null
  return result.isPassing ? 'offline' : 'refused'
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
