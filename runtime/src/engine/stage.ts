import { hash } from 'node:crypto'
import { canonicalJson } from '@linli/schemas/canonical-json'
import { kindOf } from '@linli/schemas/error-codes'
import { invariant, LinliError } from '@linli/schemas/linli-error'
import { firstStep } from '../core/first-step.ts'
import { namedFiles } from '../core/named-files.ts'
import { nextStep } from '../core/next-step.ts'
import { historyEntry } from '../core/replay.ts'
import type {
  HistoryEntry,
  StartInput,
  Step,
  StepInput,
  StepResult,
  Surroundings,
} from '../core/step.ts'
import type { EngineObserver } from '../ports/engine.ts'
import type {
  CommitBatch,
  CommitStep,
  CompletionReceipt,
  CorrelationKey,
  InboxKey,
  IncidentKey,
  InstanceKey,
  ResolvedIncident,
  StartedInstance,
  StoredIncident,
} from '../ports/engine-store.ts'
import type { BatchLoads, CommandLoads } from './batch-loads.ts'
import { correlationKeyText, inboxKeyText, instanceKeyText } from './entry-needs.ts'
import { refuseGrownInstance } from './instance-size.ts'
import type { CurrentInstance } from './shell.ts'
import type { ReceivedMessage, Situation } from './situation.ts'
import type { KnownVersion } from './version-book.ts'

/** Where one command computes. It reads what the store said, what its neighbours of the batch did before it, and what it
 *  did itself; it writes into itself, and the batch takes all of it or nothing. */
export interface Stage {
  /** Epoch ms; one instant for the whole batch. */
  readonly now: number
  /** Null where the tenant has no such instance. Throws what kept it from being read. */
  instance(key: InstanceKey): CurrentInstance | null
  received(key: InboxKey): ReceivedMessage | null
  /** The active instance that has the key. */
  correlated(key: CorrelationKey): string | null
  /** As the store said it; `settled` where a command before in this batch resolves it. */
  incident(key: IncidentKey): StoredIncident | 'settled' | null
  nextNumber(family: string): string
  /** Throws what `firstStep` throws. */
  start(version: KnownVersion, input: StartInput, lookupCode: string): CurrentInstance
  /** Throws what `nextStep` throws; a fault leaves an incident at the instance. */
  advance(current: CurrentInstance, input: StepInput, at?: AdvanceOptions): StepResult
  receive(key: InboxKey, message: ReceivedMessage): void
  correlate(key: CorrelationKey, instanceId: string): void
  resolve(incident: ResolvedIncident): void
  readonly writes: StageWrites
  readonly loads: CommandLoads
  /** Keys of the instances it looked at as the store or this node's memory had them. */
  readonly looked: ReadonlySet<string>
  /** Keys that it took as new on a presumption and has not written. */
  readonly unproven: readonly string[]
  /** Correlation keys that it asked for. */
  readonly asked: readonly string[]
  /** Steps that failed, each at its own instance. */
  readonly failures: readonly StageFailure[]
  /** What the operator hears once the outcome is final, so that a batch which is computed again tells nothing twice. */
  readonly reports: FailureReport[]
}

export interface AdvanceOptions {
  /** Made from the step, since the answer says where it led. */
  readonly receipt?: (moved: CurrentInstance) => CompletionReceipt
}

export type FailureReport = Parameters<EngineObserver['incident']>[0]

export interface StageFailure {
  readonly key: InstanceKey
  readonly input: StepInput
  readonly error: unknown
}

export interface StageWrites {
  readonly started: StartedInstance[]
  readonly steps: CommitStep[]
  readonly inbox: (InboxKey & ReceivedMessage)[]
  readonly correlations: (CorrelationKey & { readonly instanceId: string })[]
  readonly resolved: ResolvedIncident[]
  /** Where each instance stands afterwards. */
  readonly instances: Map<string, CurrentInstance>
}

