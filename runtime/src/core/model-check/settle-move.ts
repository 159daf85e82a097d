import type { AssignRule } from '@linli/schemas/assign-rule'
import type { Definition, Excluded, TaskDefinition } from '@linli/schemas/definition'
import { unreachable } from '@linli/schemas/linli-error'
import { ruleListsOf } from '../assign-rules.ts'
import type { Plan } from '../plan-step.ts'
import { lasting, planActions } from '../plan-step.ts'
import type { Transitioned } from '../run-machine.ts'
import type { Before } from './before-move.ts'
import type { Configuration } from './configuration.ts'
import type { Guess } from './guess.ts'
import type { Answers, Moved } from './moved.ts'
import type { SampleValues } from './sample-values.ts'
import type { Abstract, AbstractGroup } from './unknown.ts'
import { isOpen, Unknown } from './unknown.ts'
import { afterChanges, afterPauses } from './waiting-timers.ts'

/** What a transition ends in. */
export interface Settling {
  readonly definition: Definition
  readonly samples: SampleValues
  readonly isIdle: (timerEvent: string) => boolean
  /** By the uid of a state, the timers that stand still in it. */
  readonly pauses: ReadonlyMap<string, readonly string[]>
  readonly before: Before
  readonly guess: Guess
  /** Places of the transitions that were taken. */
  readonly taken: ReadonlySet<string>
}

/** The configuration after a transition. */
export function settleMove(settling: Settling, { live, actions }: Transitioned): Moved {
  const { definition, samples, isIdle, before, guess, taken } = settling
  const answers = answersOf(guess)
  const plan = planActions(actions)
  const { performed, hasInitiator } = before
  const isOver = live.status === 'done'
  const tasks = isOver ? [] : tasksAfter(before, plan, live.children)
  const hopeless = tasks.find(
    ({ task, isNew }) => isNew && !canAssign(definition.tasks[task], { performed, hasInitiator }),
  )
  if (hopeless !== undefined) return { kind: 'nobody', task: hopeless.task, answers }
  const context = decidedContext(live.context, guess, samples)
  const paused =
    isOver || settling.pauses.size === 0
      ? []
      : live._nodes.flatMap(({ id }) => settling.pauses.get(id) ?? [])
  const to: Configuration = {
    live: context === live.context ? live : ({ ...live, context } as Configuration['live']),
    tasks: tasks.map(({ invokeId, task }) => ({ invokeId, task })),
    children: isOver ? [] : childrenAfter(before, plan, live),
    timers: isOver ? [] : afterPauses(afterChanges(before.timers, plan.timers, isIdle), paused),
    paused,
    ...{ performed, hasInitiator },
    isTold: isToldBy(plan, before, isOver),
  }
  const armed = plan.timers.flatMap((change) => (change.kind === 'arm' ? change.event : []))
  return { kind: 'moved', to, answers, asks: before.asks, armed, taken: [...taken] }
}

function tasksAfter(
  before: Before,
  plan: Plan,
  children: Readonly<Record<string, unknown>>,
): { invokeId: string; task: string; isNew: boolean }[] {
  const opened = new Map(plan.opened.map((each) => [each.invokeId, each]))
  const kept = before.tasks.filter(
    ({ invokeId }) => !plan.stopped.includes(invokeId) && !opened.has(invokeId),
  )
  return [
    ...kept.map((task) => ({ ...task, isNew: false })),
    ...[...opened.values()]
      .filter(({ invokeId }) => children[invokeId] !== undefined)
      .map((task) => ({ ...task, isNew: true })),
  ]
}

function childrenAfter({ children }: Before, plan: Plan, live: Transitioned['live']): string[] {
  const isCalled = (id: string) => plan.called.some(({ invokeId }) => invokeId === id)
  return [
    ...children.filter((id) => !plan.stopped.includes(id) && !isCalled(id)),
    ...lasting(plan.called, live).map(({ invokeId }) => invokeId),
  ]
}

/** Whether a rule can find somebody, on a street where every post is held. */
function canAssign(
  task: TaskDefinition | undefined,
  { performed, hasInitiator }: Pick<Configuration, 'performed' | 'hasInitiator'>,
): boolean {
  const excluded = task?.exclude ?? []
  const isExcluded = (name: string) =>
    excluded.some((each) => isOther(each) && 'performerOf' in each && each.performerOf === name)
  const isInitiatorOut = excluded.some(
    (each) => !isOther(each) || ('householdOf' in each && each.householdOf === 'initiator'),
  )
  const isFound = (rule: AssignRule) => {
    switch (rule.strategy) {
      case 'post':
        return true
      case 'initiator':
        return hasInitiator && !isInitiatorOut
      case 'performer':
        return performed.has(rule.task) && !isExcluded(rule.task)
      case 'person':
      case 'field':
      case 'leader':
      case 'team':
      case 'skill':
        // Hangs on who works there and what the clock says: no post makes up for it (check-assign.ts).
        return false
      default:
        return unreachable(rule)
    }
  }
  return (task === undefined ? [] : ruleListsOf(task)).every(({ rules }) => rules.some(isFound))
}

function isOther(each: Excluded): each is Exclude<Excluded, 'initiator'> {
  return each !== 'initiator'
}

/** The receipt of the first step is no answer, unless the first step is the last. */
function isToldBy({ effects }: Plan, before: Before, isOver: boolean): boolean {
  const isNotified = effects.some(
    (effect) => effect.kind === 'notice' && effect.to.strategy === 'initiator',
  )
  return (
    before.isTold || (isNotified && (!before.isFirst || isOver)) || (isOver && before.isOwnDeed)
  )
}

function decidedContext(
  context: unknown,
  { decided }: Guess,
  samples: SampleValues,
): AbstractGroup {
  const settled: Record<string, Abstract> = {}
  let isSame = true
  for (const [field, value] of Object.entries(context as AbstractGroup)) {
    const known = isOpen(value) && decided.has(value) ? decided.get(value) : value
    settled[field] = typeof known === 'number' ? samples.cutOff(known) : known
    isSame &&= settled[field] === value
  }
  // Most moves decide nothing of the context: the snapshot itself is kept then, which spares a copy of it.
  return isSame ? (context as AbstractGroup) : settled
}

/** The values that a move has chosen. */
export function answersOf({ decided }: Guess): Answers {
  return [...decided].flatMap(([open, value]) =>
    open instanceof Unknown ? [[open, value] as const] : [],
  )
}
