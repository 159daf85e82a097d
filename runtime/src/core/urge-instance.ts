import { LinliError } from '@linli/schemas/linli-error'
import type { Moving } from './moving.ts'
import { restingStep } from './moving.ts'
import { ownNotice, taskRecipients } from './own-notices.ts'
import type { StepInput, StepResult } from './step.ts'

type Urge = Extract<StepInput, { kind: 'urge' }>

const HOUR_MS = 3_600_000
/** Between two urgings of one instance: a resident may urge once a day, an official once an hour. Our own rule: the sources
 *  say that it must be limited, not how. */
export const URGE_EVERY_MS = { resident: 24 * HOUR_MS, official: HOUR_MS } as const

/** 催办: everybody who has an open task of the instance is told; nothing else changes. By whoever started it, whose own tasks
 *  are not urged, or by an official. Throws `access.denied` for everybody else, `urge.nobody`, and `urge.too-soon` with
 *  `retryAt` (epoch ms). */
export function urgeInstance(moving: Moving, { actor }: Urge): StepResult {
  const { snapshot, surroundings } = moving
  const { now } = surroundings
  const isOwn = snapshot.initiatorId === actor.accountId
  if (!isOwn && actor.role !== 'official') {
    throw new LinliError('access.denied', 'Whoever started it and officials may urge.')
  }
  const every = actor.role === 'official' ? URGE_EVERY_MS.official : URGE_EVERY_MS.resident
  const retryAt = (snapshot.urgedAt ?? Number.NEGATIVE_INFINITY) + every
  if (now < retryAt) {
    throw new LinliError('urge.too-soon', 'It was urged a short while ago.', {
      details: { retryAt },
    })
  }
  const isHers = ({ kind, accountId }: { kind: string; accountId?: string }) =>
    kind === 'account' && accountId === actor.accountId
  const told = snapshot.tasks
    .map((task) => ({ task, to: taskRecipients(task), reason: '' }))
    .filter(({ to }) => !isHers(to))
  if (told.length === 0) throw new LinliError('urge.nobody', 'No task of anybody else is open.')
  const step = restingStep(snapshot, { urgedAt: now }, {})
  const effects = told.map((each) => ownNotice('linli.urged', moving, each))
  return { kind: 'moved', step: { ...step, effects } }
}
