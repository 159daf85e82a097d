import type { Definition } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { Scenario, ScenarioStep } from '@linli/schemas/scenario'
import { CHILD_FAILURES } from '@linli/schemas/snapshot'
import type { Street, StreetAccount } from '@linli/schemas/street'
import { formatInstant, parseInstant } from '../civil-time.ts'
import { compiledOf } from '../compile-definition.ts'
import { matchTriggers } from '../match-triggers.ts'
import type { ScenarioGround } from '../scenario/play-scenario.ts'
import { act } from '../scenario/play-scenario.ts'
import { sampleAnswers, samplePayload } from '../scenario/sample-answers.ts'
import type { ScenarioStage } from '../scenario/scenario-stage.ts'
import { createScenarioStage, currentSnapshot } from '../scenario/scenario-stage.ts'
import { deviceOf, takersOf } from '../scenario/street-facts.ts'
import { shareOf } from '../share-of-time.ts'
import { compiledTaskForm } from '../task-form/compiled-task-form.ts'
import type { Course, CourseStep } from './course.ts'
import type { Move, StartMove } from './moves.ts'

/** A working Monday morning of a year that the calendar covers. */
export const STARTS_AT = '2026-09-28T09:00:00+08:00'

/** A course as an example that plays on the street, each deed by somebody who may do it. Null where it cannot be played:
 *  a rule of a form forbids the answers, a condition was guessed, nobody of the street holds a post. */
export function exampleOf(
  course: Course,
  definition: Definition,
  ground: ScenarioGround,
): Scenario | null {
  const stage = createScenarioStage({ definition, ...ground }, parseInstant(STARTS_AT) ?? 0)
  const steps: ScenarioStep[] = []
  try {
    for (const [index, each] of course.entries()) {
      const isLast = index === course.length - 1
      const taken = takeAll(stepsOf(each, stage, index), stage, { mayRefuse: isLast })
      if (taken === null) return null
      steps.push(...taken)
    }
    const { position, status } = currentSnapshot(stage)
    const expect = status === 'active' ? { states: position } : { ended: true }
    return {
      title: { 'zh-CN': '检查找到的反例', en: 'Counter-example of the check' },
      startsAt: STARTS_AT,
      steps: [...steps, { expect }],
    }
  } catch (error) {
    // What cannot be played is no example; a fault of the check itself is one.
    if (error instanceof LinliError) return null
    throw error
  }
}

/** Ends with a refusal, where there may be one; null where there may not, or a step is nobody's. */
function takeAll(
  coming: Iterable<ScenarioStep | null>,
  stage: ScenarioStage,
  { mayRefuse }: { readonly mayRefuse: boolean },
): ScenarioStep[] | null {
  const taken: ScenarioStep[] = []
  for (const step of coming) {
    if (step === null) return null
    const refusal = takeAndTell(stage, step)
    if (refusal === null) taken.push(step)
    else return mayRefuse ? [...taken, withError(step, refusal)] : null
  }
  return taken
}

/** Null where the step was taken, else the code of its refusal. */
function takeAndTell(stage: ScenarioStage, step: ScenarioStep): string | null {
  try {
    act(stage, step)
    return null
  } catch (error) {
    if (error instanceof LinliError) return error.code
    throw error
  }
}

function withError(step: ScenarioStep, error: string): ScenarioStep {
  if ('complete' in step) return { complete: { ...step.complete, error } }
  if ('submit' in step) return { submit: { ...step.submit, error } }
  if ('child' in step) return { child: { ...step.child, error } }
  return 'send' in step ? { send: { ...step.send, error } } : step
}

/** What happens next as steps of a scenario, each by somebody of the street who may do it; null where nobody and nothing can.
 *  Each is to be taken before the next is asked for: a task that several people sign is theirs one after another. */
export function* stepsOf(
  each: CourseStep,
  stage: ScenarioStage,
  index: number,
): Generator<ScenarioStep | null> {
  const { move } = each.deed
  if (move.kind === 'fire') yield* claimsFor(move.timer, stage)
  if (move.kind !== 'complete') {
    yield stepOf(move, each, { stage, index })
    return
  }
  yield completionStep(move, each, stage)
  const isUndecided = () =>
    currentSnapshot(stage).signings?.some(({ invokeId }) => invokeId === move.invokeId) ?? false
  const { agree, otherwise } = {
    agree: '',
    otherwise: '',
    ...stage.definition.tasks[move.task]?.sign,
  }
  const isVote = move.outcome === agree || move.outcome === otherwise
  while (isVote && isUndecided()) yield completionStep(move, each, stage)
}

type Completion = Extract<Move, { kind: 'complete' }>

/** A timer that awaits a claim fires after one. */
function* claimsFor(
  { event, name }: { readonly event: string; readonly name: string },
  stage: ScenarioStage,
): Generator<ScenarioStep | null> {
  const { definition, street } = stage
  const { tasks, paused } = currentSnapshot(stage)
  if (!paused?.some((timer) => timer.event === event)) return
  const begins = shareOf(definition, { name })?.of ?? name
  const task = tasks.find((open) => definition.tasks[open.name]?.due === begins)
  const by = task && takersOf(street, task)[0]
  yield task && by ? { claim: { task: task.name, by } } : null
}

