import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import {
  type FindingFieldsFragment,
  PublishDocument,
  RequestPublicationDocument,
} from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import { useMigrationDeeds } from '../migrations/use-migrations.ts'
import type { DefinitionDetail } from './definition-detail.ts'
import type { DraftDocument } from './use-draft-document.ts'
import { type Proof, useProof } from './use-proof.ts'
import type { SaveResult } from './use-save-draft.ts'

export interface PublishProps {
  readonly definition: DefinitionDetail
  readonly draft: DraftDocument
  readonly save: () => Promise<SaveResult>
  readonly onClose: () => void
}

export interface Publishing {
  /** Why the last attempt failed, or null. */
  readonly problem: string | null
  readonly isBusy: boolean
  /** What the server does first, and how it is left. */
  readonly proof: Pick<Proof, 'course' | 'stop'>
  /** Whether one official is enough, as far as the server has said. */
  readonly isAlone: boolean
  /** What the server found that a second official would have to answer for. */
  readonly unproven: readonly FindingFieldsFragment[]
  /** What the version is to be called. */
  readonly name: string
  readonly setName: (name: string) => void
  /** Whether running cases are to move to the version. */
  readonly moves: boolean
  readonly setMoves: (moves: boolean) => void
  /** Number of the version once it is out and the running cases are judged for it; null before. */
  readonly movingTo: number | null
  readonly publish: () => Promise<void>
  /** Asks a second official. */
  readonly ask: (reason: string) => Promise<void>
}

/** Saves the text first where it is not saved, then publishes exactly that revision, or asks somebody else to. */
export function usePublish({ definition, draft, save, onClose }: PublishProps): Publishing {
  const { t } = useTranslation(['studio', 'staff'])
  const { message } = App.useApp()
  const session = useSession()
  const [, publish] = useMutation(PublishDocument)
  const [, request] = useMutation(RequestPublicationDocument)
  const [problem, setProblem] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [isAlone, setIsAlone] = useState(true)
  const [unproven, setUnproven] = useState<readonly FindingFieldsFragment[]>([])
  const [moves, setMoves] = useState(false)
  const [movingTo, setMovingTo] = useState<number | null>(null)
  const { definitionId } = definition
  const proof = useProof(definitionId, setProblem)
  const migrating = useMigrationDeeds(() => undefined)

  const revision = async (): Promise<number | null> => {
    if (!draft.isDirty) return draft.base.revision
    const saved = await save()
    if (saved.kind === 'saved') return saved.revision
    if (saved.kind === 'refused') setProblem(saved.message)
    else onClose()
    return null
  }
  const failed = (answer: { readonly message: string } | undefined, isOffline: boolean) =>
    setProblem(answer?.message ?? t(isOffline ? 'staff:offline' : 'staff:failed'))

  const sendPublish = async (baseRevision: number) => {
    const input = { definitionId, baseRevision, name }
    const { data, error } = await withSession(session, () => publish({ input }))
    const answer = data?.publish
    if (answer?.__typename === 'Published') {
      const { number } = answer.version
      void message.success(t('publish.done', { number }))
      if (moves) {
        await migrating.plan(definitionId)
        setMovingTo(number)
      } else onClose()
      return
    }
    if (answer?.code === 'definition.not-proven' || answer?.code === 'definition.two-officials') {
      setIsAlone(false)
      setUnproven(answer.__typename === 'InvalidDefinition' ? answer.findings : [])
    }
    failed(answer, error?.networkError !== undefined)
  }
  const sendRequest = async (baseRevision: number, reason: string) => {
    const input = { definitionId, baseRevision, reason, name, movesInstances: moves }
    const { data, error } = await withSession(session, () => request({ input }))
    const answer = data?.requestPublication
    if (answer?.__typename !== 'PublicationRequested') {
      return failed(answer, error?.networkError !== undefined)
    }
    void message.success(t('publish.asked'))
    onClose()
  }
  const busily = async (send: (baseRevision: number) => Promise<void>) => {
    setIsBusy(true)
    setProblem(null)
    try {
      const baseRevision = await revision()
      if (baseRevision !== null && (await proof.prove(baseRevision))) await send(baseRevision)
    } finally {
      setIsBusy(false)
    }
  }
  return {
    ...{ problem, isBusy, proof, isAlone, unproven, name, setName, moves, setMoves, movingTo },
    publish: () => busily(sendPublish),
    ask: (reason) => busily((baseRevision) => sendRequest(baseRevision, reason)),
  }
}
