import type { Definition } from '@linli/schemas/definition'
import type { Effect } from '@linli/schemas/effect'
import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Scenario, ScenarioStep } from '@linli/schemas/scenario'
import type { ChildEnd } from '@linli/schemas/snapshot'
import type { Street } from '@linli/schemas/street'
import { parseInstant } from '../civil-time.ts'
import { asCompiled } from '../compile-form.ts'
import { durationMs } from '../due-at.ts'
import { compiledTaskForm } from '../task-form/compiled-task-form.ts'
import type { WorkingCalendar } from '../working-calendar.ts'
import { filledForm } from './form-conditions.ts'
import { scenarioDifferences, text } from './scenario-differences.ts'
import {
  advanceTo,
  createScenarioStage,
  currentSnapshot,
  moveOn,
  openTask,
  type ReadingResult,
  receiveOn,
  type ScenarioStage,
  startOn,
} from './scenario-stage.ts'
import { actorOf, deviceOf } from './street-facts.ts'

/** Where scenarios play: a fictional street and its working calendar. */
export interface ScenarioGround {
  readonly street: Street
  readonly calendar: WorkingCalendar
}

export interface ScenarioRun {
  /** The first step that is not as written; null where all are. */
  readonly failure: ScenarioFailure | null
  readonly stage: ScenarioStage
}

export interface ScenarioFailure {
  /** Index into the scenario's steps. */
  readonly step: number
  readonly message: Required<LocaleText>
}

/** Plays a scenario of a definition without error findings on the core alone. Never throws for what the scenario says. */
export function playScenario(
  definition: Definition,
  scenario: Scenario,
  { street, calendar }: ScenarioGround,
): ScenarioRun {
  const startsAt = parseInstant(scenario.startsAt) ?? 0
  const stage = createScenarioStage({ definition, street, calendar }, startsAt)
  const effects: Effect[] = []
  for (const [index, step] of scenario.steps.entries()) {
    const message = differenceAt(stage, step, effects)
    if (message !== null) return { failure: { step: index, message }, stage }
  }
  return { failure: null, stage }
}

/** `effects` are those since the last expectation. */
function differenceAt(
  stage: ScenarioStage,
  step: ScenarioStep,
  effects: Effect[],
): Required<LocaleText> | null {
  try {
    const wrong = takeStep(stage, step)
    effects.push(...stage.effects.splice(0))
    if (wrong !== null || !('expect' in step)) return wrong
    const left = effects.splice(0)
    const found = { street: stage.street, snapshot: currentSnapshot(stage), effects: left }
    const differences = scenarioDifferences(found, step.expect)
    return differences.length === 0
      ? null
      : text(
          differences.map((each) => each['zh-CN']).join('；'),
          differences.map((each) => each.en).join('; '),
        )
  } catch (error) {
    const sentence = sentenceOf(error)
    return text(`没有做成：${sentence}`, sentence)
  }
}

/** Null where the step went as it is written, else what is different. */
function takeStep(stage: ScenarioStage, step: ScenarioStep): Required<LocaleText> | null {
  if ('submit' in step) return refusable(step.submit, () => act(stage, step))
  if ('send' in step) return refusable(step.send, () => act(stage, step))
  if ('claim' in step) return refusable(step.claim, () => act(stage, step))
  if ('complete' in step) return refusable(step.complete, () => act(stage, step))
  if ('child' in step) return refusable(step.child, () => act(stage, step))
  if ('reading' in step) {
    const { result } = step.reading
    const found = act(stage, step)
    if (result === undefined || result === found) return null
    return text(
      `读数的结果是“${found}”，应为“${result}”`,
      `the reading is '${found}', expected '${result}'`,
    )
  }
  act(stage, step)
  return null
}

/** Does what a step says, whatever it expects. Throws every refusal. Gives the result of a reading. */
export function act(stage: ScenarioStage, step: ScenarioStep): ReadingResult | null {
  const { street } = stage
  if ('submit' in step) submit(stage, step.submit)
  else if ('reading' in step) {
    const { device, messageId, reading } = step.reading
    return receiveOn(stage, deviceOf(street, device), { messageId, reading })
  } else if ('send' in step) {
    const { event: type, by, payload = {} } = step.send
    if (!moveOn(stage, { kind: 'event', type, payload, actor: actorOf(street, by) })) {
      throw new LinliError('event.not-accepted', `The instance does not accept '${type}' now.`)
    }
  } else if ('claim' in step) {
    const { task, by } = step.claim
    const taskId = openTask(stage, task, by).id
    moveOn(stage, { kind: 'claim', taskId, actor: actorOf(street, by) })
  } else if ('complete' in step) {
    const { task, by, outcome, answers = {} } = step.complete
    const { id: taskId } = openTask(stage, task, by)
    noteFilled(stage, task, answers)
    moveOn(stage, { kind: 'complete', taskId, outcome, answers, actor: actorOf(street, by) })
  } else if ('child' in step) answerAsChild(stage, step.child)
  else if ('advance' in step) advance(stage, step.advance)
  return null
}

