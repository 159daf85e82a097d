import type { Diagnostic } from '@codemirror/lint'
import { textIn } from '@linli/schemas/locale-text'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import { type EditorHandle, JsonEditor } from './json-editor.tsx'
import { pointerRange, syntaxErrorRange } from './pointer-range.ts'
import { ProblemList, type ShownFinding } from './problem-list.tsx'

/** The definition as text, checked while one types; problems stand beside it and lead to their place. */
export function EditorTab({ draft }: { readonly draft: DraftDocument }) {
  const { t, i18n } = useTranslation('studio')
  const editor = useRef<EditorHandle>(null)
  const locale = localeOf(i18n)
  const { examined, examinedText } = draft
  const found = useMemo((): readonly ShownFinding[] => {
    const broken = syntaxErrorRange(examinedText)
    return examined.findings.map((finding) => ({
      finding,
      message: textIn(finding.message, locale),
      range:
        finding.path === '' && broken !== null ? broken : pointerRange(examinedText, finding.path),
    }))
  }, [examined, examinedText, locale])
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
  const phrases = useMemo(
    () => ({
      'Fold line': t('editor.fold'),
      'Unfold line': t('editor.unfold'),
      Diagnostics: t('problems.title'),
      'No diagnostics': t('problems.none'),
      close: t('editor.close'),
    }),
    [t],
  )
  return (
    <div className="editor-tab">
      <JsonEditor
        key={draft.generation}
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
      />
    </div>
  )
}
