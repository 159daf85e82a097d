import type { JsonObject } from '@linli/schemas/json'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useAccount } from '../staff/use-account.ts'
import { useOffline } from './offline/offline-context.ts'

const QUIET_MS = 400
const NO_ANSWERS: JsonObject = {}

export interface TaskDraftState {
  readonly isLoaded: boolean
  readonly answers: JsonObject
  /** Epoch ms; null without a draft. */
  readonly savedAt: number | null
  /** Grows when the form must begin again. */
  readonly generation: number
  /** Keeps answers soon, even invalid ones. */
  readonly keep: (answers: JsonObject) => void
  /** The draft has done its duty. */
  readonly remove: () => Promise<void>
  /** Throws the draft away and empties the form. */
  readonly discard: () => Promise<void>
}

/** The draft of a task's form on this device, saved 400 ms after the last key. */
export function useTaskDraft(taskId: string): TaskDraftState {
  const { drafts } = useOffline().device
  const { id: accountId } = useAccount()
  const [initial, setInitial] = useState<{ answers: JsonObject; generation: number } | null>(null)
  const [savedAt, setSavedAt] = useState<number | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const waiting = useRef<JsonObject | null>(null)

  useEffect(() => {
    let isCurrent = true
    void drafts.load(accountId, taskId).then((draft) => {
      if (!isCurrent) return
      setInitial({ answers: draft?.answers ?? NO_ANSWERS, generation: 0 })
      setSavedAt(draft?.savedAt ?? null)
    })
    return () => {
      isCurrent = false
    }
  }, [drafts, accountId, taskId])

  const flush = useCallback(() => {
    clearTimeout(timer.current)
    const answers = waiting.current
    if (answers === null) return
    waiting.current = null
    const at = Date.now()
    void drafts.save({ accountId, taskId, answers, savedAt: at }).then(() => setSavedAt(at))
  }, [drafts, accountId, taskId])

  useEffect(() => {
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [flush])

  const keep = useCallback(
    (answers: JsonObject) => {
      waiting.current = answers
      clearTimeout(timer.current)
      timer.current = setTimeout(flush, QUIET_MS)
    },
    [flush],
  )
  const remove = useCallback(async () => {
    clearTimeout(timer.current)
    waiting.current = null
    await drafts.remove(accountId, taskId)
    setSavedAt(null)
  }, [drafts, accountId, taskId])
  const discard = useCallback(async () => {
    await remove()
    setInitial((before) => ({ answers: NO_ANSWERS, generation: (before?.generation ?? 0) + 1 }))
  }, [remove])

  return {
    isLoaded: initial !== null,
    answers: initial?.answers ?? NO_ANSWERS,
    generation: initial?.generation ?? 0,
    savedAt,
    keep,
    remove,
    discard,
  }
}
