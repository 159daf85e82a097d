import type { Definition } from '@linli/schemas/definition'
import type { JsonValue } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import { patchJson } from '@linli/schemas/patch-json'
import { patchJsonText } from '@linli/schemas/patch-json-text'
import type { Command } from './command.ts'
import {
  type Edit,
  type EditedText,
  type EditLabel,
  edited,
  redo,
  undo,
  untouched,
} from './edit-history.ts'
import { sharedWith } from './shared-with.ts'

/** What the server holds: the draft, or the newest version where there is none. */
export interface SavedText {
  readonly text: string
  /** 0 without a draft. */
  readonly revision: number
}

/** A definition being edited. The text is the document; every view reads it and every deed is written into it. */
export interface DraftState {
  readonly edited: EditedText
  readonly base: SavedText
  /** Texts that were given to the server on top of `base`, and of which nobody heard what became. */
  readonly given: readonly string[]
  /** Read from the text. Null where it cannot be read as a definition. */
  readonly definition: Definition | null
  /** Whether the text has gone on since `definition` was read: commands wait. */
  readonly isBehind: boolean
  /** Was found on this device from an earlier visit (epoch ms). */
  readonly restoredAt: number | null
  /** Of the latest step that was taken, taken back or done again. */
  readonly place: { readonly pointer: string } | null
}

/** What was left on this device. */
export interface LeftText {
  readonly edited: EditedText
  /** What the server held when it was typed. */
  readonly base: SavedText
  /** Whether the server did not hold it yet. */
  readonly isDirty: boolean
  /** As in the draft; what was left before that was known has none. */
  readonly given?: readonly string[]
  /** Epoch ms. */
  readonly savedAt: number
}

export type DraftDeed =
  /** With a label it is a step of its own. */
  | {
      readonly kind: 'typed'
      readonly text: string
      readonly at: number
      readonly label?: EditLabel
    }
  | { readonly kind: 'ran'; readonly command: Command; readonly at: number }
  | { readonly kind: 'undo' | 'redo' }
  | { readonly kind: 'read'; readonly text: string; readonly definition: Definition | null }
  /** The text is on its way to the server; or it answered that it does not take it. */
  | { readonly kind: 'given' | 'returned'; readonly text: string }
  | { readonly kind: 'saved'; readonly saved: SavedText }
  /** Somebody else's text stands here now. */
  | { readonly kind: 'followed'; readonly saved: SavedText }
  | { readonly kind: 'restored'; readonly left: LeftText }

export function openedDraft(base: SavedText, definition: Definition | null): DraftState {
  const state = { edited: untouched(base.text), base, given: [], definition, isBehind: false }
  return { ...state, restoredAt: null, place: null }
}

/** What the draft is after a deed. A command that is not of the definition that stands there changes nothing. */
export function afterDeed(state: DraftState, deed: DraftDeed): DraftState {
  switch (deed.kind) {
    case 'typed': {
      const next = edited(state.edited, deed.text, {
        label: deed.label ?? { key: 'text' },
        mergeKey: deed.label === undefined ? 'text' : null,
        isCommand: false,
        place: null,
        at: deed.at,
      })
      return next === state.edited ? state : { ...state, edited: next, isBehind: true }
    }
    case 'ran':
      return ran(state, deed.command, deed.at)
    case 'undo':
      return stepped(state, undo(state.edited), state.edited.done.at(-1))
    case 'redo':
      return stepped(state, redo(state.edited), state.edited.undone.at(-1))
    case 'read':
      if (deed.text !== state.edited.text || !state.isBehind) return state
      return { ...state, definition: shared(state.definition, deed.definition), isBehind: false }
    case 'given':
      return { ...state, given: [...state.given, deed.text] }
    case 'returned':
      return { ...state, given: withoutOne(state.given, deed.text) }
    case 'saved':
      return { ...state, base: deed.saved, given: [], restoredAt: null }
    case 'followed': {
      const text = untouched(deed.saved.text)
      return { ...behind(state, text), base: deed.saved, given: [], restoredAt: null }
    }
    case 'restored':
      return restored(state, deed.left)
  }
}

/** The draft with its text read, however it was changed: a command that comes meanwhile is not lost. */
export function caughtUp(state: DraftState, read: (text: string) => Definition | null): DraftState {
  if (!state.isBehind) return state
  const { text } = state.edited
  return afterDeed(state, { kind: 'read', text, definition: read(text) })
}

/** Whether what the server holds is what she gave it herself, though nobody told her that it was taken: then nobody else has written. */
export function isOwn({ base, given }: DraftState, saved: SavedText): boolean {
  return saved.revision === base.revision + 1 && given.includes(saved.text)
}

function withoutOne(texts: readonly string[], text: string): readonly string[] {
  const index = texts.lastIndexOf(text)
  return index === -1 ? texts : texts.toSpliced(index, 1)
}

/** Unsaved text stands again, on the revision it was typed on, and so does what the server was given last. Of a text that the server holds,
 *  only the way back is restored. */
function restored(state: DraftState, left: LeftText): DraftState {
  if (left.edited.text === state.edited.text) return { ...state, edited: left.edited }
  // What is known of the server may be older than what it was known to hold here.
  if (!left.isDirty && left.base.revision <= state.base.revision) return state
  const { edited: text, base, given = [], savedAt, isDirty } = left
  return { ...behind(state, text), base, given, restoredAt: isDirty ? savedAt : null }
}

function ran(state: DraftState, command: Command, at: number): DraftState {
  if (state.definition === null || state.isBehind) return state
  const written = writtenTo(state, command)
  if (written === null) return state
  const { text, definition } = written
  const { label, mergeKey = null, place = null } = command
  return {
    ...state,
    edited: edited(state.edited, text, { label, mergeKey, isCommand: true, place, at }),
    definition,
    place: place === null ? state.place : { pointer: place },
  }
}

/** Null where the command names what is not there any more. */
function writtenTo(
  { edited: { text }, definition }: DraftState,
  { patch }: Command,
): { readonly text: string; readonly definition: Definition } | null {
  try {
    const patched = patchJson(definition as unknown as JsonValue, patch)
    return { text: patchJsonText(text, patch), definition: patched as unknown as Definition }
  } catch (error) {
    if (error instanceof LinliError) return null
    throw error
  }
}

/** What a command did or undid can be read at once; what was typed is read when it is examined. */
function stepped(state: DraftState, next: EditedText, step: Edit | undefined): DraftState {
  if (step === undefined) return state
  const place = step.place === null ? state.place : { pointer: step.place }
  if (!step.isCommand) return { ...behind(state, next), place }
  const definition = shared(state.definition, JSON.parse(next.text) as Definition)
  return { ...state, edited: next, definition, isBehind: false, place }
}

function behind(state: DraftState, next: EditedText): DraftState {
  return { ...state, edited: next, isBehind: true }
}

function shared(before: Definition | null, after: Definition | null): Definition | null {
  return sharedWith(before as JsonValue, after as JsonValue) as Definition | null
}
