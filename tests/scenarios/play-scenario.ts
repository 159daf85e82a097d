import { randomUUID } from 'node:crypto'
import {
  actorOf,
  deviceOf,
  durationMs,
  parseInstant,
  scenarioDifferences,
} from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { Effect } from '@linli/schemas/effect'
import { LinliError, unreachable } from '@linli/schemas/linli-error'
import type { Scenario, ScenarioStep } from '@linli/schemas/scenario'
import type { ScenarioWorld } from './scenario-world.ts'
import { bodyHashOf, loadSnapshot, moveClock } from './scenario-world.ts'

type StepOf<Name extends string> = Extract<ScenarioStep, Readonly<Record<Name, unknown>>>

/** One run: the instance that was started last, and what left since the last expectation. */
interface Play {
  readonly world: ScenarioWorld
  readonly definition: Definition
  instanceId: string | null
  effects: Effect[]
}

/** Plays a scenario on a real engine and gives the first difference as a sentence, or null where everything is as written.
 *  The world must be fresh; `definition` is published in it first. */
export async function playScenario(
  world: ScenarioWorld,
  definition: Definition,
  scenario: Scenario,
): Promise<string | null> {
  await world.setNow(instantOf(scenario.startsAt))
  const tenantId = world.street.tenant.id
  const actor = { accountId: 'publisher', role: 'official', posts: [] } as const
  const published = await world.engine.publish({ tenantId, document: definition, actor })
  if (published.kind === 'refused') {
    return `The definition is refused: ${JSON.stringify(published.findings)}`
  }
  const play: Play = { world, definition, instanceId: null, effects: [] }
  for (const [index, step] of scenario.steps.entries()) {
    const wrong = await difference(play, step)
    if (wrong !== null) {
      const at = new Date(world.now() + 8 * 3_600_000).toISOString().slice(0, 19)
      return `'${scenario.title['zh-CN']}', step ${index} (${describe(step)}) at ${at}: ${wrong}`
    }
  }
  return null
}

async function difference(play: Play, step: ScenarioStep): Promise<string | null> {
  const wrong = await answerOf(play, step).catch((error: unknown) => sentenceOf(error))
  play.effects.push(...(await play.world.takeEffects()))
  const trouble = play.world.takeTrouble()
  if (trouble.length > 0) return trouble.join(' ')
  if (wrong !== null || !('expect' in step)) return wrong
  if (play.instanceId === null) return 'nothing has been started'
  const { effects } = play
  play.effects = []
  const snapshot = await loadSnapshot(play.world, currentInstance(play))
  const found = { street: play.world.street, snapshot, effects }
  const differences = scenarioDifferences(found, step.expect)
  return differences.length === 0 ? null : differences.map((each) => each.en).join('; ')
}

async function answerOf(play: Play, step: ScenarioStep): Promise<string | null> {
  if ('submit' in step) return refusable(step.submit, () => submit(play, step))
  if ('reading' in step) return read(play, step)
  if ('send' in step) return refusable(step.send, () => send(play, step))
  if ('claim' in step) return refusable(step.claim, () => claim(play, step))
  if ('complete' in step) return refusable(step.complete, () => complete(play, step))
  if ('advance' in step) {
    await moveClock(play.world, targetOf(play, step.advance))
    return null
  }
  if ('expect' in step) return null
  if ('child' in step) return 'on the engine the other workflow answers by itself'
  return unreachable(step)
}

async function submit(play: Play, { submit: { form, by, answers } }: StepOf<'submit'>) {
  const { world, definition } = play
  const started = await world.engine.start({
    tenantId: world.street.tenant.id,
    definitionId: definition.id,
    form,
    answers,
    actor: actorOf(world.street, by),
    key: randomUUID(),
  })
  play.instanceId = started.instanceId
}

