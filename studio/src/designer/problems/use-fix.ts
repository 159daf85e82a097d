import type { QuickFix } from '@linli/schemas/finding'
import { textIn } from '@linli/schemas/locale-text'
import { patchJsonText } from '@linli/schemas/patch-json-text'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import type { DraftDocument } from '../definitions/use-draft-document.ts'

/** Puts something right, as one step that can be taken back, also where the text is no definition yet. */
export function useFix(draft: DraftDocument): (fix: QuickFix) => void {
  const { t, i18n } = useTranslation('studio')
  const { message } = App.useApp()
  return (fix) => {
    const what = textIn(fix.title, localeOf(i18n))
    draft.change(patchJsonText(draft.examinedText, fix.patch), { key: 'fix', what })
    void message.success(t('problems.fixed', { what }))
  }
}
