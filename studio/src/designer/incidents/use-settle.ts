import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CombinedError, useMutation } from 'urql'
import {
  RetryIncidentsDocument,
  type RetryIncidentsMutation,
  SkipIncidentsDocument,
} from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import type { IncidentRow } from './incident-row.ts'

export type Settlement = RetryIncidentsMutation['retryIncidents'][number]

/** An incident as it was shown, and what became of it. */
export interface Settled {
  readonly row: IncidentRow
  readonly settlement: Settlement
}

export interface Settle {
  readonly settled: readonly Settled[]
  /** Why the last request as a whole failed, or null. */
  readonly problem: string | null
  readonly isBusy: boolean
  readonly retry: (rows: readonly IncidentRow[]) => Promise<void>
  readonly skip: (rows: readonly IncidentRow[], reason: string) => Promise<void>
  readonly forget: () => void
}

/** Settles several at once and keeps each one's result until the next time. */
export function useSettle(onSettled: () => void): Settle {
  const { t } = useTranslation('staff')
  const session = useSession()
  const [settled, setSettled] = useState<readonly Settled[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const [retrying, retry] = useMutation(RetryIncidentsDocument)
  const [skipping, skip] = useMutation(SkipIncidentsDocument)
  const conclude = (
    rows: readonly IncidentRow[],
    answer: readonly Settlement[] | undefined,
    error: CombinedError | undefined,
  ) => {
    setProblem(answer === undefined ? t(error?.networkError ? 'offline' : 'failed') : null)
    setSettled(
      (answer ?? []).flatMap((settlement) => {
        const row = rows.find(({ id }) => id === settlement.id)
        return row === undefined ? [] : [{ row, settlement }]
      }),
    )
    if (answer !== undefined) onSettled()
  }
  return {
    settled,
    problem,
    isBusy: retrying.fetching || skipping.fetching,
    async retry(rows) {
      const ids = rows.map(({ id }) => id)
      const { data, error } = await withSession(session, () => retry({ ids }))
      conclude(rows, data?.retryIncidents, error)
    },
    async skip(rows, reason) {
      const ids = rows.map(({ id }) => id)
      const { data, error } = await withSession(session, () => skip({ ids, reason }))
      conclude(rows, data?.skipIncidents, error)
    },
    forget() {
      setSettled([])
      setProblem(null)
    },
  }
}
