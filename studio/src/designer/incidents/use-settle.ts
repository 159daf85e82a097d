import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type OperationResult, useMutation } from 'urql'
import {
  CancelInstancesDocument,
  RetryIncidentsDocument,
  SkipIncidentsDocument,
} from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import type { IncidentRow } from './incident-row.ts'

/** What became of an incident, or of a case that was to be cancelled. */
export interface Settled {
  readonly id: string
  readonly kind: string
  /** What was tried, or the case's title. */
  readonly what: string
  readonly number: string
  /** Null where it was refused or failed again; then `message` says why. */
  readonly resolvedAs: string | null
  readonly message: string | null
  /** Who was faster, and when. */
  readonly by: string | null
  readonly at: string | null
}

export interface Settle {
  readonly settled: readonly Settled[]
  /** Why the last request as a whole failed, or null. */
  readonly problem: string | null
  readonly isBusy: boolean
  readonly retry: (rows: readonly IncidentRow[]) => Promise<void>
  readonly skip: (rows: readonly IncidentRow[], reason: string) => Promise<void>
  readonly cancel: (instances: readonly IncidentRow['instance'][], reason: string) => Promise<void>
  readonly forget: () => void
}

/** The answer need not hold any: what counts and lists them asks again all the same. */
const ENDS_INCIDENTS = { additionalTypenames: ['Incident'] }

type Verdict = Pick<Settled, 'id' | 'resolvedAs' | 'message' | 'by' | 'at'>
type Subject = Pick<Settled, 'id' | 'kind' | 'what' | 'number'>

/** Settles several at once and keeps each one's result until the next time. */
export function useSettle(onSettled: () => void): Settle {
  const { t } = useTranslation('staff')
  const session = useSession()
  const [settled, setSettled] = useState<readonly Settled[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const [retrying, retry] = useMutation(RetryIncidentsDocument)
  const [skipping, skip] = useMutation(SkipIncidentsDocument)
  const [cancelling, cancel] = useMutation(CancelInstancesDocument)
  const ask = async <Data>(
    subjects: readonly Subject[],
    send: (ids: string[]) => Promise<OperationResult<Data>>,
    verdictsOf: (data: Data) => readonly Verdict[],
  ) => {
    const ids = subjects.map(({ id }) => id)
    const { data, error } = await withSession(session, () => send(ids))
    setProblem(data ? null : t(error?.networkError ? 'offline' : 'failed'))
    setSettled(data ? joined(subjects, verdictsOf(data)) : [])
    if (data) onSettled()
  }
  return {
    settled,
    problem,
    isBusy: retrying.fetching || skipping.fetching || cancelling.fetching,
    retry: (rows) =>
      ask(
        rows.map(incidentOf),
        (ids) => retry({ ids }),
        ({ retryIncidents }) => retryIncidents,
      ),
    skip: (rows, reason) =>
      ask(
        rows.map(incidentOf),
        (ids) => skip({ ids, reason }),
        ({ skipIncidents }) => skipIncidents,
      ),
    cancel: (instances, reason) =>
      ask(
        instances.map(caseOf),
        (ids) => cancel({ ids, reason }, ENDS_INCIDENTS),
        ({ cancelInstances }) =>
          cancelInstances.map(({ id, code, message }) => ({
            ...{ id, message, by: null, at: null },
            resolvedAs: code === null ? 'cancelled' : null,
          })),
      ),
    forget() {
      setSettled([])
      setProblem(null)
    },
  }
}

function incidentOf({ id, kind, tried, instance }: IncidentRow): Subject {
  return { id, kind, what: tried, number: instance.number }
}

function caseOf({ id, title, number }: IncidentRow['instance']): Subject {
  return { id, kind: 'instance', what: title, number }
}

function joined(subjects: readonly Subject[], verdicts: readonly Verdict[]): Settled[] {
  return verdicts.flatMap((verdict) => {
    const subject = subjects.find(({ id }) => id === verdict.id)
    return subject === undefined ? [] : [{ ...subject, ...verdict }]
  })
}
