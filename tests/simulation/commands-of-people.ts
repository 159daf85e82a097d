import type { Actor } from '@linli/schemas/org'
import type { Asked } from './asked.ts'
import { fresh, type Place, TASK_REFUSALS } from './commands.ts'

/** What people do with each other's tasks. There is no key: whoever repeats it is told how it stands. */

interface Giving {
  readonly taskId: string
  readonly to: string
  readonly actor: Actor
}

const REASON = '出差'
const GIVING_REFUSALS = [
  ...TASK_REFUSALS,
  'access.denied',
  'task.excluded',
  'task.nobody',
  'task.signed',
] as const

const acting = ({ tenantId, instanceId }: Place, actor: Actor) => ({
  ...fresh(),
  tenantId,
  instanceId,
  actorId: actor.accountId,
  mark: null,
})

export function transferTask(place: Place, { taskId, to, actor }: Giving): Asked {
  const { tenantId } = place
  return {
    ...{ ...acting(place, actor), kind: 'transfer', taskId, to },
    refusals: GIVING_REFUSALS,
    ask: (engine) => engine.transfer({ tenantId, taskId, to, reason: REASON, actor }),
  }
}

export function delegateTask(place: Place, { taskId, to, actor }: Giving): Asked {
  const { tenantId } = place
  return {
    ...{ ...acting(place, actor), kind: 'delegate', taskId, to },
    refusals: [...GIVING_REFUSALS, 'task.delegated'],
    ask: (engine) => engine.delegate({ tenantId, taskId, to, reason: REASON, actor }),
  }
}

export function addSigner(
  place: Place,
  { taskId, to, actor }: Giving,
  position: 'before' | 'after' | 'beside',
): Asked {
  const { tenantId } = place
  return {
    ...{ ...acting(place, actor), kind: 'add-signer', taskId, to },
    refusals: [...GIVING_REFUSALS, 'task.delegated', 'task.added-signer', 'task.not-signed'],
    ask: (engine) => engine.addSigner({ tenantId, taskId, to, position, reason: REASON, actor }),
  }
}

export function removeSigner(
  place: Place,
  {
    taskId,
    seat,
    actor,
  }: { readonly taskId: string; readonly seat: number; readonly actor: Actor },
): Asked {
  const { tenantId } = place
  return {
    ...{ ...acting(place, actor), kind: 'remove-signer', taskId, seat },
    refusals: [
      'task.already-completed',
      'task.closed',
      'access.denied',
      'task.excluded',
      'task.last-signer',
      'task.not-signed',
    ],
    ask: (engine) => engine.removeSigner({ tenantId, taskId, seat, reason: REASON, actor }),
  }
}

export function urgeInstance(place: Place, actor: Actor): Asked {
  const { tenantId, instanceId } = place
  return {
    ...{ ...acting(place, actor), kind: 'urge' },
    refusals: ['instance.finished', 'access.denied', 'urge.too-soon', 'urge.nobody'],
    ask: (engine) => engine.urge({ tenantId, instanceId, actor }),
  }
}
