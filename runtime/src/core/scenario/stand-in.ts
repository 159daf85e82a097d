import type { DeviceTrigger } from '@linli/schemas/definition'
import type { ObjectSchema } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Actor } from '@linli/schemas/org'
import type { ScenarioStep } from '@linli/schemas/scenario'
import type { OpenTask } from '@linli/schemas/snapshot'
import { formatInstant } from '../civil-time.ts'
import { maySend } from '../send-event.ts'
import type { Explanation, HistoryEntry, StartInput, StepInput } from '../step.ts'
import type { Cast } from './cast.ts'
import type { Mask } from './mask-answers.ts'
import { text } from './scenario-differences.ts'
import type { ScenarioStage } from './scenario-stage.ts'
import { currentSnapshot, openTask } from './scenario-stage.ts'
import { takersOf } from './street-facts.ts'

/** One step of an instance, as its history keeps it. */
export interface LivedStep {
  readonly entry: HistoryEntry
  readonly explanation: Pick<Explanation, 'about' | 'entered'>
}

/** The stage on which an instance is played again, and who and what stands for what was real. */
export interface Stand {
  readonly stage: ScenarioStage
  readonly steps: readonly LivedStep[]
  readonly cast: Cast
  readonly mask: Mask
}

/** Steps of a scenario that do what one step of the instance did; or why there are none. */
export interface StandIn {
  readonly steps: readonly ScenarioStep[]
  readonly reason: Required<LocaleText> | null
}

const NOTHING: StandIn = { steps: [], reason: null }

export function standIn(stand: Stand, index: number): StandIn {
  const { input, now } = stand.steps[index]?.entry ?? {}
  switch (input?.kind) {
    case 'start':
      return startOf(stand, input)
    case 'timer':
      return timerOf(stand, input.event)
    case 'event':
      return later(stand, now, eventOf(stand, input))
    case 'claim':
      return isPutBack(stand, input.taskId, index)
        ? NOTHING
        : later(stand, now, claimOf(stand, index, input.actor))
    case 'complete':
      return later(stand, now, completionOf(stand, index, input))
    // Putting a task back undoes a claim that is not told; a new calendar moves no state.
    case 'release':
    case 'reschedule':
    // Whoever it was handed to does it; nobody goes on because of an urging.
    case 'transfer':
    case 'reassign':
    case 'urge':
    // Beside the machine's way.
    case 'ask':
    case 'ask-extension':
    case 'decide-extension':
    case 'answer':
    case 'withdraw-question':
    case 'copy':
    // Who it was is nobody's business; its end is told.
    case 'child-started':
      return NOTHING
    case 'child-ended':
      return later(stand, now, childOf(stand, index, input))
    case 'delegate':
    case 'add-signer':
    case 'remove-signer':
      return refused(
        '有委派或加签、减签，例子里没有这一步',
        'a task was delegated or its signers changed, which no scenario can tell',
      )
    case 'take-back':
      return refused(
        '有一步办完又撤回，例子里没有这一步',
        'a completion was taken back, which no scenario can tell',
      )
    case 'cancel':
    case 'stop':
      return refused(
        '工单是终止的，例子里没有这一步',
        'it was cancelled, which no scenario can tell',
      )
    default:
      return refused(
        '有一个时限是跳过的，例子里没有这一步',
        'a timer was skipped, which no scenario can tell',
      )
  }
}

function refused(zh: string, en: string): StandIn {
  return { steps: [], reason: text(`${zh}。`, `${en.charAt(0).toUpperCase()}${en.slice(1)}.`) }
}

function nobody(): StandIn {
  return refused('示范街道里没有人能做这一步', 'nobody of the fictional street may do a step')
}

function startOf({ stage, cast, mask }: Stand, input: StartInput): StandIn {
  const { definition, street } = stage
  const trigger = definition.triggers[input.trigger ?? -1]
  if (trigger?.kind === 'device')
    return readingOf(stage, trigger, mask.answers(trigger.schema, input.payload))
  const form = trigger === undefined ? undefined : definition.forms[trigger.form]
  if (trigger === undefined || form === undefined)
    return refused('找不到发起的表单', 'the form is gone')
  const people = street.accounts.filter(({ role }) => trigger.by.some((each) => each === role))
  const alike = people.filter(({ role }) => role === input.actor.role)
  const by = cast.play(
    input.actor,
    (alike.length > 0 ? alike : people).map(({ id }) => id),
  )
  if (by === null) return nobody()
  const answers = mask.answers(form.schema, input.payload)
  return { steps: [{ submit: { form: trigger.form, by, answers } }], reason: null }
}