/** What the stages of one batch share. */
export interface StageGround {
  readonly now: number
  readonly situation: Situation
  readonly loads: BatchLoads
  /** Writes of the commands before. */
  readonly before: StageWrites
  readonly inboxBefore: Map<string, ReceivedMessage>
  readonly correlationsBefore: Map<string, string>
  nextNumber(tenantId: string, family: string): string
}

export function createStage(ground: StageGround, tenantId: string): Stage {
  const writes = createWrites()
  const loads = ground.loads.command(tenantId)
  const failures: StageFailure[] = []
  const reports: FailureReport[] = []
  const notes: StageNotes = { looked: new Set(), unproven: [], asked: [] }

  function surroundings(): Surroundings {
    const known = ground.situation.surroundings.get(tenantId)
    invariant(known !== undefined, 'Surroundings of every tenant of the batch are loaded.')
    return { ...known, now: ground.now, loads }
  }

  function attempt(
    current: CurrentInstance,
    input: StepInput,
    options: AdvanceOptions,
  ): StepResult {
    try {
      const { program } = current.version
      const result = nextStep(program, current.snapshot, input, surroundings())
      if (result.kind === 'ignored') return result
      const { step } = result
      const entry = historyEntry(input, ground.now, step)
      pushStep(writes, current, { step, entry, ...options })
      loads.note(current.version.definitionId, current.snapshot.tasks, step)
      return result
    } catch (error) {
      const isFault = !(error instanceof LinliError) || kindOf(error) === 'fault'
      // A child that was not born is named nowhere: the outbox tries its start again.
      if (isFault && input.kind !== 'child-started') {
        const { instanceId } = current
        failures.push({ key: { tenantId, instanceId }, input, error })
        reports.push({ tenantId, instanceId, error })
      }
      throw error
    }
  }

  return {
    now: ground.now,
    writes,
    loads,
    failures,
    reports,
    ...notes,
    ...stageReads(ground, writes, notes),
    nextNumber: (family) => ground.nextNumber(tenantId, family),
    start(version, input, lookupCode) {
      const step = firstStep(version.program, input, surroundings())
      const { snapshot } = step
      const started = { tenantId, instanceId: snapshot.instanceId, version, snapshot }
      pushStep(writes, started, { step, entry: historyEntry(input, ground.now, step) })
      writes.started.push(startedOf({ tenantId, version, lookupCode }, step))
      loads.note(version.definitionId, [], step)
      return started
    },
    advance(current, input, options = {}) {
      return attempt(current, input, options)
    },
    receive(key, message) {
      writes.inbox.push({ ...key, ...message })
      prove(notes, () => inboxKeyText(key))
    },
    correlate(key, instanceId) {
      writes.correlations.push({ ...key, instanceId })
      prove(notes, () => correlationKeyText(key))
    },
    resolve: (incident) => writes.resolved.push(incident),
  }
}

/** Most commands ask for one key: arrays are cheaper than sets. */
interface StageNotes {
  readonly looked: Set<string>
  readonly unproven: string[]
  readonly asked: string[]
}

/** A command that relies on nothing pays for no text of its key. */
function prove({ unproven }: StageNotes, textOf: () => string): void {
  if (unproven.length === 0) return
  const at = unproven.indexOf(textOf())
  if (at >= 0) unproven.splice(at, 1)
}

/** A command sees its own writes, then its neighbours', then what the store said. */
function stageReads(
  ground: StageGround,
  writes: StageWrites,
  { looked, unproven, asked }: StageNotes,
): Pick<Stage, 'instance' | 'received' | 'correlated' | 'incident'> {
  const { situation } = ground
  const presume = (key: string) => {
    if (situation.presumed.has(key)) unproven.push(key)
    return null
  }
  return {
    instance(key) {
      const text = instanceKeyText(key)
      looked.add(text)
      const found =
        writes.instances.get(text) ??
        ground.before.instances.get(text) ??
        situation.instances.get(text) ??
        null
      if (found instanceof Error) throw found
      return found
    },
    received(key) {
      const text = inboxKeyText(key)
      return ground.inboxBefore.get(text) ?? situation.inbox.get(text) ?? presume(text)
    },
    correlated(key) {
      const text = correlationKeyText(key)
      const own = writes.correlations.find((each) => correlationKeyText(each) === text)
      const before = ground.correlationsBefore.get(text) ?? situation.correlations.get(text)
      asked.push(text)
      return own?.instanceId ?? before ?? presume(text)
    },
    incident({ tenantId, id }) {
      if (ground.before.resolved.some((each) => each.id === id)) return 'settled'
      const found = situation.incidents.get(id)
      return found?.tenantId === tenantId ? found : null
    },
  }
}

