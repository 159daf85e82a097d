import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { StepInput } from '../core/step.ts'
import type { IncidentAnswer, RetryIncidentCommand, SkipIncidentCommand } from '../ports/engine.ts'
import type {
  InboxKey,
  ResolvedIncident,
  StoppedEffectInput,
  StoredIncident,
} from '../ports/engine-store.ts'
import { advancedOf, knownInstance } from './advance-instance.ts'
import type { Entry, Outcome } from './entry.ts'
import { isRowId } from './entry-needs.ts'
import { givenReason } from './given-reason.ts'
import type { Intake } from './intake.ts'
import type { CurrentInstance, Shell } from './shell.ts'
import type { Stage } from './stage.ts'

interface Parts {
  readonly shell: Shell
  readonly intake: Intake
}

/** The input of the incident as an ordinary step of its instance, in the transaction that resolves the incident. What
 *  fails again throws what failed and is counted. A timer's incident needs its timer still armed: retry and timer move the
 *  instance from the same seq, so one of them acts (I5). Throws `incident.not-found`, `incident.resolved`,
 *  `event.not-accepted`, and what the step throws. */
export async function retryIncident(
  parts: Parts,
  command: RetryIncidentCommand,
): Promise<IncidentAnswer> {
  return settle(parts, command, {
    deeds: ['retried', 'overtaken'],
    act: (stage, incident) =>
      incident.kind === 'effect'
        ? { as: 'retried', returned: effectOf(incident) }
        : { as: retryStep(stage, incident), returned: null },
  })
}

/** Resolves the incident without its input, which is dropped; a timer that is still armed is disarmed by a step of its
 *  own. Throws `incident.not-found`, `incident.resolved`, `request.invalid` where no reason is given. */
export async function skipIncident(
  parts: Parts,
  command: SkipIncidentCommand,
): Promise<IncidentAnswer> {
  const reason = givenReason(command.reason)
  return settle(parts, command, {
    deeds: ['skipped'],
    reason,
    act(stage, incident) {
      const current = stage.instance(instanceOf(incident))
      const input = inputOf(incident)
      if (current?.snapshot.status === 'active') giveUpChild(stage, current, incident)
      if (input?.kind === 'timer' && current?.snapshot.status === 'active') {
        const { event, generation } = input
        stage.advance(current, { kind: 'skip', event, generation, reason, actor: command.actor })
      }
      if (input?.kind === 'child-ended' && current?.snapshot.status === 'active') {
        stage.advance(current, { ...input, end: { kind: 'failed', code: 'skipped' } })
      }
      return { as: 'skipped', returned: null }
    },
  })
}

/** A child that will never be started is not waited for. */
function giveUpChild(stage: Stage, current: CurrentInstance, incident: StoredIncident): void {
  if (incident.kind !== 'effect') return
  const { effect } = effectOf(incident)
  if (effect.kind !== 'start-child') return
  const open = current.snapshot.children?.find(({ key }) => key === effect.key)
  // It was started after all, and only the answer was lost; or nobody waits for it.
  if (open?.child !== null) return
  const end = { kind: 'failed', code: 'skipped' } as const
  stage.advance(current, { kind: 'child-ended', key: effect.key, child: null, end })
}

interface Deed {
  /** What may stand in the row when this deed is repeated. */
  readonly deeds: readonly string[]
  readonly reason?: string
  act(stage: Stage, incident: StoredIncident): Pick<ResolvedIncident, 'as' | 'returned'>
}

/** The incident's instance and message never change, so they are asked for ahead; whether it is still open is asked for
 *  by the batch, and its resolution is a fence of the commit. */
async function settle(
  { shell, intake }: Parts,
  command: RetryIncidentCommand,
  deed: Deed,
): Promise<IncidentAnswer> {
  const { tenantId, incidentId: id } = command
  const incidents = isRowId(id) ? [{ tenantId, id }] : []
  const loaded = await shell.store.load({ instances: [], inbox: [], correlations: [], incidents })
  const [incident] = loaded.incidents
  if (incident === undefined) throw notFound(id)
  return intake.submit<IncidentAnswer>(settleEntry(shell, command, { incident, deed }))
}

