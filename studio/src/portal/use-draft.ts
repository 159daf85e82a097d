import type { JsonObject } from '@linli/schemas/json'
import { useCallback, useEffect, useRef, useState } from 'react'
import { newKey } from '../ui/new-key.ts'
import type { StoredDraft } from './device-store.ts'
import { usePhotoQueue } from './photos/use-photo-queue.ts'
import { useDeviceStore } from './portal-context.ts'

/** Writes this long after a keystroke what there is by then, however fast the next ones come. */
const REST_MS = 300

export interface Draft {
  /** Undefined until the device was asked. */
  readonly current: StoredDraft | undefined
  /** There was something from an earlier visit. */
  readonly isRestored: boolean
  /** Changes when the form is to begin anew: the draft was thrown away, or filled in. */
  readonly generation: number
  readonly keep: (answers: JsonObject) => void
  /** The same for answers that did not come from the form, which then begins with them. */
  readonly replace: (answers: JsonObject) => void
  readonly forget: () => Promise<void>
}

/** The answers of one form, kept on this device from the first keystroke to the submission. */
export function useDraft(id: string, title: string): Draft {
  const store = useDeviceStore()
  const queue = usePhotoQueue()
  const [current, setCurrent] = useState<StoredDraft>()
  const [isRestored, setRestored] = useState(false)
  const [generation, setGeneration] = useState(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const unsaved = useRef<StoredDraft>(undefined)
  const latest = useRef<StoredDraft>(undefined)
  const save = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    if (unsaved.current !== undefined) void store.saveDraft(unsaved.current)
    unsaved.current = undefined
  }, [store])

  useEffect(() => {
    let isGone = false
    void Promise.all([store.loadDraft(id), queue.open()]).then(([found]) => {
      if (isGone) return
      latest.current = found ?? emptyDraft(id)
      setCurrent(latest.current)
      setRestored(found !== undefined)
    })
    document.addEventListener('visibilitychange', save)
    return () => {
      isGone = true
      document.removeEventListener('visibilitychange', save)
      save()
    }
  }, [id, store, queue, save])

  const keep = useCallback(
    (answers: JsonObject) => {
      // Not where React draws: a busy page may draw after the rest is over, and then nothing would be written.
      const draft = latest.current ?? emptyDraft(id)
      const next = { ...draft, title, answers, savedAt: new Date().toISOString() }
      latest.current = next
      unsaved.current = next
      setCurrent(next)
      timer.current ??= setTimeout(save, REST_MS)
    },
    [id, title, save],
  )
  const replace = useCallback(
    (answers: JsonObject) => {
      keep(answers)
      setGeneration((count) => count + 1)
    },
    [keep],
  )
  const forget = useCallback(async () => {
    clearTimeout(timer.current)
    timer.current = undefined
    unsaved.current = undefined
    await store.dropDraft(id)
    latest.current = emptyDraft(id)
    setCurrent(latest.current)
    setRestored(false)
    setGeneration((count) => count + 1)
  }, [id, store])
  return { current, isRestored, generation, keep, replace, forget }
}

function emptyDraft(id: string): StoredDraft {
  return { id, answers: {}, key: newKey(), savedAt: new Date().toISOString() }
}
