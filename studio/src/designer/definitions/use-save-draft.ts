import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { SaveDraftDocument, type SaveDraftMutation } from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import type { DraftDocument } from './use-draft-document.ts'

export type StaleDraft = Extract<SaveDraftMutation['saveDraft'], { __typename: 'StaleDraft' }>

export type SaveResult =
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused'; readonly message: string }

export interface DraftSaving {
  readonly isSaving: boolean
  /** Somebody saved meanwhile; a choice is due. */
  readonly stale: StaleDraft | null
  readonly save: () => Promise<SaveResult>
  /** Saves on top of what the other one saved. */
  readonly overwrite: () => Promise<SaveResult>
  readonly forgetStale: () => void
}

/** Saves the text as the definition's draft; whatever the answer, the text stays. */
export function useSaveDraft(definitionId: string, draft: DraftDocument): DraftSaving {
  const { t } = useTranslation('staff')
  const session = useSession()
  const [{ fetching }, execute] = useMutation(SaveDraftDocument)
  const [stale, setStale] = useState<StaleDraft | null>(null)

  const send = async (baseRevision: number): Promise<SaveResult> => {
    const body = draft.text
    const input = { definitionId, body, baseRevision }
    const { data, error } = await withSession(session, () => execute({ input }))
    const answer = data?.saveDraft
    if (answer === undefined) {
      return { kind: 'refused', message: error?.networkError ? t('offline') : t('failed') }
    }
    switch (answer.__typename) {
      case 'DraftSaved':
        setStale(null)
        draft.accept({ text: body, revision: answer.draft.revision })
        return { kind: 'saved', revision: answer.draft.revision }
      case 'StaleDraft':
        setStale(answer)
        return { kind: 'stale' }
      default:
        return { kind: 'refused', message: answer.message }
    }
  }
  return {
    isSaving: fetching,
    stale,
    save: () => send(draft.baseRevision),
    overwrite: () => send(stale?.revision ?? draft.baseRevision),
    forgetStale: () => setStale(null),
  }
}
