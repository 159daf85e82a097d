import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type TypedDocumentNode, useMutation } from 'urql'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'

interface Refused {
  readonly __typename: 'Refusal'
  readonly message: string
}
interface Answered {
  readonly saved: { readonly __typename: string } | Refused
}
type Saved<Data extends Answered> = Exclude<Data['saved'], { readonly __typename: 'Refusal' }>

/** Sends a change of people or the tree, and keeps what spoke against it, in a sentence. */
export function useSaving<Data extends Answered, Variables extends object>(
  document: TypedDocumentNode<Data, Variables>,
  onSaved: (saved: Saved<Data>) => void,
) {
  const { t } = useTranslation('staff')
  const session = useSession()
  const [problem, setProblem] = useState<string | null>(null)
  const [{ fetching }, save] = useMutation(document)
  const send = async (variables: Variables) => {
    setProblem(null)
    const { data, error } = await withSession(session, () => save(variables))
    if (data !== undefined && !isRefused(data.saved)) return onSaved(data.saved as Saved<Data>)
    const trouble = t(error?.networkError ? 'offline' : 'failed')
    setProblem(data !== undefined && isRefused(data.saved) ? data.saved.message : trouble)
  }
  return { send, problem, isSaving: fetching }
}

function isRefused(saved: Answered['saved']): saved is Refused {
  return saved.__typename === 'Refusal'
}
