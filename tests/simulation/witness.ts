import type {
  CommitBatch,
  CommitStep,
  NewIncident,
  StartedInstance,
} from '../../runtime/src/ports/engine-store.ts'
import type { Court, SeenEffect, SeenInstance, SeenStep, SeenTask } from './seen.ts'
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
    steps: [],
    tasks: new Map(),
    timers: new Map(),
    keys: [],
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
  seeInput(instance, court, seen)
  seeTimers(instance, court, seen)
  seeTasks(instance, court, seen)
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

function seeInput(instance: SeenInstance, court: Court, seen: SeenStep): void {
  const { kind } = seen.commit.entry.input
  if (kind === 'timer') seeFiring(instance, court, seen)
  if (kind === 'claim' || kind === 'release' || kind === 'complete') {
    seeTaskAct(instance, court, seen)
  }
}

function seeTaskAct(instance: SeenInstance, court: Court, { commit }: SeenStep): void {
  const { input } = commit.entry
  if (!('taskId' in input)) return
  const where = `I6: '${instance.instanceId}' at ${commit.step.snapshot.seq}`
  const task = instance.tasks.get(input.taskId)
  if (task?.state !== 'open') {
    court.accuse(`${where}: '${input.taskId}' is not open.`)
    return
  }
  const { accountId } = input.actor
  if (task.holderId !== null && task.holderId !== accountId) {
    court.accuse(`${where}: '${input.taskId}' is held by '${task.holderId}'.`)
  }
  if (task.name === 'sign' && lastPerformer(instance, 'first') === accountId) {
    court.accuse(`${where}: '${accountId}' signs what '${accountId}' looked at first.`)
  }
  task.holderId = input.kind === 'release' ? null : accountId
  if (input.kind !== 'complete') return
  task.state = 'completed'
  task.by = accountId
}

function lastPerformer({ tasks }: SeenInstance, name: string): string | null {
  let by: string | null = null
  for (const task of tasks.values()) {
    if (task.name === name && task.state === 'completed') by = task.by
  }
  return by
}

function seeTasks(instance: SeenInstance, court: Court, { commit }: SeenStep): void {
  const { step } = commit
  const where = `'${instance.instanceId}' at ${step.snapshot.seq}`
  for (const { task, reason } of step.closed) {
    const known = instance.tasks.get(task.id)
    if (known === undefined) court.accuse(`I6: ${where} closed the unknown '${task.id}'.`)
    else if (reason === 'cancelled') {
      if (known.state !== 'open') court.accuse(`I6: ${where} cancelled '${task.id}', not open.`)
      known.state = 'cancelled'
    } else if (known.state !== 'completed') court.accuse(`I6: ${where} completed '${task.id}'.`)
  }
  for (const { id, name, invokeId } of step.opened) {
    if (instance.tasks.has(id)) court.accuse(`I6: ${where} opened '${id}' again.`)
    const task: SeenTask = { name, invokeId, holderId: null, state: 'open', by: null }
    instance.tasks.set(id, task)
  }
  const open = [...instance.tasks].filter(([, task]) => task.state === 'open')
  const known = open.map(([id, { holderId }]) => `${id} ${holderId}`).sort()
  const shown = step.snapshot.tasks.map(({ id, holderId }) => `${id} ${holderId}`).sort()
  if (known.join() !== shown.join()) {
    court.accuse(`I6: ${where} shows the tasks '${shown}', and '${known}' are open.`)
  }
}