function startedOf(
  start: { readonly tenantId: string; readonly version: KnownVersion; readonly lookupCode: string },
  { snapshot }: Step,
): StartedInstance {
  const { instanceId, number, nodeId, initiatorId, parent } = snapshot
  const { definitionId, number: versionNumber } = start.version
  const { tenantId, lookupCode } = start
  return {
    tenantId,
    instanceId,
    definitionId,
    versionNumber,
    number,
    lookupCode,
    nodeId,
    initiatorId,
    parentId: parent?.instanceId ?? null,
  }
}

/** Writes all of the step or, where it throws, nothing: a command may go on after a step that failed. */
function pushStep(
  writes: StageWrites,
  current: CurrentInstance,
  taken: AdvanceOptions & { readonly step: Step; readonly entry: HistoryEntry },
): void {
  const moved = { ...current, snapshot: taken.step.snapshot }
  const completion = taken.receipt?.(moved) ?? null
  const commitStep = { ...commitStepOf(current, taken.step, taken.entry), completion }
  refuseGrownInstance(commitStep)
  writes.instances.set(instanceKeyText(current), moved)
  writes.steps.push(commitStep)
}

export function createWrites(): StageWrites {
  return { started: [], steps: [], inbox: [], correlations: [], resolved: [], instances: new Map() }
}

/** Adds a command's writes to the batch's. */
export function mergeWrites(ground: StageGround, { writes, loads }: Stage): void {
  const { before } = ground
  loads.keep()
  before.started.push(...writes.started)
  before.steps.push(...writes.steps)
  before.resolved.push(...writes.resolved)
  for (const [key, current] of writes.instances) before.instances.set(key, current)
  for (const message of writes.inbox) {
    before.inbox.push(message)
    ground.inboxBefore.set(inboxKeyText(message), message)
  }
  for (const correlation of writes.correlations) {
    before.correlations.push(correlation)
    ground.correlationsBefore.set(correlationKeyText(correlation), correlation.instanceId)
  }
}

export function isEmpty({ steps, inbox, incidents, resolved }: CommitBatch): boolean {
  return [steps, inbox, incidents, resolved].every((rows) => rows.length === 0)
}

/** A step as the store takes it, of an instance with the version that it has afterwards. */
export function commitStepOf(
  current: Omit<CurrentInstance, 'snapshot'>,
  step: Step,
  entry: HistoryEntry,
): Omit<CommitStep, 'completion'> {
  const { tenantId, instanceId, version } = current
  const { definition } = version.program
  const snapshotText = canonicalJson(step.snapshot)
  return {
    tenantId,
    instanceId,
    expectedSeq: step.snapshot.seq - 1,
    definitionId: version.definitionId,
    step,
    entry,
    actorId: 'actor' in entry.input ? actorIdOf(entry.input.actor) : null,
    snapshotText,
    snapshotHash: hash('sha256', snapshotText),
    fileIds: namedFiles(definition, { entry, step }),
    urgent: step.opened
      .map((task) => task.name)
      .filter((name) => definition.tasks[name]?.urgent === true),
  }
}

/** Devices are told from accounts by their prefix; the system acts without a name. */
function actorIdOf(actor: StartInput['actor']): string | null {
  if (actor.role === 'system') return null
  return actor.role === 'device' ? `device:${actor.accountId}` : actor.accountId
}
