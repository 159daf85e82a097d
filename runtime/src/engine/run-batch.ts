import { kindOf } from '@linli/schemas/error-codes'
import { LinliError } from '@linli/schemas/linli-error'
import type { CommitBatch, CommitResult, CommitStep, NewIncident } from '../ports/engine-store.ts'
import { type BatchLoads, createBatchLoads, pickingKey } from './batch-loads.ts'
import type { Outcome } from './entry.ts'
import { correlationKeyText, type EntryNeeds, instanceKeyText } from './entry-needs.ts'
import type { NumberSheet } from './instance-numbers.ts'
import { warnOfGrownInstances } from './instance-size.ts'
import type { Batch } from './intake.ts'
import type { QueuedEntry } from './queue.ts'
import type { CurrentInstance, Shell } from './shell.ts'
import { loadSituation, type Situation } from './situation.ts'
import {
  createStage,
  createWrites,
  type FailureReport,
  isEmpty,
  mergeWrites,
  type Stage,
  type StageFailure,
  type StageGround,
} from './stage.ts'

/** A command that loses the fence this often has a rival that never rests; its caller shall come back later. */
const MAX_ATTEMPTS = 20

/** The batch's course (ADR 0004), with what it promises:
 *
 *  1. Everything is loaded first; the computation is synchronous, so nothing moves under it.
 *  2. What one command throws answers only its caller, and nothing of it is written but an incident (I9).
 *  3. Callers are answered after the commit (I1); a lost fence sends all of them to another batch.
 *  4. A row that the database refuses is searched by halves: the neighbours are committed without it. */
export async function runBatch(shell: Shell, batch: Batch): Promise<void> {
  const situation = await loadSituation(
    shell,
    batch.queued.map((queued) => queued.entry),
  )
  await settle({ shell, batch, situation }, batch.queued)
}

interface Course {
  readonly shell: Shell
  readonly batch: Batch
  readonly situation: Situation
}

interface Computed {
  readonly commit: CommitBatch
  readonly instances: ReadonlyMap<string, CurrentInstance>
  readonly reports: readonly FailureReport[]
  readonly outcomes: readonly {
    readonly queued: QueuedEntry
    readonly outcome: Outcome | Refused
    readonly steps: readonly CommitStep[]
  }[]
}

interface Refused {
  readonly kind: 'refused'
  readonly error: unknown
}

async function settle(course: Course, queued: readonly QueuedEntry[]): Promise<void> {
  const computed = await compute(course, queued)
  const result = await commit(course, computed)
  switch (result.kind) {
    case 'committed':
      return conclude(course, computed)
    case 'stale':
      if (result.because === 'key') course.shell.keys.distrust(course.shell.clock.now())
      return computeAgain(course, computed)
    case 'refused':
      return isolate(course, computed, result)
  }
}

async function compute(course: Course, queued: readonly QueuedEntry[]): Promise<Computed> {
  const now = queued.reduce(
    (latest, { entry }) => Math.max(latest, entry.needs.notBefore ?? 0),
    course.shell.clock.now(),
  )
  const sheets = await takeNumbers(course.shell, queued, now)
  const loads = createBatchLoads(course.shell.store)
  for (;;) {
    const computed = computeWith(course, queued, { now, sheets, loads })
    if (!(await loads.askMissing())) {
      for (const sheet of sheets.values()) sheet.giveBack()
      return computed
    }
    loads.restart()
    for (const sheet of sheets.values()) sheet.restart()
  }
}

interface ComputingWith {
  readonly now: number
  readonly sheets: ReadonlyMap<string, NumberSheet>
  readonly loads: BatchLoads
}

function computeWith(
  course: Course,
  queued: readonly QueuedEntry[],
  { now, sheets, loads }: ComputingWith,
): Computed {
  const ground: StageGround = {
    ...{ now, loads },
    situation: course.situation,
    before: createWrites(),
    inboxBefore: new Map(),
    correlationsBefore: new Map(),
    nextNumber(tenantId, family) {
      const sheet = sheets.get(`${family}/${tenantId}`)
      if (sheet === undefined) throw new LinliError('invariant.broken', 'Numbers were not taken.')
      return sheet.next()
    },
  }
  const incidents: NewIncident[] = []
  const reports: FailureReport[] = []
  const outcomes = queued.map((each) => {
    const stage = createStage(ground, each.entry.tenantId)
    const computed = computeOne(course, each, stage)
    const isFinal = computed.kind === 'deferred' || isFenced(course, ground, stage)
    const outcome = isFinal ? computed : recall(course, stage)
    if (outcome.kind === 'answer') mergeWrites(ground, stage)
    if (outcome.kind === 'deferred') forgetCorrelations(course.shell, stage)
    if (outcome.kind !== 'deferred') {
      reports.push(...stage.reports)
      for (const failure of stage.failures) {
        incidents.push(incidentOf(course.shell, failure, each.entry.needs))
      }
    }
    const steps = outcome.kind === 'answer' ? stage.writes.steps : []
    return { queued: each, outcome, steps }
  })
  const { started, steps, inbox, correlations, resolved, instances } = ground.before
  const effectLeaseMs = course.shell.effects.leaseFor(countEffects(steps))
  return {
    commit: {
      ...{ now, effectLeaseMs, started, steps, inbox, correlations, resolved },
      incidents: incidents.filter((incident) => !isResolved(incident, resolved)),
    },
    instances,
    reports,
    outcomes,
  }
}

