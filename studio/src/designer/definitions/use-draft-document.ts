import type { Definition } from '@linli/schemas/definition'
import { parseDefinitionText } from '@linli/schemas/parse-definition'
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react'
import type { Command } from '../../document/command.ts'
import {
  afterDeed,
  type DraftDeed,
  type DraftState,
  openedDraft,
  type SavedText,
} from '../../document/draft-state.ts'
import type { EditLabel } from '../../document/edit-history.ts'
import { leftFor } from '../../document/left-texts.ts'
import { useAccount } from '../../staff/use-account.ts'
import type { Examined } from '../editor/examine.ts'
import { createLocalTextStore } from './local-text-store.ts'
import { ownTab } from './own-tab.ts'
import { useExamined } from './use-examined.ts'

const KEEP_MS = 500

export interface DraftDocument {
  readonly text: string
  /** What the text says; null where it cannot be read as a definition. What a command did not touch stays the same object. */
  readonly definition: Definition | null
  /** Whether the text has gone on since `definition` was read; commands wait until it is read. */
  readonly isBehind: boolean
  /** Differs from what the server holds. */
  readonly isDirty: boolean
  /** What the server held when this was typed; saving is refused when it has gone on. */
  readonly base: SavedText
  /** Was found on this device from an earlier visit (epoch ms). */
  readonly restoredAt: number | null
  readonly examined: Examined
  /** The text `examined` speaks of: a little behind while one types. */
  readonly examinedText: string
  readonly isChecking: boolean
  /** What 撤销 and 重做 would do; null where there is nothing. */
  readonly undoable: EditLabel | null
  readonly redoable: EditLabel | null
  /** JSON Pointer of what the latest step touched; another object with each step. */
  readonly place: { readonly pointer: string } | null
  /** Does one step of a designer. */
  readonly run: (command: Command) => void
  readonly undo: () => void
  readonly redo: () => void
  /** The text was typed; with a label, it is a step of its own. */
  readonly change: (text: string, label?: EditLabel) => void
  /** The server now holds this; what was typed meanwhile stays. */
  readonly accept: (saved: SavedText) => void
}

/** The definition being edited: checked 300 ms and kept on this device 500 ms after the last key, with all that can be taken
 *  back. */
export function useDraftDocument(definitionId: string, saved: SavedText): DraftDocument {
  const [state, dispatch] = useReducer(afterDeed, saved, opened)
  const { edited, base, definition, isBehind } = state
  const { text } = edited
  useKept(definitionId, state, dispatch)
  useFollowed(state, saved, dispatch)
  const { examined, examinedText } = useExamined(text)
  useEffect(() => {
    dispatch({ kind: 'read', text: examinedText, definition: examined.definition })
    // `text` too: what was typed and taken back at once is the text that was examined.
  }, [text, examined, examinedText])
  return {
    text,
    definition,
    isBehind,
    isDirty: text !== base.text,
    base,
    restoredAt: state.restoredAt,
    examined,
    examinedText,
    isChecking: text !== examinedText,
    undoable: edited.done.at(-1)?.label ?? null,
    redoable: edited.undone.at(-1)?.label ?? null,
    place: state.place,
    ...useDeeds(dispatch),
  }
}

function opened(saved: SavedText): DraftState {
  const parsed = parseDefinitionText(saved.text)
  return openedDraft(saved, parsed.kind === 'refused' ? null : parsed.definition)
}

function useDeeds(dispatch: (deed: DraftDeed) => void) {
  return useMemo(
    () => ({
      run: (command: Command) => dispatch({ kind: 'ran', command, at: Date.now() }),
      undo: () => dispatch({ kind: 'undo' }),
      redo: () => dispatch({ kind: 'redo' }),
      change: (text: string, label?: EditLabel) =>
        dispatch({
          kind: 'typed',
          text,
          at: Date.now(),
          ...(label === undefined ? {} : { label }),
        }),
      accept: (saved: SavedText) => dispatch({ kind: 'saved', saved }),
    }),
    [dispatch],
  )
}

/** What somebody else saved meanwhile is shown where nothing was changed here. Nobody takes that back by Ctrl+Z: it is not hers. */
function useFollowed(
  state: DraftState,
  saved: SavedText,
  dispatch: (deed: DraftDeed) => void,
): void {
  const { edited, base } = state
  const isNews = saved.revision > base.revision
  const isHers = edited.text === saved.text
  const isUntouched = edited.text === base.text
  useEffect(() => {
    if (isNews && isHers) dispatch({ kind: 'saved', saved })
    else if (isNews && isUntouched) dispatch({ kind: 'followed', saved })
  }, [isNews, isHers, isUntouched, saved, dispatch])
}

/** Keeps the text and the way back on this device, and finds again what was left there, unless somebody was faster. */
function useKept(
  definitionId: string,
  state: DraftState,
  dispatch: (deed: DraftDeed) => void,
): void {
  const store = useMemo(createLocalTextStore, [])
  const { id: accountId } = useAccount()
  const { edited, base } = state
  const first = useRef(edited)
  const isTouched = edited !== first.current
  const touched = useRef(isTouched)
  touched.current = isTouched

  useEffect(() => {
    const find = async () => {
      const [texts, tab] = await Promise.all([store.load(accountId, definitionId), ownTab()])
      const left = leftFor(texts, tab)
      if (left === null || touched.current) return
      dispatch({ kind: 'restored', left })
      if (left.tab === tab.name) return
      // It is this tab's from now on: nobody else goes on with it, too.
      await store.save({ ...left, tab: tab.name })
      await store.remove(left)
    }
    void find()
  }, [store, accountId, definitionId, dispatch])

  const waiting = useRef<(() => void) | null>(null)
  const flush = useCallback(() => {
    waiting.current?.()
    waiting.current = null
  }, [])
  useEffect(() => {
    if (!isTouched) return
    const isDirty = edited.text !== base.text
    const kept = { accountId, definitionId, edited, base, isDirty }
    waiting.current = () => {
      const savedAt = Date.now()
      void ownTab().then(({ name: tab }) => store.save({ ...kept, savedAt, tab }))
    }
    // Typing is kept when it rests; what was chosen or done, at once: a page that is left soon after must not ask again.
    const isTyping = isDirty && edited.done.at(-1)?.mergeKey != null
    const timer = setTimeout(flush, isTyping ? KEEP_MS : 0)
    return () => clearTimeout(timer)
  }, [store, accountId, definitionId, edited, base, isTouched, flush])

  useEffect(() => {
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [flush])
}