function readingOf(
  stage: ScenarioStage,
  { deviceType }: DeviceTrigger,
  reading: JsonObject,
): StandIn {
  const device = stage.street.devices.find(({ type }) => type === deviceType)
  if (device === undefined) {
    return refused('示范街道里没有这种设备', 'the fictional street has no such device')
  }
  const messageId = `m${stage.received.size + 1}`
  return { steps: [{ reading: { device: device.id, messageId, reading } }], reason: null }
}

/** A failure to start is one as any other. */
function childOf(
  { steps }: Stand,
  index: number,
  { end }: Extract<StepInput, { kind: 'child-ended' }>,
): StandIn {
  const invoke = steps[index]?.explanation.about ?? ''
  const answer = end.kind === 'done' ? { ends: end.ended } : { fails: end.code }
  return { steps: [{ child: { invoke, ...answer } }], reason: null }
}

function eventOf(
  { stage, cast, mask }: Stand,
  { type, payload, actor }: Extract<StepInput, { kind: 'event' }>,
): StandIn {
  const { definition, street } = stage
  const declared = definition.events[type]
  const masked = mask.answers(declared?.schema ?? EMPTY, payload)
  if (declared?.source === 'device') {
    const trigger = triggerOf(stage, type)
    return trigger === undefined
      ? refused('没有触发能发出这个设备事件', 'no trigger sends this event')
      : readingOf(stage, trigger, masked)
  }
  const { initiatorId } = currentSnapshot(stage)
  const able = street.accounts.filter(
    ({ id, role, posts }) =>
      declared !== undefined && maySend(declared, { accountId: id, role, posts }, initiatorId),
  )
  const by = cast.play(
    actor,
    able.map(({ id }) => id),
  )
  if (by === null) return nobody()
  return { steps: [{ send: { event: type, by, payload: masked } }], reason: null }
}

const EMPTY: ObjectSchema = { type: 'object', properties: {} }

function triggerOf({ definition }: ScenarioStage, type: string): DeviceTrigger | undefined {
  return definition.triggers.find(
    (trigger): trigger is DeviceTrigger => trigger.kind === 'device' && trigger.event === type,
  )
}

function claimOf({ stage, steps, cast }: Stand, index: number, actor: Actor): StandIn {
  const task = steps[index]?.explanation.about ?? ''
  const by = cast.play(actor, takersOf(stage.street, taskFor(stage, task, actor)))
  return by === null ? nobody() : { steps: [{ claim: { task, by } }], reason: null }
}

function completionOf(
  { stage, steps, cast, mask }: Stand,
  index: number,
  { outcome, answers, actor }: Extract<StepInput, { kind: 'complete' }>,
): StandIn {
  const { definition, street } = stage
  const task = steps[index]?.explanation.about ?? ''
  const open = taskFor(stage, task, actor)
  const by = open.holderId ?? cast.play(actor, takersOf(street, open))
  if (by === null) return nobody()
  const form = definition.forms[definition.tasks[task]?.form ?? '']
  const masked = form === undefined ? {} : mask.answers(form.schema, answers)
  return { steps: [{ complete: { task, by, outcome, answers: masked } }], reason: null }
}

/** Of the open tasks of that name the one that goes to a post of the actor's, as hers did. */
function taskFor(stage: ScenarioStage, name: string, { posts }: Actor): OpenTask {
  const held = new Set(posts.map(({ post }) => post))
  const alike = currentSnapshot(stage).tasks.find(
    ({ name: each, assignment }) =>
      each === name && assignment.kind === 'post' && held.has(assignment.post),
  )
  return alike ?? openTask(stage, name)
}

/** Whether somebody puts the task back later on, so that another one may take it. */
function isPutBack({ steps }: Stand, taskId: string, index: number): boolean {
  return steps
    .slice(index)
    .some(({ entry: { input } }) => input.kind === 'release' && input.taskId === taskId)
}

/** One that fires together with another one is over already. */
function timerOf({ stage }: Stand, event: string): StandIn {
  const timer = currentSnapshot(stage).timers.find((each) => each.event === event)
  return timer === undefined ? NOTHING : { steps: clockTo(stage, timer.dueAt), reason: null }
}

/** Lets as much time pass as did, but not so much that a timer fires that did not fire yet: timers fire late, never early. */
function later({ stage }: Stand, now: number | undefined, then: StandIn): StandIn {
  if (then.reason !== null) return then
  const due = Math.min(...currentSnapshot(stage).timers.map(({ dueAt }) => dueAt))
  const wanted = Math.min((now ?? 0) - ((now ?? 0) % 1000), due - 1000)
  return { ...then, steps: [...clockTo(stage, wanted), ...then.steps] }
}

function clockTo(stage: ScenarioStage, instant: number): ScenarioStep[] {
  return instant > stage.now ? [{ advance: formatInstant(instant) }] : []
}