function computeOne(course: Course, queued: QueuedEntry, stage: Stage): Outcome | Refused {
  try {
    const outcome = queued.entry.compute(stage)
    const picking = pickingKey(queued.entry.tenantId)
    if (stage.loads.isAsked() && !course.batch.hold(picking)) {
      stage.loads.drop()
      return { kind: 'deferred', awaits: picking }
    }
    // A correlated instance is known only now; another batch under way may be moving it.
    for (const key of stage.writes.instances.keys()) {
      if (!course.batch.hold(key)) return { kind: 'deferred', awaits: key }
    }
    return outcome
  } catch (error) {
    if (!stage.failures.some((failure) => failure.error === error) && isFault(error)) {
      const { tenantId } = queued.entry
      stage.reports.push({ tenantId, instanceId: null, error })
    }
    return { kind: 'refused', error }
  }
}

/** What moved nothing has no fence: a refusal, or the answer that nothing changes, must not rest on what this node merely
 *  remembers of an instance. A neighbour's step of the same instance fences it too. Likewise a key that is merely presumed
 *  to be new must be written by what rests on it. */
function isFenced({ situation }: Course, { before }: StageGround, stage: Stage): boolean {
  if (stage.unproven.length > 0) return false
  for (const key of stage.looked) {
    const isMoved = stage.writes.instances.has(key) || before.instances.has(key)
    if (situation.remembered.has(key) && !isMoved) return false
  }
  return true
}

/** Forgets what it looked at, so that it is computed again from the store. */
function recall({ shell }: Course, stage: Stage): Outcome {
  for (const key of stage.looked) shell.instances.delete(key)
  return { kind: 'deferred' }
}

/** The instance of a key that this node knows may have ended, and another one may have the key: the store says. */
function forgetCorrelations({ keys }: Shell, { asked }: Stage): void {
  for (const key of asked) keys.forget(key)
}

/** A start that fails has no instance for its incident: only its caller and the operator learn of it. */
function isFault(error: unknown): boolean {
  return !(error instanceof LinliError) || kindOf(error) === 'fault'
}

async function commit({ shell }: Course, computed: Computed): Promise<CommitResult> {
  if (isEmpty(computed.commit)) return { kind: 'committed' }
  const settled = shell.observer.committing?.(
    computed.outcomes.map(({ queued, steps }) => ({ origin: queued.origin, steps })),
  )
  try {
    const result = await shell.store.commit(computed.commit)
    settled?.(result.kind)
    return result
  } catch (error) {
    settled?.('unknown')
    forget(shell, computed)
    throw error
  }
}

function conclude({ shell, batch, situation }: Course, computed: Computed): void {
  for (const report of computed.reports) shell.observer.incident(report)
  for (const [key, current] of computed.instances) {
    situation.instances.set(key, current)
    if (current.snapshot.status === 'active') shell.instances.set(key, current)
    else shell.instances.delete(key)
  }
  for (const correlation of computed.commit.correlations) {
    shell.keys.learn(correlationKeyText(correlation), correlation.instanceId)
  }
  for (const { queued, outcome } of computed.outcomes) {
    switch (outcome.kind) {
      case 'answer':
        queued.resolve(outcome.value)
        break
      case 'refused':
        queued.reject(outcome.error)
        break
      case 'afterwards':
        outcome.ask().then(queued.resolve, queued.reject)
        break
      case 'deferred':
        batch.requeue(waitingFor(queued, outcome.awaits))
        break
    }
  }
  announce(shell, computed.commit)
}

/** Asking again while another batch holds the key would ask the store without end. */
function waitingFor(queued: QueuedEntry, key: string | undefined): QueuedEntry {
  return key === undefined ? queued : { ...queued, keys: [...queued.keys, key] }
}

/** The fence is lost or a key is taken: what this node remembers of these instances is old. */
function computeAgain({ shell, batch }: Course, computed: Computed): void {
  forget(shell, computed)
  for (const { queued } of computed.outcomes) {
    queued.attempts++
    if (queued.attempts < MAX_ATTEMPTS) batch.requeue(queued)
    else {
      queued.reject(
        new LinliError('store.unavailable', `The instance moved ${MAX_ATTEMPTS} times meanwhile.`),
      )
    }
  }
}