function completionStep(
  { task: name, outcome }: Completion,
  { said }: CourseStep,
  { program, street, instances, instanceId }: ScenarioStage,
): ScenarioStep | null {
  const instance = instances.get(instanceId)
  const compiled = compiledTaskForm(program, name, instance ?? null)
  const answers = compiled ? sampleAnswers(compiled, said, street) : {}
  const task = instance?.tasks.find((open) => open.name === name)
  const by = task && takersOf(street, task)[0]
  if (answers === null || by === undefined) return null
  return { complete: { task: name, by, outcome, answers } }
}

function stepOf(
  move: Exclude<Move, Completion>,
  each: CourseStep,
  { stage, index }: SendingOn,
): ScenarioStep | null {
  switch (move.kind) {
    case 'start':
      return startStep(move, each, stage)
    case 'send':
      return sendStep(move.event, each, { stage, index })
    case 'child':
      return childStep(move, each)
    case 'fire': {
      const timer = currentSnapshot(stage).timers.find(({ event }) => event === move.timer.event)
      return timer === undefined ? null : { advance: formatInstant(timer.dueAt) }
    }
  }
}

/** Where no condition asks for it, it ends anywhere. */
function childStep(
  { invokeId: invoke, end }: Extract<Move, { kind: 'child' }>,
  { said }: CourseStep,
): ScenarioStep {
  if (end === 'done') return { child: { invoke, ends: String(said.get('ended') ?? 'done') } }
  const fails = CHILD_FAILURES.find((code) => code === said.get('code')) ?? 'cancelled'
  return { child: { invoke, fails } }
}

function startStep(
  move: StartMove,
  { said, role }: CourseStep,
  { definition, program, street }: ScenarioStage,
): ScenarioStep | null {
  const trigger = definition.triggers[move.trigger]
  if (trigger?.kind === 'form') {
    const form = compiledOf(program).forms.get(trigger.form)
    const by = accountOf(street, role === null ? trigger.by : [role])
    const answers = form && sampleAnswers(form, said, street)
    return by && answers ? { submit: { form: trigger.form, by: by.id, answers } } : null
  }
  const device = street.devices.find(({ type }) => type === trigger?.deviceType)
  if (trigger === undefined || device === undefined) return null
  const samples = device.samples.map((sample) => sample.reading)
  const made = samplePayload(trigger.schema, said, street)
  const reading = [...samples, ...(made === null ? [] : [made])].find((each) => {
    const isSaid = [...said].every(([path, value]) => valueAt(each, path) === value)
    return isSaid && triggersOf(each, device.id, { program, street }).includes(move.trigger)
  })
  return reading === undefined ? null : readingStep(device.id, 'start', reading)
}

interface SendingOn {
  readonly stage: ScenarioStage
  readonly index: number
}

function sendStep(
  event: string,
  { said }: CourseStep,
  { stage, index }: SendingOn,
): ScenarioStep | null {
  const { definition, street } = stage
  const declared = definition.events[event]
  if (declared === undefined) return null
  if (declared.source === 'device') return signalStep(event, { stage, index })
  const by =
    declared.source === 'resident'
      ? currentSnapshot(stage).initiatorId
      : accountOf(street, ['worker', 'official'])?.id
  const payload = declared.schema ? samplePayload(declared.schema, said, street) : {}
  return by && payload ? { send: { event, by, payload } } : null
}

/** The device that started it says something else. */
function signalStep(event: string, { stage, index }: SendingOn): ScenarioStep | null {
  const { definition, program, street } = stage
  for (const device of street.devices) {
    const found = device.samples.find(({ reading }) =>
      triggersOf(reading, device.id, { program, street }).some((at) => {
        const trigger = definition.triggers[at]
        return trigger?.kind === 'device' && trigger.event === event
      }),
    )
    if (found !== undefined) return readingStep(device.id, String(index), found.reading)
  }
  return null
}

function readingStep(device: string, name: string, reading: JsonObject): ScenarioStep {
  return { reading: { device, messageId: `example-${name}`, reading } }
}

function triggersOf(
  reading: JsonObject,
  deviceId: string,
  { program, street }: Pick<ScenarioStage, 'program' | 'street'>,
): number[] {
  const { matches } = matchTriggers(program, deviceOf(street, deviceId), reading)
  return matches.map(({ trigger }) => trigger)
}

function valueAt(group: JsonObject, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as JsonObject | undefined)?.[name], group)
}

/** A resident with a home of the street first, as the roles are listed. */
function accountOf({ accounts }: Street, roles: readonly string[]): StreetAccount | undefined {
  return roles.flatMap((role) => accounts.filter((account) => account.role === role))[0]
}
