import type { Trigger } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import { textIn } from '@linli/schemas/locale-text'
import type { AnyMachineSnapshot } from 'xstate'
import { quotedText, same } from '../change-words.ts'
import { endEvent } from '../children/hear-child.ts'
import { isSame } from '../compare-values.ts'
import { compiledOf } from '../compile-definition.ts'
import type { Sentence } from '../definition-finding.ts'
import { formValues, initialContext, readingValues } from '../first-step.ts'
import { inOrder } from '../in-order.ts'
import { timerOfEvent } from '../plan-step.ts'
import type { Retraced } from '../replay.ts'
import { isMoved, moveMachine, startMachine } from '../run-machine.ts'
import type { Program, StartInput } from '../step.ts'
import { mapMachine } from './map-machine.ts'
import type { VersionPair } from './version-pair.ts'

/** Where an instance's past leads on another version. */
export type Followed =
  | { readonly kind: 'arrived'; readonly live: AnyMachineSnapshot }
  /** The step that has no counterpart, and why. */
  | { readonly kind: 'lost'; readonly because: Sentence }

/** Goes an instance's past again on the second version, machine only: what people answered then stands, also where the
 *  version would ask something else today, and nobody's right to answer is judged again. */
export function followHistory(pair: VersionPair, past: Iterable<Retraced>): Followed {
  let live: AnyMachineSnapshot | null = null
  let undone: AnyMachineSnapshot | null = null
  for (const retraced of past) {
    const { kind } = retraced.entry.input
    try {
      const before: AnyMachineSnapshot | null = live
      // Nothing that moves a machine comes between a completion and its being taken back.
      live =
        kind === 'take-back'
          ? undone
          : compiledOf(pair.after).fuel.share(() => follow(pair, before, retraced))
      if (kind === 'complete') undone = before
    } catch (error) {
      if (!(error instanceof LinliError)) throw error
      return lost(pair, retraced, [`算不出来（${error.message}）`, `it fails (${error.message})`])
    }
    if (live === null) return lost(pair, retraced, ['没有对应的去向', 'it leads nowhere'])
  }
  return live === null
    ? { kind: 'lost', because: ['没有经过', 'there is no history'] }
    : { kind: 'arrived', live }
}

function follow(
  pair: VersionPair,
  live: AnyMachineSnapshot | null,
  retraced: Retraced,
): AnyMachineSnapshot | null {
  const { entry, after, heard } = retraced
  const { input, now } = entry
  if (input.kind === 'start') return start(pair, input)
  if (entry.landed !== undefined) return mapMachine(pair, after, (context) => context)
  if (live === null) return null
  // Of a task only its outcome counts, not each signature or opinion.
  return heard.reduce<AnyMachineSnapshot | null>(
    (before, { invokeId, outcome, answers, by }) =>
      before &&
      move(pair, before, {
        type: `xstate.done.actor.${invokeId}`,
        actorId: invokeId,
        output: { outcome, form: answers, by, at: now },
      }),
    followInput(pair, live, retraced),
  )
}

function followInput(
  pair: VersionPair,
  live: AnyMachineSnapshot,
  { entry: { input, now }, before, heard }: Retraced,
): AnyMachineSnapshot | null {
  switch (input.kind) {
    case 'event':
      return move(pair, live, {
        type: pair.present('events', input.type),
        payload: input.payload,
        by: input.actor.accountId,
        at: now,
      })
    case 'timer': {
      const moved = move(pair, live, { type: pair.presentTimer(input.event) })
      // A time that only decided a task may do nothing else.
      return moved ?? (heard.length > 0 ? live : null)
    }
    case 'child-ended': {
      const open = before?.children?.find(({ key }) => key === input.key)
      // While it was suspended the end was kept.
      if (open === undefined || before?.suspension !== undefined) return live
      return move(pair, live, endEvent(input, open, now))
    }
    default:
      // The machine rests.
      return live
  }
}

function move(
  { after }: VersionPair,
  live: AnyMachineSnapshot,
  event: JsonObject & { readonly type: string },
): AnyMachineSnapshot | null {
  const moved = moveMachine(compiledOf(after), live, event)
  return isMoved(live, moved) ? moved.live : null
}

function start(pair: VersionPair, input: StartInput): AnyMachineSnapshot | null {
  const { after } = pair
  if (input.trigger === null) return startChild(after, input)
  const index = triggerIndex(pair, input.trigger)
  const rules = compiledOf(after).triggers[index]
  if (rules === undefined) return null
  const { values } =
    input.device === null
      ? formValues(input.payload, input.actor, rules)
      : { values: readingValues(input.payload, input) }
  return startMachine(compiledOf(after), initialContext(after, rules, values)).live
}

/** With what its parent gave; what the second version wants besides, its initial values say. */
function startChild({ definition, ...after }: Program, { payload }: StartInput) {
  const context = inOrder({ ...definition.context.initial, ...payload })
  return startMachine(compiledOf({ definition, ...after }), context).live
}

/** -1 where nothing starts the second version in that way. */
function triggerIndex({ before, after, present }: VersionPair, index: number): number {
  const was = before.definition.triggers[index]
  const { triggers } = after.definition
  const same = triggers.findIndex((trigger) => isSame(trigger, was))
  if (same >= 0 || was === undefined) return same
  const isAlike = (trigger: Trigger) =>
    trigger.kind === 'form'
      ? was.kind === 'form' && trigger.form === present('forms', was.form)
      : was.kind === 'device' &&
        trigger.deviceType === was.deviceType &&
        trigger.policy === was.policy
  return triggers.findIndex(isAlike)
}

function lost(pair: VersionPair, retraced: Retraced, [why, whyEn]: Sentence): Followed {
  const { seq } = retraced.after
  const [deed, deedEn] = deedOf(pair, retraced)
  return {
    kind: 'lost',
    because: [`第 ${seq} 步（${deed}）${why}`, `step ${seq} (${deedEn}): ${whyEn}`],
  }
}

function deedOf({ before: { definition } }: VersionPair, { entry, before }: Retraced): Sentence {
  const { input } = entry
  switch (input.kind) {
    case 'start':
      return ['发起', 'start']
    case 'event':
      return quotedText(definition.events[input.type]?.title ?? { 'zh-CN': input.type })
    case 'timer': {
      const { name } = timerOfEvent(input.event)
      const title = definition.timers[name]?.title ?? { 'zh-CN': name }
      return [`“${title['zh-CN']}”到时`, `“${textIn(title, 'en')}” ran out`]
    }
    case 'complete': {
      const name = before?.tasks.find(({ id }) => id === input.taskId)?.name ?? ''
      const title = definition.tasks[name]?.title ?? { 'zh-CN': name }
      return [`办理“${title['zh-CN']}”`, `“${textIn(title, 'en')}” done`]
    }
    default:
      return same(input.kind)
  }
}