function settleEntry(
  shell: Shell,
  { tenantId, incidentId: id, actor }: RetryIncidentCommand,
  { incident: known, deed }: { readonly incident: StoredIncident; readonly deed: Deed },
): Entry {
  const inbox = inboxOf(known)
  const bodyHash = known.received?.bodyHash ?? null
  return {
    tenantId,
    needs: {
      instances: [instanceOf(known)],
      incident: { tenantId, id },
      ...(inbox === null ? {} : { inbox }),
      ...(bodyHash === null ? {} : { bodyHash }),
    },
    compute(stage): Outcome {
      const incident = stage.incident({ tenantId, id })
      if (incident === null) throw notFound(id)
      // A neighbour of this batch settles it; whether that holds is known when the batch is committed.
      if (incident === 'settled') return { kind: 'deferred' }
      const by = actor.accountId
      const { resolution } = incident
      if (resolution !== null) {
        const isOwn = resolution.by === by && deed.deeds.includes(resolution.as)
        if (!isOwn) throw resolvedError(incident)
        return { kind: 'answer', value: { incidentId: id, resolvedAs: resolution.as } }
      }
      const done = deed.act(stage, incident)
      const { instanceId, input } = incident
      const reason = deed.reason ?? null
      const auditId = shell.ids.uuid()
      stage.resolve({ tenantId, id, instanceId, input, by, reason, auditId, ...done })
      return { kind: 'answer', value: { incidentId: id, resolvedAs: done.as } }
    },
  }
}

function retryStep(stage: Stage, incident: StoredIncident): 'retried' | 'overtaken' {
  const inbox = inboxOf(incident)
  // I2: the sender's own repeat got through meanwhile.
  if (inbox !== null && stage.received(inbox) !== null) return 'overtaken'
  const key = instanceOf(incident)
  const current = knownInstance(stage, key)
  const input = inputOf(incident)
  if (input === null) throw notFound(incident.id)
  if (input.kind === 'timer') {
    const isArmed = current.snapshot.timers.some(
      ({ event, generation }) => event === input.event && generation === input.generation,
    )
    if (!isArmed) return 'overtaken'
  }
  const result = stage.advance(current, input)
  // The timers stand where the calendar puts them by now.
  if (result.kind === 'ignored' && input.kind === 'reschedule') return 'overtaken'
  if (result.kind === 'ignored') {
    throw new LinliError('event.not-accepted', 'The instance does not accept the input now.')
  }
  const bodyHash = incident.received?.bodyHash ?? null
  if (inbox !== null && bodyHash !== null) {
    const advanced = advancedOf(knownInstance(stage, key))
    stage.receive(inbox, { bodyHash, answer: repeatedAnswer(inbox, advanced) })
  }
  return 'retried'
}

/** What the sender's repeat hears: a device that its reading signalled, a person where the instance stands. */
function repeatedAnswer({ source }: InboxKey, advanced: ReturnType<typeof advancedOf>): JsonObject {
  return source.startsWith('device:')
    ? { kind: 'signalled', instances: [advanced.instanceId] }
    : advanced
}

function instanceOf({ tenantId, instanceId }: StoredIncident) {
  return { tenantId, instanceId }
}

function inboxOf({ tenantId, received }: StoredIncident): InboxKey | null {
  if (received === null) return null
  const { source, messageId } = received
  return { tenantId, source, messageId }
}

/** Null for an effect. The engine wrote the row. */
function inputOf({ kind, input }: StoredIncident): StepInput | null {
  return kind === 'step' ? (input as unknown as StepInput) : null
}

function effectOf({ input }: StoredIncident): StoppedEffectInput {
  return input as unknown as StoppedEffectInput
}

function notFound(id: string): LinliError {
  return new LinliError('incident.not-found', `There is no incident '${id}'.`)
}

function resolvedError({ id, resolution }: StoredIncident): LinliError {
  const details = { by: resolution?.by ?? null, at: resolution?.at ?? null }
  return new LinliError('incident.resolved', `The incident '${id}' was already settled.`, {
    details,
  })
}
