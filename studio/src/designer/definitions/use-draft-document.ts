import type { Definition } from '@linli/schemas/definition'
import { parseDefinitionText } from '@linli/schemas/parse-definition'
import {
  type RefObject,
  startTransition,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
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
import { isTypedNow } from '../parts/typing.ts'
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
  /** What it is by now, which may not be drawn yet: whoever goes on with it goes on with this. */
  readonly now: () => Pick<DraftState, 'edited' | 'definition' | 'isBehind'>
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
  const { state, newest, dispatch } = useDeeded(saved)
  const { edited, base, definition, isBehind } = state
  const { text } = edited
  useKept(definitionId, { state, newest }, dispatch)
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
    now: useCallback(() => newest.current, [newest]),
    ...useDeeds(dispatch),
  }
}

/** The draft: known at once, and drawn at once but for letters, which stand in their control already. What they come to is drawn when there
 *  is time, and before anything else is done. */
function useDeeded(saved: SavedText) {
  const [state, setState] = useState(() => opened(saved))
  const newest = useRef(state)
  const dispatch = useCallback((deed: DraftDeed) => {
    newest.current = afterDeed(newest.current, deed)
    const draw = () => setState(newest.current)
    if (isTypedNow()) startTransition(draw)
    else draw()
  }, [])
  const drawn = useRef(state)
  useEffect(() => {
    drawn.current = state
  })
  useEffect(() => {
    const catchUp = (event: Event) => {
      const isLetter = event instanceof KeyboardEvent && !isMore(event)
      if (!isLetter && drawn.current !== newest.current) flushSync(() => setState(newest.current))
    }
    for (const kind of LEAVING) window.addEventListener(kind, catchUp, true)
    return () => {
      for (const kind of LEAVING) window.removeEventListener(kind, catchUp, true)
    }
  }, [])
  return { state, newest, dispatch }
}

/** With any of them somebody turns to something else. */
const LEAVING = ['focusout', 'pointerdown', 'keydown'] as const

function isMore({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || key === 'Enter' || key === 'Tab' || key === 'Escape'
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
  { state, newest }: { readonly state: DraftState; readonly newest: RefObject<DraftState> },
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
