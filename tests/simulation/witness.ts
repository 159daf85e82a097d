import { isDeepStrictEqual } from 'node:util'
import type {
  CommitBatch,
  CommitStep,
  NewIncident,
  StartedInstance,
} from '../../runtime/src/ports/engine-store.ts'
import type { Court, SeenEffect, SeenInstance, SeenStep } from './seen.ts'
import { seeBirths, seeFamily } from './witness-family.ts'
import { seeTasks } from './witness-tasks.ts'
import { checkApplied, seeFiring, seeTimers } from './witness-timers.ts'

/** What the store was asked to write and said it had written, kept apart from its tables; and what may be said against it
 *  at that very moment. It knows the rules of the street by heart and asks nobody of the engine. */
export interface Witness {
  readonly instances: ReadonlyMap<string, SeenInstance>
  /** Mark of a command → steps that carry it. */
  readonly marks: ReadonlyMap<string, readonly SeenStep[]>
  readonly effects: ReadonlyMap<string, SeenEffect>
  readonly incidents: readonly NewIncident[]
  /** Inbox key → body hash. */
  readonly inbox: ReadonlyMap<string, string>
  /** The active instance that has the key `tenant/definition/key`. */
  holderOf(key: string): SeenInstance | undefined
  /** Epoch ms. */
  lastCommitAt(): number
  committed(batch: CommitBatch): void
  /** The database cannot hold some row of it: it is computed again by halves, from what was loaded and asked for once. */
  refused(batch: CommitBatch): void
  /** A pass is said to be through with the tenant's newest calendar; or it is so old that every timer must go by it. */
  applied(tenantId: string, isSettled: boolean): void
}

interface Memory {
  readonly instances: Map<string, SeenInstance>
  readonly marks: Map<string, SeenStep[]>
  readonly effects: Map<string, SeenEffect>
  readonly incidents: NewIncident[]
  readonly inbox: Map<string, string>
  readonly numbers: Set<string>
  /** Correlation key → its active instance. */
  readonly holders: Map<string, string>
  /** Command → the first `now` of a batch that was refused with it. */
  readonly begun: Map<string, number>
}

export function createWitness(court: Court): Witness {
  const memory: Memory = {
    instances: new Map(),
    marks: new Map(),
    effects: new Map(),
    incidents: [],
    inbox: new Map(),
    numbers: new Set(),
    holders: new Map(),
    begun: new Map(),
  }
  let lastCommitAt = 0
  return {
    ...memory,
    holderOf: (key) => memory.instances.get(`${key.split('/')[0]}/${memory.holders.get(key)}`),
    lastCommitAt: () => lastCommitAt,
    committed(batch) {
      lastCommitAt = court.now()
      for (const started of batch.started) seeStart(memory, court, started)
      for (const message of batch.inbox) seeMessage(memory, court, message)
      for (const commit of batch.steps) seeStep(memory, court, commit)
      for (const correlation of batch.correlations) seeCorrelation(memory, court, correlation)
      seeBirths(batch.started, { court, instances: memory.instances })
      memory.incidents.push(...batch.incidents)
    },
    refused({ steps }) {
      for (const { instanceId, entry } of steps) {
        const command = commandOf({ instanceId, entry })
        const before = memory.begun.get(command) ?? entry.now
        memory.begun.set(command, Math.min(before, entry.now))
      }
    },
    applied(tenantId, isSettled) {
      const ofTenant = [...memory.instances.values()].filter((each) => each.tenantId === tenantId)
      for (const instance of ofTenant) checkApplied(instance, court, isSettled)
    },
  }
}

function seeMessage(memory: Memory, court: Court, message: CommitBatch['inbox'][number]): void {
  const { tenantId, source, messageId, bodyHash } = message
  const key = `${tenantId}/${source}/${messageId}`
  if (memory.inbox.has(key)) court.accuse(`I2: the key '${key}' was received twice.`)
  memory.inbox.set(key, bodyHash)
}

function seeCorrelation(
  memory: Memory,
  court: Court,
  { tenantId, definitionId, key, instanceId }: CommitBatch['correlations'][number],
): void {
  const text = `${tenantId}/${definitionId}/${key}`
  const instance = memory.instances.get(`${tenantId}/${instanceId}`)
  if (memory.holders.has(text)) court.accuse(`I4: two active instances have '${text}'.`)
  if (instance?.status !== 'active') return
  memory.holders.set(text, instanceId)
  instance.keys.push(text)
}