async function isolate(
  course: Course,
  computed: Computed,
  result: Extract<CommitResult, { kind: 'refused' }>,
): Promise<void> {
  const queued = computed.outcomes.map((each) => each.queued)
  const [only] = queued
  if (queued.length > 1) {
    const middle = queued.length >> 1
    await settle(course, queued.slice(0, middle))
    await settle(course, queued.slice(middle))
  } else if (only !== undefined) {
    await refuse(course, computed, { queued: only, result })
  }
}

async function refuse(
  { shell }: Course,
  computed: Computed,
  refusal: {
    readonly queued: QueuedEntry
    readonly result: Extract<CommitResult, { kind: 'refused' }>
  },
): Promise<void> {
  forget(shell, computed)
  const { because, reason } = refusal.result
  const error =
    because === 'data'
      ? new LinliError('request.invalid', `The database cannot hold this content (${reason}).`)
      : new LinliError('invariant.broken', `The database refused the step (${reason}).`)
  const last = computed.commit.steps.at(-1)
  if (because === 'constraint' && last !== undefined && computed.commit.started.length === 0) {
    const { tenantId, instanceId, entry } = last
    const key = { tenantId, instanceId }
    // A step of a running instance was computed, so its input is not a start.
    const failure = { key, input: entry.input as StageFailure['input'], error }
    shell.observer.incident({ ...key, error })
    await shell.store.commit({
      now: computed.commit.now,
      effectLeaseMs: 0,
      started: [],
      steps: [],
      inbox: [],
      correlations: [],
      incidents: [incidentOf(shell, failure, refusal.queued.entry.needs)],
      resolved: [],
    })
  } else {
    shell.observer.incident({
      tenantId: refusal.queued.entry.tenantId,
      instanceId: null,
      error,
    })
  }
  refusal.queued.reject(error)
}

function forget(shell: Shell, computed: Computed): void {
  for (const key of computed.instances.keys()) shell.instances.delete(key)
  for (const incident of computed.commit.incidents)
    shell.instances.delete(instanceKeyText(incident))
}

/** One row cannot be both written and resolved by one statement: what failed once more and is then settled is settled. */
function isResolved(incident: NewIncident, resolved: CommitBatch['resolved']): boolean {
  const input = JSON.stringify(incident.input)
  return resolved.some(
    (each) => each.instanceId === incident.instanceId && JSON.stringify(each.input) === input,
  )
}

function incidentOf(
  shell: Shell,
  { key, input, error }: StageFailure,
  { inbox, bodyHash }: EntryNeeds,
): NewIncident {
  const code = error instanceof LinliError ? error.code : 'invariant.broken'
  const message = error instanceof Error ? error.message : String(error)
  // Inputs hold JSON only; the type is wider because interfaces have no index signature.
  return {
    ...key,
    id: shell.ids.uuid(),
    code,
    message,
    input: { ...input } as NewIncident['input'],
    received:
      inbox === undefined
        ? null
        : { source: inbox.source, messageId: inbox.messageId, bodyHash: bodyHash ?? null },
  }
}

function countEffects(steps: CommitBatch['steps']): number {
  return steps.reduce((count, { step }) => count + step.effects.length, 0)
}

function announce(shell: Shell, { steps, effectLeaseMs, resolved }: CommitBatch): void {
  if (effectLeaseMs > 0) shell.effects.take(steps)
  let earliestDueAt: number | null = null
  for (const { step } of steps) {
    for (const timer of step.armed) {
      if (earliestDueAt === null || timer.dueAt < earliestDueAt) earliestDueAt = timer.dueAt
    }
  }
  const leftEffects =
    (effectLeaseMs === 0 && countEffects(steps) > 0) ||
    resolved.some(({ returned }) => returned !== null)
  shell.announce({ leftEffects, earliestDueAt })
  if (steps.length > 0) shell.observer.committed?.(steps)
  warnOfGrownInstances(shell.observer, steps)
}

async function takeNumbers(
  shell: Shell,
  queued: readonly QueuedEntry[],
  now: number,
): Promise<Map<string, NumberSheet>> {
  const counts = new Map<string, { tenantId: string; family: string; count: number }>()
  for (const { entry } of queued) {
    for (const family of entry.needs.families ?? []) {
      const key = `${family}/${entry.tenantId}`
      const known = counts.get(key)
      if (known === undefined) counts.set(key, { tenantId: entry.tenantId, family, count: 1 })
      else known.count++
    }
  }
  const sheets = new Map<string, NumberSheet>()
  for (const [key, { tenantId, family, count }] of counts) {
    sheets.set(key, await shell.numbers.take({ tenantId, family, now }, count))
  }
  return sheets
}
