import type { Definition } from '@linli/schemas/definition'
import { parseDefinitionText } from '@linli/schemas/parse-definition'
import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Command } from '../../document/command.ts'
import {
  afterDeed,
  caughtUp,
  type DraftDeed,
  type DraftState,
  isOwn,
  openedDraft,
  type SavedText,
} from '../../document/draft-state.ts'
import type { EditLabel } from '../../document/edit-history.ts'
import { useAccount } from '../../staff/use-account.ts'
import { afterPicture } from '../../ui/after-picture.ts'
import type { Examined } from '../editor/examine.ts'
import { isTypedNow } from '../parts/typing.ts'
import { createDeviceKeeper, type DeviceKeeper } from './device-keeper.ts'
import { type LocalText, localTexts } from './local-text-store.ts'
import { ownTab } from './own-tab.ts'
import { useExamined } from './use-examined.ts'

const KEEP_MS = 500

export interface DraftDocument {
  readonly text: string
  /** What the text says; null where it cannot be read as a definition. What a command did not touch stays the same object. */
  readonly definition: Definition | null
  /** Whether the text has gone on since `definition` was read. */
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
  /** What it is by now, read, though it may not be drawn yet: whoever goes on with it goes on with this. */
  readonly now: () => DraftState
  /** Whether it is safe on this device. */
  readonly keeper: Pick<DeviceKeeper, 'safety' | 'subscribe'>
  /** Does one step of a designer. */
  readonly run: (command: Command) => void
  readonly undo: () => void
  readonly redo: () => void
  /** The text was typed; with a label, it is a step of its own. */
  readonly change: (text: string, label?: EditLabel) => void
  /** The text is on its way to the server. */
  readonly give: (text: string) => void
  /** The server said that it does not take it. */
  readonly takeBack: (text: string) => void
  /** The server now holds this; what was typed meanwhile stays. */
  readonly accept: (saved: SavedText) => void
}

/** The definition being edited: checked 300 ms and kept on this device 500 ms after the last key, with all that can be taken
 *  back. */
export function useDraftDocument(
  definitionId: string,
  saved: SavedText,
  left: LocalText | null,
): DraftDocument {
  const { state, newest, keeper, dispatch } = useDeeded(definitionId, () => opened(saved, left))
  const { edited, base, definition, isBehind } = state
  const { text } = edited
  useKept({ state, keeper }, left)
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
    now: useCallback(() => {
      newest.current = caughtUp(newest.current, definitionIn)
      return newest.current
    }, [newest]),
    keeper,
    ...useDeeds(dispatch),
  }
}

/** The draft: known at once, and drawn at once but for letters, which stand in their control already. What they come to is drawn when there
 *  is time, and before anything else is done. */
function useDeeded(definitionId: string, open: () => DraftState) {
  const [state, setState] = useState(open)
  const newest = useRef(state)
  const { id: accountId } = useAccount()
  const keeper = useMemo(
    () =>
      createDeviceKeeper({
        ...{ place: { accountId, definitionId }, store: localTexts(), tab: ownTab },
        newest: () => newest.current,
        isHeld: newest.current.restoredAt !== null,
      }),
    [accountId, definitionId],
  )
  const dispatch = useCallback(
    (deed: DraftDeed) => {
      newest.current = afterDeed(newest.current, deed)
      keeper.tell()
      // Whoever opens the page next has to know whose text it was.
      if (deed.kind === 'given') keeper.keep()
      const draw = () => setState(newest.current)
      if (isTypedNow()) startTransition(draw)
      else draw()
    },
    [keeper],
  )
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
  return { state, newest, keeper, dispatch }
}

/** With any of them somebody turns to something else. */
const LEAVING = ['focusout', 'pointerdown', 'keydown'] as const

function isMore({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || key === 'Enter' || key === 'Tab' || key === 'Escape'
}

/** With what was left on this device, which can be worked on at once. */
function opened(saved: SavedText, left: LocalText | null): DraftState {
  const first = openedDraft(saved, definitionIn(saved.text))
  if (left === null) return first
  const restored = afterDeed(first, { kind: 'restored', left })
  const { text } = restored.edited
  return restored.isBehind
    ? afterDeed(restored, { kind: 'read', text, definition: definitionIn(text) })
    : restored
}

function definitionIn(text: string): Definition | null {
  const parsed = parseDefinitionText(text)
  return parsed.kind === 'refused' ? null : parsed.definition
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
      give: (text: string) => dispatch({ kind: 'given', text }),
      takeBack: (text: string) => dispatch({ kind: 'returned', text }),
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
  const isHers = edited.text === saved.text || isOwn(state, saved)
  const isUntouched = edited.text === base.text
  useEffect(() => {
    if (isNews && isHers) dispatch({ kind: 'saved', saved })
    else if (isNews && isUntouched) dispatch({ kind: 'followed', saved })
  }, [isNews, isHers, isUntouched, saved, dispatch])
}

interface Drawn {
  readonly state: DraftState
  readonly keeper: DeviceKeeper
}

/** Keeps the text and the way back on this device: typing when it rests; what was chosen or done, as soon as it was seen: a page that is left
 *  soon after must not ask again. */
function useKept({ state, keeper }: Drawn, left: LocalText | null): void {
  const { edited, base } = state
  useEffect(() => {
    const take = async () => {
      const { name } = await ownTab()
      if (left === null || left.tab === name) return
      // It is this tab's from now on: nobody else goes on with it, too.
      if (await localTexts().save({ ...left, tab: name })) await localTexts().remove(left)
    }
    void take()
  }, [left])
  useEffect(() => {
    const isTyping = edited.text !== base.text && edited.done.at(-1)?.mergeKey != null
    if (!isTyping) return afterPicture(keeper.keep)
    const timer = setTimeout(keeper.keep, KEEP_MS)
    return () => clearTimeout(timer)
  }, [keeper, edited, base])
  useEffect(() => {
    window.addEventListener('pagehide', keeper.keep)
    return () => {
      window.removeEventListener('pagehide', keeper.keep)
      keeper.keep()
    }
  }, [keeper])
}
