import type { Definition } from '@linli/schemas/definition'
import type { JsonValue } from '@linli/schemas/json'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { SaveDraftDocument } from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import { type Adoption, adoptTemplate } from '../../document/adopt/adopt-template.ts'
import { useGo } from '../../staff/staff-link.tsx'
import { definitionPath } from '../definitions/definition-detail.ts'
import { documentText } from '../definitions/document-text.ts'
import { problemOf } from '../definitions/new-definition.tsx'
import { FICTIONAL_STREET } from '../simulator/fictional-street.ts'

type Exchanges = Pick<Adoption, 'posts' | 'teams' | 'deviceTypes'>

export interface Chosen {
  readonly title: string
  readonly id: string
  readonly family: string
  readonly exchanged: Exchanges
}

export const NOTHING_EXCHANGED: Exchanges = { posts: {}, teams: {}, deviceTypes: {} }

/** Saves a template as a draft of the street and opens it; what speaks against it is kept, in a sentence. */
export function useAdopt(template: Definition, taken: readonly string[]) {
  const { t } = useTranslation(['studio', 'staff'])
  const session = useSession()
  const [problem, setProblem] = useState<string | null>(null)
  const [{ fetching }, save] = useMutation(SaveDraftDocument)
  const go = useGo()
  const adopt = async ({ exchanged, ...named }: Chosen) => {
    const wrong = problemOf(named, taken)
    if (wrong !== null) return setProblem(t(`newDefinition.${wrong}`))
    setProblem(null)
    const definition = adoptTemplate(template, { ...named, ...exchanged }, FICTIONAL_STREET)
    const body = documentText(definition as unknown as JsonValue)
    const input = { definitionId: named.id, body, baseRevision: 0 }
    const { data, error } = await withSession(session, () => save({ input }))
    if (data?.saveDraft.__typename === 'DraftSaved') return go(definitionPath(named.id))
    setProblem(data?.saveDraft.message ?? t(error?.networkError ? 'staff:offline' : 'staff:failed'))
  }
  return { adopt, isSaving: fetching, problem }
}
