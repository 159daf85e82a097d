import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { StepInput } from '../core/step.ts'
import type {
  Advanced,
  CopyCommand,
  InstanceCommand,
  ReasonedCommand,
  RescheduleCommand,
  SendCommand,
} from '../ports/engine.ts'
import type { InstanceKey } from '../ports/engine-store.ts'
import { bodyHash } from './body-hash.ts'
import type { Entry } from './entry.ts'
import { firstAnswer } from './first-answer.ts'
import { givenNote, givenReason } from './given-reason.ts'
import type { CurrentInstance } from './shell.ts'
import type { Stage } from './stage.ts'

/** A declared event for a running instance, once per account and key. An event that no active state accepts is refused
 *  with `event.not-accepted` and leaves no trace, so the key may be tried again. */
export function sendEntry(command: SendCommand): Entry {
  const { tenantId, instanceId, event, payload, actor } = command
  const key = { tenantId, instanceId }
  const inbox = { tenantId, source: `send:${actor.accountId}`, messageId: command.key }
  const hash = bodyHash({ instanceId, event, payload })
  return {
    tenantId,
    needs: { instances: [key], inbox, bodyHash: hash },
    compute(stage) {
      const before = firstAnswer(stage, inbox, hash)
      if (before !== null) return { kind: 'answer', value: before }
      const input: StepInput = { kind: 'event', type: event, payload, actor }
      const result = stage.advance(knownInstance(stage, key), input)
      if (result.kind === 'ignored') {
        throw new LinliError('event.not-accepted', `The instance does not accept '${event}' now.`)
      }
      const answer = advancedOf(knownInstance(stage, key))
      stage.receive(inbox, { bodyHash: hash, answer })
      return { kind: 'answer', value: answer }
    },
  }
}

/** Throws `request.invalid` where no reason is given, and what `nextStep` throws. */
export function reasonedEntry(kind: 'cancel' | 'suspend', command: ReasonedCommand): Entry {
  const { tenantId, instanceId, actor } = command
  const reason = givenReason(command.reason)
  return advanceEntry({ tenantId, instanceId }, { kind, reason, actor })
}

/** Throws what `nextStep` throws. */
export function instanceEntry(kind: 'urge' | 'resume', command: InstanceCommand): Entry {
  const { tenantId, instanceId, actor } = command
  return advanceEntry({ tenantId, instanceId }, { kind, actor })
}

/** Throws what `nextStep` throws, and `request.invalid` where the note is too long. */
export function copyEntry(command: CopyCommand): Entry {
  const { tenantId, instanceId, to, actor } = command
  const note = givenNote(command.note)
  return advanceEntry({ tenantId, instanceId }, { kind: 'copy', to, note, actor })
}

/** One step, or none where there is nothing to do. Throws `instance.not-found`. */
export function advanceEntry(key: InstanceKey, input: StepInput): Entry {
  return {
    tenantId: key.tenantId,
    needs: { instances: [key] },
    compute(stage) {
      stage.advance(knownInstance(stage, key), input)
      return { kind: 'answer', value: advancedOf(knownInstance(stage, key)) }
    },
  }
}

/** Null where nothing moved. */
export function rescheduleEntry({ tenantId, instanceId, actor }: RescheduleCommand): Entry {
  const key = { tenantId, instanceId }
  return {
    tenantId,
    isPromised: true,
    needs: { instances: [key] },
    compute(stage) {
      const current = stage.instance(key)
      if (current === null || current.snapshot.status !== 'active') {
        return { kind: 'answer', value: null }
      }
      const { kind } = stage.advance(current, { kind: 'reschedule', actor })
      const value = kind === 'moved' ? advancedOf(knownInstance(stage, key)) : null
      return { kind: 'answer', value }
    },
  }
}

/** Throws `instance.not-found`. */
export function knownInstance(stage: Stage, key: InstanceKey): CurrentInstance {
  const current = stage.instance(key)
  if (current !== null) return current
  throw new LinliError('instance.not-found', `There is no instance '${key.instanceId}'.`)
}

export function advancedOf({ instanceId, snapshot }: CurrentInstance): Advanced & JsonObject {
  return {
    instanceId,
    seq: snapshot.seq,
    ended: snapshot.status !== 'active',
    position: snapshot.position,
  }
}
