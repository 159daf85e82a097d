import { createContext } from 'react'
import type { RemarkBox } from '../../document/workflow/edit-remarks.ts'

/** What is done to the notes and frames of a canvas, by their ids. */
export interface RemarkEditing {
  /** The one whose colour and size are offered. */
  readonly chosen: string | null
  /** The one whose text is being written. */
  readonly written: string | null
  readonly onChoose: (id: string | null) => void
  /** Begins to write, or ends it (null). */
  readonly onWrite: (id: string | null) => void
  /** It says something else; also while one writes on. */
  readonly onText: (id: string, text: string) => void
  /** It was let go there, or of that size. */
  readonly onPlace: (id: string, place: Partial<RemarkBox>) => void
  /** Its deeds are asked for: by the right button, a long touch or Shift+F10. */
  readonly onMenu: (id: string) => void
}

/** Null on a canvas that is only looked at. */
export const RemarkContext = createContext<RemarkEditing | null>(null)
