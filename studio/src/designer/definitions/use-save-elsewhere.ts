import { patchJsonText } from '@linli/schemas/patch-json-text'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { SaveDraftDocument } from '../../api/documents.ts'
import { useGo } from '../../staff/staff-link.tsx'
import { definitionPath } from './definition-detail.ts'

/** So many names are tried. */
const MOST = 20

export interface SavingElsewhere {
  readonly isSaving: boolean
  readonly save: () => Promise<void>
}

/** Keeps a text as the draft of a service of its own, with the first free id of `ID-2`, `ID-3` …, and goes there. */
export function useSaveElsewhere(definitionId: string, text: string): SavingElsewhere {
  const { t } = useTranslation(['studio', 'staff'])
  const { message } = App.useApp()
  const [{ fetching }, execute] = useMutation(SaveDraftDocument)
  const go = useGo()
  const save = async () => {
    for (let number = 2; number <= MOST; number += 1) {
      const id = `${definitionId}-${number}`
      const input = { definitionId: id, body: withId(text, id), baseRevision: 0 }
      const { data, error } = await execute({ input })
      if (data?.saveDraft.__typename === 'StaleDraft') continue
      if (data?.saveDraft.__typename === 'DraftSaved') go(definitionPath(id))
      else {
        const why = t(error?.networkError ? 'staff:offline' : 'staff:failed')
        void message.error(data?.saveDraft.message ?? why)
      }
      return
    }
    void message.error(t('staff:failed'))
  }
  return { isSaving: fetching, save }
}

function withId(text: string, id: string): string {
  try {
    return patchJsonText(text, [{ op: 'replace', path: '/id', value: id }])
  } catch {
    // The server says what is wrong with it.
    return text
  }
}