async function read(play: Play, { reading: step }: StepOf<'reading'>): Promise<string | null> {
  const { world } = play
  const answer = await world.engine.acceptReading({
    tenantId: world.street.tenant.id,
    device: deviceOf(world.street, step.device),
    messageId: step.messageId,
    bodyHash: bodyHashOf(step.reading),
    reading: step.reading,
  })
  if (answer.kind === 'started') play.instanceId = answer.instances[0] ?? null
  const isExpected = step.result === undefined || step.result === answer.kind
  return isExpected ? null : `the reading is '${answer.kind}', expected '${step.result}'`
}

async function send(play: Play, { send: { event, by, payload } }: StepOf<'send'>) {
  const { world } = play
  await world.engine.send({
    tenantId: world.street.tenant.id,
    instanceId: currentInstance(play),
    event,
    payload: payload ?? {},
    actor: actorOf(world.street, by),
    key: randomUUID(),
  })
}

async function claim(play: Play, { claim: { task, by } }: StepOf<'claim'>) {
  const { world } = play
  await world.engine.claim({
    tenantId: world.street.tenant.id,
    taskId: await openTaskId(play, task),
    actor: actorOf(world.street, by),
  })
}

async function complete(play: Play, { complete: step }: StepOf<'complete'>) {
  const { world } = play
  await world.engine.complete({
    tenantId: world.street.tenant.id,
    taskId: await openTaskId(play, step.task),
    outcome: step.outcome,
    answers: step.answers ?? {},
    actor: actorOf(world.street, step.by),
    key: randomUUID(),
  })
}

interface Refusable {
  readonly refused?: readonly string[]
  readonly error?: string
}

/** The step must be refused exactly where it says so, for the fields or with the code it names. */
async function refusable(expected: Refusable, act: () => Promise<void>): Promise<string | null> {
  const refusal = await act().then(
    () => null,
    (error: unknown) => {
      if (error instanceof LinliError) return error
      throw error
    },
  )
  const code = expected.error ?? (expected.refused === undefined ? null : 'submission.invalid')
  if (refusal === null) return code === null ? null : `it was taken, expected '${code}'`
  if (refusal.code !== code) {
    return `it was refused: ${sentenceOf(refusal)}, expected ${code === null ? 'no refusal' : `'${code}'`}`
  }
  if (expected.refused === undefined) return null
  const fields = fieldsOf(refusal).join(', ')
  const wanted = [...expected.refused].sort().join(', ')
  return fields === wanted ? null : `the fields '${fields}' were refused, expected '${wanted}'`
}

function fieldsOf(refusal: LinliError): string[] {
  const findings = refusal.details.findings ?? []
  return [...new Set(findings.map(({ path }) => path.slice(1).replaceAll('/', '.')))].sort()
}

async function openTaskId(play: Play, name: string): Promise<string> {
  const { tasks } = await loadSnapshot(play.world, currentInstance(play))
  const task = tasks.find((each) => each.name === name)
  if (task !== undefined) return task.id
  throw new Error(`the task '${name}' is not open; open are: ${tasks.map((each) => each.name)}`)
}

function currentInstance(play: Play): string {
  if (play.instanceId === null) throw new Error('nothing has been started')
  return play.instanceId
}

function targetOf({ world }: Play, advance: string): number {
  const duration = durationMs(advance)
  return Number.isNaN(duration) ? instantOf(advance) : world.now() + duration
}

function instantOf(text: string): number {
  const instant = parseInstant(text)
  if (instant === null) throw new Error(`'${text}' is not an instant with an offset.`)
  return instant
}

function describe(step: ScenarioStep): string {
  const [kind, body] = Object.entries(step)[0] ?? ['', null]
  if (typeof body === 'string') return `${kind} ${body}`
  const named = ['form', 'task', 'event', 'messageId'].find((key) => key in body)
  return named === undefined ? kind : `${kind} '${body[named]}'`
}

function sentenceOf(error: unknown): string {
  if (error instanceof LinliError) {
    const { findings } = error.details
    const which = findings === undefined ? '' : ` ${findings.map((each) => each.path).join(', ')}`
    return `${error.code}${which}: ${error.message}`
  }
  return error instanceof Error ? error.message : String(error)
}
