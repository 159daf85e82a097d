import { type RefObject, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient, useMutation } from 'urql'
import { lacksSession } from '../../api/client.ts'
import {
  DefinitionPageDocument,
  SaveDraftDocument,
  type SaveDraftMutation,
} from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import { isOwn, type SavedText } from '../../document/draft-state.ts'
import type { DraftDocument } from './use-draft-document.ts'

export type StaleDraft = Extract<SaveDraftMutation['saveDraft'], { __typename: 'StaleDraft' }>

export type SaveResult =
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused'; readonly message: string; readonly isPassing: boolean }

export interface DraftSaving {
  readonly isSaving: boolean
  /** Somebody saved meanwhile; a choice is due. */
  readonly stale: StaleDraft | null
  readonly save: () => Promise<SaveResult>
  /** Saves on top of what the other one saved. */
  readonly overwrite: () => Promise<SaveResult>
  readonly forgetStale: () => void
}

/** Saves the text as the definition's draft; whatever the answer, the text stays. One after the other: what is typed while one is on its way
 *  is not taken for somebody else's. */
export function useSaveDraft(definitionId: string, draft: DraftDocument): DraftSaving {
  const { t } = useTranslation('staff')
  const session = useSession()
  const [{ fetching }, execute] = useMutation(SaveDraftDocument)
  const [stale, setStale] = useState<StaleDraft | null>(null)
  const latest = useRef(draft)
  latest.current = draft
  /** Known a moment before the page is drawn anew. What was left on this device has an older base than the server: that counts. */
  const held = useRef(draft.base)
  const seen = useRef(draft.base)
  if (draft.base !== seen.current) {
    seen.current = draft.base
    held.current = draft.base
  }
  const under = useRef<Promise<unknown>>(Promise.resolve())

  const findOwn = useOwnSaved(definitionId, latest)
  const send = async (baseRevision: number): Promise<SaveResult> => {
    const body = latest.current.now().edited.text
    const input = { definitionId, body, baseRevision }
    draft.give(body)
    const result = await withSession(session, () => execute({ input }))
    const answer = result.data?.saveDraft
    if (answer === undefined) {
      const message = t(result.error?.networkError === undefined ? 'failed' : 'offline')
      // Whoever does not want to sign in now is not asked again by every try.
      return { kind: 'refused', message, isPassing: !lacksSession(result) }
    }
    switch (answer.__typename) {
      case 'DraftSaved':
        setStale(null)
        held.current = { text: body, revision: answer.draft.revision }
        draft.accept(held.current)
        return { kind: 'saved', revision: answer.draft.revision }
      case 'StaleDraft': {
        draft.takeBack(body)
        const own = await findOwn()
        if (own === null) {
          setStale(answer)
          return { kind: 'stale' }
        }
        held.current = own
        draft.accept(own)
        return saveWhatIsNew()
      }
      default:
        draft.takeBack(body)
        return { kind: 'refused', message: answer.message, isPassing: false }
    }
  }
  const inTurn = (next: () => Promise<SaveResult>): Promise<SaveResult> => {
    const result = under.current.then(next)
    under.current = result.catch(() => undefined)
    return result
  }
  const saveWhatIsNew = async (): Promise<SaveResult> => {
    const { text, revision } = held.current
    return latest.current.now().edited.text === text ? { kind: 'saved', revision } : send(revision)
  }
  return {
    isSaving: fetching,
    stale,
    save: () => inTurn(saveWhatIsNew),
    overwrite: () => inTurn(() => send(stale?.revision ?? held.current.revision)),
    forgetStale: () => setStale(null),
  }
}

/** What the server holds, where that is what it was given from here and never told to have taken; else null. */
function useOwnSaved(
  definitionId: string,
  latest: RefObject<DraftDocument>,
): () => Promise<SavedText | null> {
  const client = useClient()
  return async () => {
    if (latest.current.now().given.length === 0) return null
    const query = client.query(
      DefinitionPageDocument,
      { id: definitionId },
      { requestPolicy: 'network-only' },
    )
    const found = (await query.toPromise()).data?.definition?.draft
    if (found == null) return null
    const saved = { text: found.body, revision: found.revision }
    return isOwn(latest.current.now(), saved) ? saved : null
  }
}
