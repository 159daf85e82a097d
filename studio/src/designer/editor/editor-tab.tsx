import type { Diagnostic } from '@codemirror/lint'
import { textIn } from '@linli/schemas/locale-text'
import { patchJsonText } from '@linli/schemas/patch-json-text'
import { App } from 'antd'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { useQueryString } from '../../staff/staff-link.tsx'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import { type EditorHandle, JsonEditor } from './json-editor.tsx'
import { pointerRange } from './pointer-range.ts'
import { ProblemList, type ShownFinding } from './problem-list.tsx'

/** The definition as text, checked while one types; problems stand beside it and lead to their place, and so does `at` in the
 *  address (a JSON Pointer). */
export function EditorTab({ draft }: { readonly draft: DraftDocument }) {
  const { t, i18n } = useTranslation('studio')
  const { message } = App.useApp()
  const editor = useRef<EditorHandle>(null)
  const locale = localeOf(i18n)
  const { examined, examinedText } = draft
  const found = useMemo(
    (): readonly ShownFinding[] =>
      examined.findings.flatMap((finding, index) => {
        const range = examined.ranges[index]
        return range === undefined
          ? []
          : { finding, message: textIn(finding.message, locale), range }
      }),
    [examined, locale],
  )
  const diagnostics = useMemo(
    () =>
      found.map(
        ({ finding, message, range }): Diagnostic => ({
          ...range,
          severity: finding.severity,
          message,
        }),
      ),
    [found],
  )
  const phrases = usePhrases()
  usePlaceInAddress(editor, draft.text)
  return (
    <div className="editor-tab">
      <JsonEditor
        ref={editor}
        text={draft.text}
        label={t('editor.label')}
        phrases={phrases}
        problems={diagnostics}
        onChange={draft.change}
      />
      <ProblemList
        found={found}
        isChecking={draft.isChecking}
        onGo={(range) => editor.current?.goTo(range)}
        onFix={(fix) => {
          const what = textIn(fix.title, locale)
          draft.change(patchJsonText(examinedText, fix.patch), { key: 'fix', what })
          // The button is gone with its problem.
          editor.current?.focus()
          void message.success(t('problems.fixed', { what }))
        }}
      />
    </div>
  )
}

/** Once, when somebody is led here: who types afterwards stays where she is. */
function usePlaceInAddress(editor: RefObject<EditorHandle | null>, text: string): void {
  const at = useQueryString().get('at')
  const shown = useRef<string | null>(null)
  useEffect(() => {
    if (at === null || shown.current === at) return
    shown.current = at
    editor.current?.goTo(pointerRange(text, at))
  }, [at, editor, text])
}

/** What the editor says by itself, under the names that CodeMirror gives its phrases. */
function usePhrases(): Readonly<Record<string, string>> {
  const { t } = useTranslation('studio')
  return useMemo(
    () => ({
      'Fold line': t('editor.fold'),
      'Unfold line': t('editor.unfold'),
      Diagnostics: t('problems.title'),
      'No diagnostics': t('problems.none'),
      close: t('editor.close'),
      Find: t('search.find'),
      Replace: t('search.replaceWith'),
      next: t('search.next'),
      previous: t('search.previous'),
      all: t('search.all'),
      'match case': t('search.matchCase'),
      regexp: t('search.pattern'),
      'by word': t('search.byWord'),
      replace: t('search.replace'),
      'replace all': t('search.replaceAll'),
      'current match': t('search.current'),
      'on line': t('search.onLine'),
      'replaced match on line $': t('search.replacedOne'),
      'replaced $ matches': t('search.replacedAll'),
      'Go to line': t('search.goToLine'),
      go: t('search.go'),
    }),
    [t],
  )
}
