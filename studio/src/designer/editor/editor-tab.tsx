import type { Diagnostic } from '@codemirror/lint'
import type { Finding } from '@linli/schemas/finding'
import { textIn } from '@linli/schemas/locale-text'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { useQueryString } from '../../staff/staff-link.tsx'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import { ProblemList, ProblemSum } from '../problems/problem-list.tsx'
import { useFix } from '../problems/use-fix.ts'
import { type EditorHandle, JsonEditor } from './json-editor.tsx'
import { pointerRange } from './pointer-range.ts'

/** The definition as text, checked while one types; problems stand beside it and lead to their place, and so does `at` in the
 *  address (a JSON Pointer). */
export function EditorTab({ draft }: { readonly draft: DraftDocument }) {
  const { t, i18n } = useTranslation('studio')
  const editor = useRef<EditorHandle>(null)
  const locale = localeOf(i18n)
  const { examined } = draft
  const fix = useFix(draft)
  const diagnostics = useMemo(
    () =>
      examined.findings.flatMap((finding, index): readonly Diagnostic[] => {
        const range = examined.ranges[index]
        const { severity } = finding
        return range === undefined
          ? []
          : [{ ...range, severity, message: textIn(finding.message, locale) }]
      }),
    [examined, locale],
  )
  const goTo = (finding: Finding) => {
    const range = examined.ranges[examined.findings.indexOf(finding)]
    if (range !== undefined) editor.current?.goTo(range)
  }
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
      <section
        className="findings card"
        aria-labelledby="problems-title"
        aria-busy={draft.isChecking}
      >
        <h2 id="problems-title">{t('problems.title')}</h2>
        <ProblemSum findings={examined.findings} isUnknown={draft.examinedText === ''} />
        <ProblemList
          findings={examined.findings}
          definition={null}
          isChecking={draft.isChecking}
          onGo={goTo}
          onFix={(what) => {
            fix(what)
            // The button is gone with its problem.
            editor.current?.focus()
          }}
        />
      </section>
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
