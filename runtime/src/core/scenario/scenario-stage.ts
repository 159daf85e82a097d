import type { Definition } from '@linli/schemas/definition'
import type { Effect } from '@linli/schemas/effect'
import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { OrgTree } from '@linli/schemas/org'
import type { OpenTask, Snapshot } from '@linli/schemas/snapshot'
import type { Street } from '@linli/schemas/street'
import { formatInstant } from '../civil-time.ts'
import { compileDefinition, compiledOf } from '../compile-definition.ts'
import { firstStep } from '../first-step.ts'
import { createLoadTally, type LoadTally } from '../load-tally.ts'
import { type Loads, NO_LOAD } from '../loads.ts'
import { matchTriggers, type TriggerMatch } from '../match-triggers.ts'
import { nextStep } from '../next-step.ts'
import type {
  DeviceFacts,
  Explanation,
  Program,
  StartInput,
  Step,
  StepInput,
  Surroundings,
} from '../step.ts'
import { noteTaken } from '../taken-transitions.ts'
import type { WorkingCalendar } from '../working-calendar.ts'
import type { FilledForm } from './form-conditions.ts'
import { orgTreeOf, takersOf } from './street-facts.ts'

/** Instances of one definition on a street, with a clock that only the caller moves. */
export interface ScenarioStage extends StageParts {
  readonly program: Program
  readonly org: OrgTree
  /** Epoch ms. */
  now: number
  /** The instance that was started last; empty before the first. */
  instanceId: string
  /** What was planned, the oldest first; whoever looks may take it away. */
  effects: Effect[]
  readonly instances: Map<string, Snapshot>
  /** Key of a device trigger → the instance that was started for it last. */
  readonly correlations: Map<string, string>
  /** Messages of devices. */
  readonly received: Set<string>
  /** What its people have to do. */
  readonly tally: LoadTally
  readonly explanations: Explanation[]
  /** Paths of the transitions taken so far. */
  readonly taken: Set<string>
  /** What was filled in so far, also what was refused. */
  readonly filled: FilledForm[]
}

export interface StageParts {
  readonly definition: Definition
  readonly street: Street
  readonly calendar: WorkingCalendar
}

/** A stage for a definition without error findings; `now` is epoch ms. Throws `definition.invalid` where it does not
 *  compile. */
export function createScenarioStage(parts: StageParts, now: number): ScenarioStage {
  const program = compileDefinition(parts.definition, 'scenario')
  const taken = new Set<string>()
  compiledOf(program).run.scope.system.inspect((event: unknown) =>
    noteTaken(event, (path) => taken.add(path)),
  )
  return {
    ...parts,
    ...{ program, now, taken, instanceId: '', effects: [], explanations: [], filled: [] },
    org: orgTreeOf(parts.street),
    instances: new Map(),
    correlations: new Map(),
    received: new Set(),
    tally: createLoadTally(),
  }
}

/** Throws `instance.not-found` where nothing was started. */
export function currentSnapshot({ instances, instanceId }: ScenarioStage): Snapshot {
  const snapshot = instances.get(instanceId)
  if (snapshot !== undefined) return snapshot
  throw new LinliError('instance.not-found', 'Nothing has been started.')
}

/** Throws what `firstStep` throws. */
export function startOn(
  stage: ScenarioStage,
  input: Pick<StartInput, 'trigger' | 'payload' | 'device' | 'actor'>,
): void {
  const count = stage.instances.size + 1
  const instanceId = `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`
  const number = `${stage.definition.family}${formatInstant(stage.now).slice(0, 10).replaceAll('-', '')}-${String(count).padStart(4, '0')}`
  const start: StartInput = { kind: 'start', instanceId, number, ...input }
  keep(stage, firstStep(stage.program, start, surroundings(stage)))
  stage.instanceId = instanceId
}

/** Whether the instance moved. Throws what `nextStep` throws. */
export function moveOn(
  stage: ScenarioStage,
  input: StepInput,
  snapshot: Snapshot = currentSnapshot(stage),
): boolean {
  const result = nextStep(stage.program, snapshot, input, surroundings(stage))
  if (result.kind === 'moved') keep(stage, result.step)
  return result.kind === 'moved'
}

