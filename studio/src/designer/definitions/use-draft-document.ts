import type { Definition } from '@linli/schemas/definition'
import { useEffect, useMemo, useReducer, useRef } from 'react'
import type { Command } from '../../document/command.ts'
import {
  afterDeed,
  type DraftDeed,
  type DraftState,
  openedDraft,
  type SavedText,
} from '../../document/draft-state.ts'
import type { EditLabel } from '../../document/edit-history.ts'
import { type Examined, examine } from '../editor/examine.ts'
import { createLocalTextStore } from './local-text-store.ts'
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

/** The definition being edited: checked 300 ms and kept on this device 500 ms after the last change, with all that can be taken
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
  }, [examined, examinedText])
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
  return openedDraft(saved, examine(saved.text).definition)
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

/** What somebody else saved meanwhile is shown where nothing was changed here; it can be taken back like any step. */
function useFollowed(
  state: DraftState,
  saved: SavedText,
  dispatch: (deed: DraftDeed) => void,
): void {
  const isNews = saved.revision > state.base.revision && state.edited.text === state.base.text
  useEffect(() => {
    if (!isNews) return
    dispatch({ kind: 'saved', saved })
    dispatch({ kind: 'typed', text: saved.text, at: Date.now(), label: { key: 'followed' } })
  }, [isNews, saved, dispatch])
}

/** Keeps the text and the way back on this device, and finds again what was left there, unless somebody was faster. */
function useKept(
  definitionId: string,
  state: DraftState,
  dispatch: (deed: DraftDeed) => void,
): void {
  const store = useMemo(createLocalTextStore, [])
  const { edited, base } = state
  const first = useRef(edited)
  const isTouched = edited !== first.current
  const touched = useRef(isTouched)
  touched.current = isTouched

  useEffect(() => {
    void store.load(definitionId).then((left) => {
      if (left !== null && !touched.current) dispatch({ kind: 'restored', left })
    })
  }, [store, definitionId, dispatch])

  useEffect(() => {
    if (!isTouched) return
    const isDirty = edited.text !== base.text
    const timer = setTimeout(() => {
      const kept = { definitionId, edited, base, isDirty }
      void store.save({ ...kept, savedAt: Date.now() })
    }, KEEP_MS)
    return () => clearTimeout(timer)
  }, [store, definitionId, edited, base, isTouched])
}
