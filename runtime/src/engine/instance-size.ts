import { LinliError } from '@linli/schemas/linli-error'
import type { EngineObserver } from '../ports/engine.ts'
import type { CommitStep } from '../ports/engine-store.ts'

/** UTF-8 bytes of a snapshot's text. Every step reads and writes all of it, and so does each reader of the instance. */
const SNAPSHOT = { warnAt: 64 * 1024, most: 256 * 1024 }
/** Steps of one instance. An honest one takes tens; one that takes these many is being driven round in circles. */
const HISTORY = { warnAt: 10_240, most: 51_200 }

/** G15: an instance stays small enough to be read and replayed. Throws `snapshot.too-large` or `history.too-long` for a
 *  step that would leave it larger; the instance stays as it was. A step that ends an instance is never refused, so a
 *  full one can be cancelled. */
export function refuseGrownInstance({ step, snapshotText }: GrownStep): void {
  const { status, seq, number } = step.snapshot
  if (status !== 'active') return
  const bytes = bytesOf(snapshotText)
  if (bytes > SNAPSHOT.most) {
    throw new LinliError(
      'snapshot.too-large',
      `The snapshot of '${number}' would hold ${bytes} bytes; at most ${SNAPSHOT.most}.`,
    )
  }
  if (seq > HISTORY.most) {
    throw new LinliError(
      'history.too-long',
      `Instance '${number}' has taken ${HISTORY.most} steps; only ending it is left.`,
    )
  }
}

type GrownStep = Pick<CommitStep, 'step' | 'snapshotText'>

/** Tells the operator of committed steps that left an instance large: of a snapshot each time, of a history once. */
export function warnOfGrownInstances(
  observer: EngineObserver,
  steps: readonly (GrownStep & { readonly tenantId: string; readonly instanceId: string })[],
): void {
  for (const { tenantId, instanceId, step, snapshotText } of steps) {
    const bytes = bytesOf(snapshotText)
    if (bytes > SNAPSHOT.warnAt) {
      observer.grown?.({ tenantId, instanceId, what: 'snapshot', size: bytes, most: SNAPSHOT.most })
    }
    const { seq } = step.snapshot
    if (seq === HISTORY.warnAt) {
      observer.grown?.({ tenantId, instanceId, what: 'history', size: seq, most: HISTORY.most })
    }
  }
}

/** Counting bytes costs more than a comparison; no character of a text needs more than three. */
function bytesOf(text: string): number {
  return text.length * 3 <= SNAPSHOT.warnAt ? text.length : Buffer.byteLength(text)
}
