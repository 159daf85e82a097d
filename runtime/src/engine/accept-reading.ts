import type { Definition } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import type { Actor } from '@linli/schemas/org'
import { checkReading, matchTriggers, type TriggerMatch } from '../core/match-triggers.ts'
import { payloadRefusal } from '../core/problem-findings.ts'
import type { ReadingAnswer, ReadingCommand } from '../ports/engine.ts'
import type { CorrelationKey } from '../ports/engine-store.ts'
import type { Entry, Outcome } from './entry.ts'
import { refuseForeignKey } from './entry-needs.ts'
import { firstAnswer } from './first-answer.ts'
import type { Intake } from './intake.ts'
import type { Shell } from './shell.ts'
import type { Stage } from './stage.ts'
import type { KnownVersion } from './version-book.ts'

interface MetTrigger extends TriggerMatch {
  readonly version: KnownVersion
  readonly correlation: CorrelationKey
}

interface DefinitionFailure {
  readonly definitionId: string
  readonly error: unknown
}

/** Which triggers want a reading, and which definitions could not say. */
interface Meeting {
  readonly met: readonly MetTrigger[]
  readonly failures: readonly DefinitionFailure[]
}

/** Matches a reading against the newest versions' device triggers, once per device and message id. A reading that
 *  nobody wants is recorded as ignored, so that its repetition is known too.
 *
 *  I9: what fails in one definition is that definition's failure. The others take the reading, and the operator hears of
 *  the failure. Where none took it, the failure is thrown and nothing is recorded: an answer of 'ignored' would tell the
 *  device that its alarm has arrived, and would keep the repetition from counting once the definition is repaired.
 *
 *  Throws `reading.invalid`, `submission.key-reused`, and the failure of a definition. */
export async function acceptReading(
  { shell, intake }: { readonly shell: Shell; readonly intake: Intake },
  command: ReadingCommand,
): Promise<ReadingAnswer> {
  const versions = await shell.versions.newest(command.tenantId)
  const broken = [...shell.versions.broken(command.tenantId).values()].filter(({ definition }) =>
    mayWant(definition, command),
  )
  const meeting = meetTriggers(command, [...versions.values()], broken)
  return intake.submit<ReadingAnswer>(readingEntry(shell, command, meeting))
}

function meetTriggers(
  command: ReadingCommand,
  versions: readonly KnownVersion[],
  broken: readonly DefinitionFailure[],
): Meeting {
  const { tenantId, device, reading } = command
  const met: MetTrigger[] = []
  const failures = broken.map(({ definitionId, error }) => ({ definitionId, error }))
  for (const version of versions) {
    const { definitionId } = version
    const matched = matchTriggers(version.program, device, reading)
    for (const error of matched.failures) failures.push({ definitionId, error })
    for (const match of matched.matches) {
      try {
        // All correlation keys travel with the command, so one that is none would fail the others.
        refuseForeignKey(match.key)
        met.push({ ...match, version, correlation: { tenantId, definitionId, key: match.key } })
      } catch (error) {
        failures.push({ definitionId, error })
      }
    }
  }
  if (met.length === 0 && failures.length === 0) refuseForeignShape(command, versions)
  return { met, failures }
}

/** Throws `reading.invalid` where definitions want readings of this type of device and none takes this shape. */
function refuseForeignShape(command: ReadingCommand, versions: readonly KnownVersion[]): void {
  const wanting = versions.filter(({ program }) => mayWant(program.definition, command))
  const problems = wanting.map(({ program }) =>
    checkReading(program, command.device.type, command.reading),
  )
  const [first] = problems
  if (first === undefined || problems.some((each) => each.length === 0)) return
  throw payloadRefusal('reading.invalid', 'The reading does not have the declared shape.', first)
}

function mayWant({ triggers }: Definition, { device }: ReadingCommand): boolean {
  return triggers.some((each) => each.kind === 'device' && each.deviceType === device.type)
}

function readingEntry(shell: Shell, command: ReadingCommand, { met, failures }: Meeting): Entry {
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
      const results = met.map((each) => tryToFollow(shell, command, { stage, met: each }))
      if (results.some(({ kind }) => kind === 'deferred')) return { kind: 'deferred' }
      const followed = results.filter(isFollowed)
      concludeFailures(command, {
        failures: [...failures, ...results.filter(isFailed)],
        isTaken: followed.length > 0,
        stage,
      })
      const answer = answerOf(followed)
      stage.receive(inbox, { bodyHash, answer })
      return { kind: 'answer', value: answer }
    },
  }
}

interface Followed {
  readonly kind: 'started' | 'signalled'
  readonly instanceId: string
}

type Result =
  | Followed
  | { readonly kind: 'unwanted' }
  /** The key's instance ends in this very batch, whose rows must be written first. */
  | { readonly kind: 'deferred' }
  | ({ readonly kind: 'failed' } & DefinitionFailure)

function isFollowed(result: Result): result is Followed {
  return result.kind === 'started' || result.kind === 'signalled'
}

function isFailed(result: Result): result is Extract<Result, { kind: 'failed' }> {
  return result.kind === 'failed'
}

interface Following {
  readonly stage: Stage
  readonly met: MetTrigger
}

/** Whatever a definition throws stays its own; a step that fails leaves nothing in the stage but its incident. */
function tryToFollow(shell: Shell, command: ReadingCommand, following: Following): Result {
  try {
    return follow(shell, command, following)
  } catch (error) {
    return { kind: 'failed', definitionId: following.met.version.definitionId, error }
  }
}

/** Throws the first failure where nobody took the reading; the batch tells the operator of what it throws. */
function concludeFailures(
  { tenantId }: ReadingCommand,
  {
    failures,
    isTaken,
    stage,
  }: {
    readonly failures: readonly DefinitionFailure[]
    readonly isTaken: boolean
    readonly stage: Stage
  },
): void {
  const thrown = isTaken ? undefined : failures[0]
  for (const failure of failures) {
    const { definitionId, error } = failure
    const isIncident = stage.failures.some((each) => each.error === error)
    if (failure === thrown || isIncident) continue
    stage.reports.push({ tenantId, instanceId: null, definitionId, error })
  }
  if (thrown !== undefined) throw thrown.error
}

/** One trigger's policy. */
function follow(shell: Shell, command: ReadingCommand, { stage, met }: Following): Result {
  const { tenantId, reading } = command
  const instanceId = stage.correlated(met.correlation)
  if (instanceId === null) {
    return mayStart(met) ? start(shell, command, { stage, met }) : { kind: 'unwanted' }
  }
  const current = stage.instance({ tenantId, instanceId })
  if (current === null || current.snapshot.status !== 'active') return { kind: 'deferred' }
  if (met.event === null || (met.policy !== 'signal' && met.policy !== 'start-or-signal')) {
    return { kind: 'unwanted' }
  }
  const actor = actorOf(command)
  const result = stage.advance(current, {
    kind: 'event',
    type: met.event,
    payload: reading,
    actor,
  })
  return result.kind === 'moved' ? { kind: 'signalled', instanceId } : { kind: 'unwanted' }
}

function start(shell: Shell, command: ReadingCommand, { stage, met }: Following): Followed {
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
