import type { JsonObject } from '@linli/schemas/json'
import type { Actor } from '@linli/schemas/org'
import type { DeviceFacts } from '../../runtime/src/core/step.ts'
import type { Asked } from './asked.ts'

/** Of who may act on a task: it may be another's by now. */
export const TASK_REFUSALS = [
  'task.held',
  'task.already-completed',
  'task.closed',
  'task.not-assigned',
] as const
/** What a definition's failing expression answers with. */
const FAULTS = ['expression.failed'] as const

export interface Place {
  readonly tenantId: string
  readonly instanceId: string
}

export const fresh = () => ({ unknown: 0, answers: [], codes: [] })

/** Starts by form; `divisor` 0 is the poison. */
export function startByForm(
  start: { readonly tenantId: string; readonly mark: string; readonly actor: Actor },
  { definitionId, divisor }: { readonly definitionId: string; readonly divisor: number },
): Asked {
  const { tenantId, mark, actor } = start
  return {
    ...fresh(),
    kind: 'start',
    tenantId,
    actorId: actor.accountId,
    mark,
    refusals: [],
    keyed: `start/${mark}`,
    ask: (engine) =>
      engine.start({
        ...{ tenantId, definitionId, form: 'report', answers: { mark, divisor }, actor },
        // Residents of both tenants use the same keys.
        key: mark.slice(tenantId.length),
      }),
  }
}

export interface Message {
  readonly tenantId: string
  readonly device: DeviceFacts
  readonly messageId: string
  readonly reading: { readonly kind: string; readonly ref: string; readonly mark: string }
}

/** `isOther`: the same id was or will be used with another body. */
export function sendReading(message: Message, isOther: boolean): Asked {
  const { tenantId, device, messageId, reading } = message
  const isIndigestible = reading.mark.endsWith('indigestible')
  return {
    ...fresh(),
    kind: 'reading',
    tenantId,
    actorId: device.id,
    mark: reading.mark,
    refusals: [
      ...(isOther ? ['submission.key-reused'] : []),
      ...(isIndigestible ? ['request.invalid'] : []),
    ],
    keyed: `${tenantId}/device:${device.id}/${messageId}`,
    about: `${tenantId}/alarm/${reading.ref}`,
    ask: (engine) =>
      engine.acceptReading({
        ...{ tenantId, device, messageId, bodyHash: reading.mark, reading: { ...reading } },
      }),
  }
}

export function sendEvent(
  { tenantId, instanceId }: Place,
  { event, mark, actor }: { readonly event: string; readonly mark: string; readonly actor: Actor },
): Asked {
  return {
    ...fresh(),
    kind: 'send',
    tenantId,
    actorId: actor.accountId,
    mark,
    instanceId,
    refusals: ['event.not-accepted', 'instance.finished'],
    keyed: `send/${mark}`,
    ask: (engine) =>
      engine.send({ tenantId, instanceId, event, payload: { mark }, actor, key: mark }),
  }
}

export function holdTask(
  kind: 'claim' | 'release',
  { tenantId, instanceId }: Place,
  { taskId, actor }: { taskId: string; actor: Actor },
): Asked {
  return {
    ...fresh(),
    kind,
    tenantId,
    actorId: actor.accountId,
    mark: null,
    instanceId,
    taskId,
    refusals: TASK_REFUSALS,
    ask: (engine) => engine[kind]({ tenantId, taskId, actor }),
  }
}

export interface Completing {
  readonly taskId: string
  readonly outcome: string
  readonly mark: string
  readonly key: string
  readonly actor: Actor
  /** The instance was poisoned. */
  readonly mayFail: boolean
}

export function completeTask(place: Place, completing: Completing): Asked {
  const { tenantId, instanceId } = place
  const { taskId, outcome, mark, key, actor } = completing
  const answers: JsonObject = { mark }
  return {
    ...fresh(),
    kind: 'complete',
    tenantId,
    actorId: actor.accountId,
    mark,
    instanceId,
    taskId,
    refusals: [...TASK_REFUSALS, ...(completing.mayFail ? FAULTS : [])],
    keyed: `complete/${mark}`,
    ask: (engine) => engine.complete({ tenantId, taskId, outcome, answers, actor, key }),
  }
}

export function cancelInstance({ tenantId, instanceId }: Place, actor: Actor): Asked {
  return {
    ...fresh(),
    kind: 'cancel',
    tenantId,
    actorId: actor.accountId,
    mark: null,
    instanceId,
    refusals: ['instance.finished'],
    ask: (engine) => engine.cancel({ tenantId, instanceId, reason: '作废', actor }),
  }
}
