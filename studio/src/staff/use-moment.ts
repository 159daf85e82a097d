import { useEffect, useMemo, useState } from 'react'
import { useQuery } from 'urql'
import { InstanceMomentDocument, type InstanceMomentQuery } from '../api/documents.ts'
import { useInAddress } from './use-in-address.ts'
import type { InstanceDetail } from './use-instance.ts'

export type MomentDetail = NonNullable<NonNullable<InstanceMomentQuery['instance']>['at']>

export interface Travel {
  /** Numbers of the steps that may be chosen, the oldest first. */
  readonly seqs: readonly number[]
  /** The chosen step; null for now. */
  readonly seq: number | null
  /** As it stood after the chosen step; null while that loads, and for now. */
  readonly moment: MomentDetail | null
  readonly hasFailed: boolean
  /** Null, or the newest step, leads back to now. */
  readonly go: (seq: number | null) => void
}

/** Whoever moves a slider passes steps that nobody wants to see. */
const SETTLED_MS = 120

/** Goes through the steps of an instance; what it stood like then comes from the server. The step stands in the address. */
export function useMoment(instance: InstanceDetail): Travel {
  const seqs = useMemo(
    () => instance.timeline.map(({ seq }) => seq).sort((one, other) => one - other),
    [instance.timeline],
  )
  const { query, put } = useInAddress()
  // The address follows a moment later, which is too late for a hand on the slider.
  const [seq, setSeq] = useState<number | null>(() => seqIn(query.get('step'), seqs))
  const [settled, setSettled] = useState<number | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(seq), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [seq])
  const [{ data, error }] = useQuery({
    query: InstanceMomentDocument,
    variables: { id: instance.id, seq: settled ?? 0 },
    pause: settled === null,
  })
  const found = data?.instance?.at ?? null
  const isShown = seq !== null && found?.seq === seq
  return {
    seqs,
    seq,
    moment: isShown ? found : null,
    hasFailed: seq !== null && seq === settled && error !== undefined,
    go: (next) => {
      const chosen = next === seqs.at(-1) ? null : next
      setSeq(chosen)
      put({ step: chosen === null ? null : String(chosen) })
    },
  }
}

function seqIn(text: string | null, seqs: readonly number[]): number | null {
  const seq = Number(text)
  return text !== null && seqs.includes(seq) && seq !== seqs.at(-1) ? seq : null
}
