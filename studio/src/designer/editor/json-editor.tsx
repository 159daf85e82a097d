import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
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
import { EditorState } from '@codemirror/state'
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { type Ref, type RefObject, useEffect, useImperativeHandle, useRef } from 'react'
import type { TextRange } from './pointer-range.ts'

export interface EditorHandle {
  /** Shows the place, selects it and puts the cursor there. */
  readonly goTo: (range: TextRange) => void
  /** Puts another text there as one edit, which Ctrl+Z takes back. */
  readonly edit: (text: string) => void
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

/** What two texts have in common at both ends stays. */
function changedRange(before: string, after: string) {
  let from = 0
  while (from < before.length && before[from] === after[from]) from += 1
  let [to, end] = [before.length, after.length]
  while (to > from && end > from && before[to - 1] === after[end - 1]) {
    to -= 1
    end -= 1
  }
  return { from, to, insert: after.slice(from, end) }
}

/** A JSON text with line numbers, folding, undo, search (Ctrl+F) and squiggles where problems are. `text` is
 *  what it begins with; to show another text, give it another key. */
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
          history(),
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
          keymap.of([
            ...searchKeymap,
            ...defaultKeymap,
            ...historyKeymap,
            ...foldKeymap,
            ...lintKeymap,
          ]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) change.current(update.state.doc.toString())
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

function editorIn(view: RefObject<EditorView | null>): EditorHandle {
  return {
    goTo({ from, to }) {
      const editor = view.current
      if (editor === null || to > editor.state.doc.length) return
      editor.dispatch({
        selection: { anchor: from, head: to },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      })
      editor.focus()
    },
    edit(next) {
      const editor = view.current
      if (editor === null) return
      const changes = changedRange(editor.state.doc.toString(), next)
      editor.dispatch({
        changes,
        selection: { anchor: changes.from },
        effects: EditorView.scrollIntoView(changes.from, { y: 'center' }),
        userEvent: 'input.complete',
      })
      editor.focus()
    },
  }
}