type StepBody<Name extends string> =
  Extract<ScenarioStep, Readonly<Record<Name, unknown>>> extends infer Step
    ? Name extends keyof Step
      ? Step[Name]
      : never
    : never

function submit(stage: ScenarioStage, { form, by, answers }: StepBody<'submit'>): void {
  const { triggers } = stage.program.definition
  const trigger = triggers.findIndex((each) => each.kind === 'form' && each.form === form)
  if (trigger < 0) {
    throw new LinliError('request.invalid', `The form '${form}' starts nothing.`)
  }
  const asked = stage.program.definition.forms[form]
  if (asked !== undefined) stage.filled.push(filledForm(form, asCompiled(asked), answers))
  startOn(stage, { trigger, payload: answers, device: null, actor: actorOf(stage.street, by) })
}

function noteFilled(stage: ScenarioStage, task: string, answers: JsonObject): void {
  const { program } = stage
  const form = program.definition.tasks[task]?.form
  const compiled = compiledTaskForm(program, task, currentSnapshot(stage))
  if (form !== undefined && compiled !== null)
    stage.filled.push(filledForm(form, compiled, answers))
}

/** What the other workflow would say. */
function answerAsChild(
  stage: ScenarioStage,
  { invoke, ends, fails = 'cancelled' }: StepBody<'child'>,
): void {
  const open = currentSnapshot(stage).children?.find(({ invokeId }) => invokeId === invoke)
  if (open === undefined) {
    throw new LinliError('event.not-accepted', `The instance waits for no child of '${invoke}'.`)
  }
  const { key, child } = open
  const end: ChildEnd =
    ends === undefined ? { kind: 'failed', code: fails } : { kind: 'done', ended: ends }
  moveOn(stage, { kind: 'child-ended', key, child, end })
}

function advance(stage: ScenarioStage, target: string): void {
  const duration = durationMs(target)
  const instant = Number.isNaN(duration) ? parseInstant(target) : stage.now + duration
  if (instant === null || instant < stage.now) {
    throw new LinliError('request.invalid', 'The clock of a scenario never goes back.')
  }
  advanceTo(stage, instant)
}

interface Refusable {
  readonly refused?: readonly string[]
  readonly error?: string
}

/** The step must be refused exactly where it says so, for the fields or with the code it names. */
function refusable(expected: Refusable, act: () => unknown): Required<LocaleText> | null {
  const refusal = refusalOf(act)
  const code = expected.error ?? (expected.refused === undefined ? null : 'submission.invalid')
  if (refusal === null) {
    return code === null
      ? null
      : text(`被接受了，应被拒绝（${code}）`, `it was taken, expected '${code}'`)
  }
  if (refusal.code !== code) {
    const sentence = sentenceOf(refusal)
    const wanted = code === null ? 'no refusal' : `'${code}'`
    return text(`被拒绝：${sentence}`, `it was refused: ${sentence}, expected ${wanted}`)
  }
  if (expected.refused === undefined) return null
  const fields = fieldsOf(refusal).join(', ')
  const wanted = [...expected.refused].sort().join(', ')
  return fields === wanted
    ? null
    : text(
        `被退回的是“${fields}”，应为“${wanted}”`,
        `the fields '${fields}' were refused, expected '${wanted}'`,
      )
}

function refusalOf(act: () => unknown): LinliError | null {
  try {
    act()
    return null
  } catch (error) {
    if (error instanceof LinliError) return error
    throw error
  }
}

function fieldsOf(refusal: LinliError): string[] {
  const findings = refusal.details.findings ?? []
  return [...new Set(findings.map(({ path }) => path.slice(1).replaceAll('/', '.')))].sort()
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof LinliError)) return error instanceof Error ? error.message : String(error)
  const { findings } = error.details
  const which = findings === undefined ? '' : ` ${findings.map((each) => each.path).join(', ')}`
  return `${error.code}${which}: ${error.message}`
}
