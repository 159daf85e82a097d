import type { JsonObject } from '@linli/schemas/json'
import type { Actor } from '@linli/schemas/org'
import { checkReading, matchTriggers, type TriggerMatch } from '../core/match-triggers.ts'
import { payloadRefusal } from '../core/problem-findings.ts'
import type { ReadingAnswer, ReadingCommand } from '../ports/engine.ts'
import type { CorrelationKey } from '../ports/engine-store.ts'
import type { Entry, Outcome } from './entry.ts'
import { firstAnswer } from './first-answer.ts'
import type { Intake } from './intake.ts'
import type { Shell } from './shell.ts'
import type { Stage } from './stage.ts'
import type { KnownVersion } from './version-book.ts'

interface MetTrigger extends TriggerMatch {
  readonly version: KnownVersion
  readonly correlation: CorrelationKey
}

/** Matches a reading against the newest versions' device triggers, once per device and message id. A reading that
 *  nobody wants is recorded as ignored, so that its repetition is known too. Throws `reading.invalid`,
 *  `submission.key-reused`. */
export async function acceptReading(
  { shell, intake }: { readonly shell: Shell; readonly intake: Intake },
  command: ReadingCommand,
): Promise<ReadingAnswer> {
  const versions = await shell.versions.newest(command.tenantId)
  const met = meetTriggers(command, [...versions.values()])
  return intake.submit<ReadingAnswer>(readingEntry(shell, command, met))
}

function meetTriggers(command: ReadingCommand, versions: readonly KnownVersion[]): MetTrigger[] {
  const { tenantId, device, reading } = command
  const met: MetTrigger[] = []
  for (const version of versions) {
    for (const match of matchTriggers(version.program, device, reading)) {
      const { definitionId } = version
      met.push({ ...match, version, correlation: { tenantId, definitionId, key: match.key } })
    }
  }
  if (met.length === 0) refuseForeignShape(command, versions)
  return met
}

/** Throws `reading.invalid` where definitions want readings of this type of device and none takes this shape. */
function refuseForeignShape(command: ReadingCommand, versions: readonly KnownVersion[]): void {
  const wanting = versions.filter(({ program }) =>
    program.definition.triggers.some(
      (trigger) => trigger.kind === 'device' && trigger.deviceType === command.device.type,
    ),
  )
  const problems = wanting.map(({ program }) =>
    checkReading(program, command.device.type, command.reading),
  )
  const [first] = problems
  if (first === undefined || problems.some((each) => each.length === 0)) return
  throw payloadRefusal('reading.invalid', 'The reading does not have the declared shape.', first)
}

function readingEntry(shell: Shell, command: ReadingCommand, met: readonly MetTrigger[]): Entry {
  const { tenantId, device, messageId, bodyHash } = command
  const inbox = { tenantId, source: `device:${device.id}`, messageId }
  return {
    tenantId,
    needs: {
      inbox,
      // A message that several triggers met is received as a whole or not at all.
      ...(met.length === 1 ? { bodyHash } : {}),
      correlations: met.map((each) => each.correlation),
      families: met.filter(mayStart).map((each) => each.version.program.definition.family),
    },
    compute(stage): Outcome {
      const first = firstAnswer(stage, inbox, bodyHash)
      if (first !== null) return { kind: 'answer', value: { kind: 'duplicate', first } }
      const results = met.map((each) => follow(shell, command, { stage, met: each }))
      if (results.includes('deferred')) return { kind: 'deferred' }
      const answer = answerOf(results.filter(isFollowed))
      stage.receive(inbox, { bodyHash, answer })
      return { kind: 'answer', value: answer }
    },
  }
}

interface Followed {
  readonly kind: 'started' | 'signalled'
  readonly instanceId: string
}

function isFollowed(result: Followed | 'deferred' | null): result is Followed {
  return result !== null && result !== 'deferred'
}

/** One trigger's policy. `deferred`: the key's instance ends in this very batch, whose rows must be written first. */
function follow(
  shell: Shell,
  command: ReadingCommand,
  { stage, met }: { readonly stage: Stage; readonly met: MetTrigger },
): Followed | 'deferred' | null {
  const { tenantId, reading } = command
  const instanceId = stage.correlated(met.correlation)
  if (instanceId === null) return mayStart(met) ? start(shell, command, { stage, met }) : null
  const current = stage.instance({ tenantId, instanceId })
  if (current === null || current.snapshot.status !== 'active') return 'deferred'
  if (met.event === null || (met.policy !== 'signal' && met.policy !== 'start-or-signal')) {
    return null
  }
  const actor = actorOf(command)
  const result = stage.advance(current, {
    kind: 'event',
    type: met.event,
    payload: reading,
    actor,
  })
  return result.kind === 'moved' ? { kind: 'signalled', instanceId } : null
}

function start(
  shell: Shell,
  command: ReadingCommand,
  { stage, met }: { readonly stage: Stage; readonly met: MetTrigger },
): Followed {
  const { snapshot } = stage.start(
    met.version,
    {
      kind: 'start',
      instanceId: shell.ids.uuid(),
      number: stage.nextNumber(met.version.program.definition.family),
      trigger: met.trigger,
      payload: command.reading,
      device: command.device,
      actor: actorOf(command),
    },
    shell.ids.lookupCode(),
  )
  if (snapshot.status === 'active') stage.correlate(met.correlation, snapshot.instanceId)
  return { kind: 'started', instanceId: snapshot.instanceId }
}

function mayStart({ policy }: TriggerMatch): boolean {
  return policy === 'start' || policy === 'start-or-signal'
}

function actorOf({ device }: ReadingCommand): Actor {
  return { accountId: device.id, role: 'device', posts: [] }
}

function answerOf(followed: readonly Followed[]): ReadingAnswer & JsonObject {
  if (followed.length === 0) return { kind: 'ignored' }
  const kind = followed.some((each) => each.kind === 'started') ? 'started' : 'signalled'
  return { kind, instances: [...new Set(followed.map((each) => each.instanceId))] }
}
