import { App, Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DefinitionDetail } from './definition-detail.ts'
import { comparableText, documentText } from './document-text.ts'
import type { DraftDocument } from './use-draft-document.ts'
import { useVersionTitle } from './version-title.ts'

interface RestoreVersionProps {
  readonly version: DefinitionDetail['versions'][number]
  readonly draft: DraftDocument
}

/** Puts what a published version says into the draft, as one step that can be taken back: what stood in the draft is one 撤销 away, and
 *  the versions stay as they are. Nothing is offered where the draft says just that. */
export function RestoreVersion({ version, draft }: RestoreVersionProps) {
  const { t } = useTranslation('studio')
  const { message } = App.useApp()
  const titleOf = useVersionTitle()
  const text = useMemo(() => documentText(version.body), [version.body])
  const isThere = useMemo(
    () => comparableText(draft.examinedText) === comparableText(text),
    [draft.examinedText, text],
  )
  const name = titleOf(version)
  const restore = () => {
    draft.change(text, { key: 'versionRestored', what: name })
    const key = `restored ${version.number}`
    void message.open({
      key,
      type: 'success',
      duration: 8,
      content: (
        <>
          {t('versions.restored', { name })}{' '}
          <Button
            size="small"
            type="link"
            onClick={() => {
              message.destroy(key)
              const { label } = draft.now().edited.done.at(-1) ?? {}
              if (label?.key === 'versionRestored' && label.what === name) draft.undo()
              else void message.info(t('versions.notLatest'), 8)
            }}
          >
            {t('edit.undo')}
          </Button>
        </>
      ),
    })
  }
  if (isThere) return null
  return (
    <Button aria-label={t('versions.restoreName', { name })} onClick={restore}>
      {t('versions.restore')}
    </Button>
  )
}