function seeStart(memory: Memory, court: Court, started: StartedInstance): void {
  const { tenantId, instanceId, number } = started
  const key = `${tenantId}/${instanceId}`
  if (memory.instances.has(key)) court.accuse(`I2: the instance '${key}' was started twice.`)
  if (memory.numbers.has(`${tenantId}/${number}`)) court.accuse(`'${number}' was given twice.`)
  memory.numbers.add(`${tenantId}/${number}`)
  memory.instances.set(key, {
    tenantId,
    instanceId,
    started,
    versionNumber: started.versionNumber,
    steps: [],
    tasks: new Map(),
    timers: new Map(),
    keys: [],
    performers: new Map(),
    facts: [],
    round: null,
    signers: [],
    urgedAt: null,
    status: 'active',
  })
}

function seeStep(memory: Memory, court: Court, commit: CommitStep): void {
  const { tenantId, instanceId, step } = commit
  const instance = memory.instances.get(`${tenantId}/${instanceId}`)
  if (instance === undefined) {
    court.accuse(`I4: a step of the unknown instance '${tenantId}/${instanceId}'.`)
    return
  }
  const { seq } = step.snapshot
  if (seq !== instance.steps.length + 1 || commit.expectedSeq !== seq - 1) {
    court.accuse(
      `I3: after seq ${instance.steps.length} of '${instanceId}' came ${seq}, computed from ${commit.expectedSeq}.`,
    )
  }
  if (instance.status !== 'active') court.accuse(`I3: '${instanceId}' moved after its end.`)
  const since = Math.min(commit.entry.now, memory.begun.get(commandOf(commit)) ?? commit.entry.now)
  const seen = { tenantId, instanceId, at: court.now(), since, commit }
  instance.steps.push(seen)
  if (commit.entry.input.kind === 'timer') seeFiring(instance, court, seen)
  seeVersion(instance, court, seen)
  seeTimers(instance, court, seen)
  seeTasks(instance, court, seen)
  seeFamily(instance, { court, instances: memory.instances }, seen)
  step.effects.forEach((effect, index) => {
    const id = `${tenantId}/${instanceId}.${seq}.${index}`
    memory.effects.set(id, { tenantId, instanceId, text: JSON.stringify(effect) })
  })
  const mark = markOf(commit)
  if (mark !== null) {
    const steps = memory.marks.get(mark)
    if (steps === undefined) memory.marks.set(mark, [seen])
    else steps.push(seen)
    if (!mark.startsWith(`${tenantId}.`)) {
      court.accuse(`I10: '${mark}' reached the tenant '${tenantId}'.`)
    }
  }
  instance.status = step.snapshot.status
  if (instance.status === 'active') return
  for (const key of instance.keys) memory.holders.delete(key)
}

/** G12: a migration leaves tasks, timers and states as they are, and taking it back leaves all as it was. */
function seeVersion(instance: SeenInstance, court: Court, { commit }: SeenStep): void {
  const { input } = commit.entry
  if (input.kind !== 'migrate') return
  const { snapshot, effects } = commit.step
  const accuse = (sentence: string) =>
    court.accuse(`G12: '${instance.instanceId}' at ${snapshot.seq} ${sentence}.`)
  if (input.from !== instance.versionNumber) accuse(`leaves version ${input.from}`)
  instance.versionNumber = input.to
  if (effects.length > 0) accuse('says something')
  const [first, before] = instance.steps.slice(-3).map((each) => each.commit.step.snapshot)
  const { tasks, timers, position } = snapshot
  const was = input.to < input.from ? first : instance.steps.at(-2)?.commit.step.snapshot
  if (was === undefined || before === undefined) accuse('moved nothing')
  else if (!isDeepStrictEqual([tasks, timers, position], [was.tasks, was.timers, was.position])) {
    accuse('changed its tasks or timers')
  }
}

/** The command of a step, however often it is computed. */
function commandOf(commit: Pick<CommitStep, 'instanceId' | 'entry'>): string {
  return markOf(commit) ?? JSON.stringify([commit.instanceId, commit.entry.input])
}

/** The mark that the client put into the command, or null where it has no place for one. */
export function markOf({ entry: { input } }: Pick<CommitStep, 'entry'>): string | null {
  const marked =
    input.kind === 'start' || input.kind === 'event'
      ? input.payload
      : input.kind === 'complete'
        ? input.answers
        : null
  const mark = marked?.mark
  return typeof mark === 'string' ? mark : null
}

/** Started with a divisor of zero: a step of it may fail, and its escalation always does. */
export function isPoisoned({ steps }: Pick<SeenInstance, 'steps'>): boolean {
  const input = steps[0]?.commit.entry.input
  return input?.kind === 'start' && input.payload.divisor === 0
}
