import { defaultKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language'
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { Annotation, EditorState } from '@codemirror/state'
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { type Ref, type RefObject, useEffect, useImperativeHandle, useRef } from 'react'
import { spliceBetween } from '../../document/edit-history.ts'
import type { TextRange } from './pointer-range.ts'

export interface EditorHandle {
  /** Shows the place, selects it and puts the cursor there. */
  readonly goTo: (range: TextRange) => void
  readonly focus: () => void
}

interface JsonEditorProps {
  readonly text: string
  readonly label: string
  readonly phrases: Readonly<Record<string, string>>
  readonly problems: readonly Diagnostic[]
  readonly onChange: (text: string) => void
  readonly ref?: Ref<EditorHandle>
}

const COLORS = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--primary-strong)' },
  { tag: tags.string, color: 'var(--accent)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--info)' },
  { tag: [tags.punctuation, tags.separator], color: 'var(--ink-soft)' },
])

/** Marks what did not come from typing here. */
const FromOutside = Annotation.define<true>()

/** A JSON text with line numbers, folding, search (Ctrl+F) and squiggles where problems are. Taking back is its owner's: what it
 *  changes in `text` is shown and selected here. */
export function JsonEditor({ text, label, phrases, problems, onChange, ref }: JsonEditorProps) {
  const parent = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const change = useRef(onChange)
  change.current = onChange
  const start = useRef({ text, label, phrases })

  useEffect(() => {
    if (parent.current === null) return
    const editor = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: start.current.text,
        extensions: [
          lineNumbers(),
          foldGutter(),
          json(),
          indentOnInput(),
          bracketMatching(),
          highlightActiveLine(),
          lintGutter(),
          search({ top: true }),
          highlightSelectionMatches(),
          syntaxHighlighting(COLORS),
          EditorState.phrases.of(start.current.phrases),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': start.current.label, tabindex: '0' }),
          keymap.of([...searchKeymap, ...defaultKeymap, ...foldKeymap, ...lintKeymap]),
          EditorView.updateListener.of((update) => {
            const isTyped = update.transactions.some(
              (each) => each.docChanged && each.annotation(FromOutside) === undefined,
            )
            if (isTyped) change.current(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = editor
    return () => {
      view.current = null
      editor.destroy()
    }
  }, [])

  useShownText(view, text)

  useEffect(() => {
    const editor = view.current
    if (editor === null) return
    const length = editor.state.doc.length
    const inside = problems.filter((problem) => problem.to <= length)
    editor.dispatch(setDiagnostics(editor.state, inside))
  }, [problems])

  useImperativeHandle(ref, () => editorIn(view))

  return <div ref={parent} className="json-editor" />
}

/** What was not typed here (taken back, put right, taken over) is put into the text and selected. */
function useShownText(view: RefObject<EditorView | null>, text: string): void {
  useEffect(() => {
    const editor = view.current
    if (editor === null) return
    // The editor has one kind of line end.
    const [shown, next] = [editor.state.doc.toString(), editor.state.toText(text).toString()]
    if (shown === next) return
    const { at, removed, inserted } = spliceBetween(shown, next)
    editor.dispatch({
      changes: { from: at, to: at + removed.length, insert: inserted },
      selection: { anchor: at, head: at + inserted.length },
      effects: EditorView.scrollIntoView(at, { y: 'center' }),
      annotations: FromOutside.of(true),
    })
  }, [view, text])
}

function editorIn(view: RefObject<EditorView | null>): EditorHandle {
  return {
    focus: () => view.current?.focus(),
    goTo({ from, to }) {
      const editor = view.current
      if (editor === null || to > editor.state.doc.length) return
      editor.dispatch({
        selection: { anchor: from, head: to },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      })
      editor.focus()
    },
  }
}