/** Moves the clock to an instant, epoch ms; each timer on the way fires at its own. Throws what a timer's step throws. */
export function advanceTo(stage: ScenarioStage, instant: number): void {
  for (let due = nextTimer(stage, instant); due !== undefined; due = nextTimer(stage, instant)) {
    const { snapshot, timer } = due
    stage.now = Math.max(stage.now, timer.dueAt)
    moveOn(stage, { kind: 'timer', event: timer.event, generation: timer.generation }, snapshot)
  }
  stage.now = instant
}

export type ReadingResult = 'started' | 'signalled' | 'duplicate' | 'ignored'

/** What a reading does, as the engine does it (engine/accept-reading.ts). Throws what its expressions throw. */
export function receiveOn(
  stage: ScenarioStage,
  device: DeviceFacts,
  { messageId, reading }: { readonly messageId: string; readonly reading: JsonObject },
): ReadingResult {
  const message = `${device.id} ${messageId}`
  if (stage.received.has(message)) return 'duplicate'
  const { matches, failures } = matchTriggers(stage.program, device, reading)
  if (failures[0] !== undefined) throw failures[0]
  stage.received.add(message)
  const results = matches.map((match) => follow(stage, match, { device, reading }))
  return RESULTS.find((result) => results.includes(result)) ?? 'ignored'
}

/** A reading that did several things is told by the first of these. */
const RESULTS: readonly ReadingResult[] = ['started', 'signalled']

function follow(
  stage: ScenarioStage,
  match: TriggerMatch,
  { device, reading }: { readonly device: DeviceFacts; readonly reading: JsonObject },
): ReadingResult {
  const actor = { accountId: device.id, role: 'device' as const, posts: [] }
  const known = stage.instances.get(stage.correlations.get(match.key) ?? '')
  if (known === undefined || known.status !== 'active') {
    if (!match.policy.startsWith('start')) return 'ignored'
    startOn(stage, { trigger: match.trigger, payload: reading, device, actor })
    stage.correlations.set(match.key, stage.instanceId)
    return 'started'
  }
  if (match.event === null || !match.policy.endsWith('signal')) return 'ignored'
  const event: StepInput = { kind: 'event', type: match.event, payload: reading, actor }
  return moveOn(stage, event, known) ? 'signalled' : 'ignored'
}

function keep(stage: ScenarioStage, step: Step): void {
  const { snapshot, effects, explanation } = step
  const before = stage.instances.get(snapshot.instanceId)?.tasks ?? []
  stage.tally.note({ tenantId: '', definitionId: stage.definition.id }, before, step)
  stage.instances.set(snapshot.instanceId, snapshot)
  stage.effects.push(...effects)
  stage.explanations.push(explanation)
}

function surroundings({ now, org, calendar, tally }: ScenarioStage): Surroundings {
  const loads: Loads = {
    of: (accountId, kind) => tally.added(NO_LOAD, { tenantId: '', accountId, ...kind }),
  }
  return { now, org, calendar, loads }
}

/** The timer that is due first, of all instances. */
function nextTimer({ instances }: ScenarioStage, until: number) {
  const waiting = [...instances.values()].flatMap((snapshot) =>
    snapshot.timers.map((timer) => ({ snapshot, timer })),
  )
  const due = waiting.filter(({ timer }) => timer.dueAt <= until)
  return due.sort((a, b) => a.timer.dueAt - b.timer.dueAt)[0]
}

/** The open task of that name; of several people's, one that this person may take, where there is one.
 *  Throws `task.not-found` where none is open. */
export function openTask(stage: ScenarioStage, name: string, by?: string): OpenTask {
  const { tasks } = currentSnapshot(stage)
  const named = tasks.filter((each) => each.name === name)
  const own = named.find((task) => by !== undefined && takersOf(stage.street, task).includes(by))
  const [task = null] = [...(own ? [own] : []), ...named]
  if (task !== null) return task
  const open = tasks.map((each) => each.name).join(', ')
  throw new LinliError('task.not-found', `the task '${name}' is not open; open are: ${open}`)
}
