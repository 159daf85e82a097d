import { withScenarios } from '@linli/runtime/core'
import type { Scenario } from '@linli/schemas/scenario'
import { useState } from 'react'
import { useClient } from 'urql'
import { ProposedScenariosDocument, type ProposedScenariosQuery } from '../../api/documents.ts'
import type { DraftDocument } from '../definitions/use-draft-document.ts'

export type Proposed = NonNullable<
  NonNullable<NonNullable<ProposedScenariosQuery['definition']>['draft']>['proposed']
>

export interface Proposing {
  /** What the last asking gave; null before, and once the text is another one. */
  readonly added: Proposed | null
  readonly isAsking: boolean
  readonly hasFailed: boolean
  readonly ask: () => Promise<void>
}

/** Scenarios for what was not tried, put into the text as one step. */
export function useProposal(definitionId: string, draft: DraftDocument): Proposing {
  const client = useClient()
  const [isAsking, setIsAsking] = useState(false)
  const [hasFailed, setHasFailed] = useState(false)
  const [added, setAdded] = useState<Proposed | null>(null)
  const [after, setAfter] = useState<string | null>(null)
  const ask = async () => {
    setIsAsking(true)
    setHasFailed(false)
    setAfter(null)
    const before = draft.text
    const { data } = await client
      .query(ProposedScenariosDocument, { id: definitionId }, { requestPolicy: 'network-only' })
      .toPromise()
    setIsAsking(false)
    const held = data?.definition?.draft
    const proposed = held?.proposed
    if (proposed == null || held?.revision !== draft.base.revision) {
      setHasFailed(true)
      return
    }
    setAdded(proposed)
    const scenarios = proposed.proposals.map(({ scenario }) => scenario as unknown as Scenario)
    if (scenarios.length === 0) return
    const next = withScenarios(before, scenarios)
    draft.change(next, { key: 'scenarios' })
    setAfter(next)
  }
  const isAsLeft = after === null || draft.text === after
  return { added: isAsLeft ? added : null, isAsking, hasFailed, ask }
}
