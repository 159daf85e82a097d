import type { TaskDefinition } from '@linli/schemas/definition'
import type { Effect } from '@linli/schemas/effect'
import { invariant } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { ArmedTimer, OpenTask, Seat, Signing, Snapshot } from '@linli/schemas/snapshot'
import type { AnyMachineSnapshot } from 'xstate'
import { armTimers } from './arm-timers.ts'
import { settleChildren } from './children/settle-children.ts'
import { tellParent } from './children/tell-parent.ts'
import { compiledOf } from './compile-definition.ts'
import type { Decider } from './decide.ts'
import type { Participants } from './find-candidates.ts'
import { cancelledTask } from './moving.ts'
import type { Plan, PlannedEffect, ReturnedAction } from './plan-step.ts'
import { lasting, planActions } from './plan-step.ts'
import type { TextReader } from './render-text.ts'
import { isPersonalText, renderText } from './render-text.ts'
import { persistSnapshot } from './restore-snapshot.ts'
import { shareOf } from './share-of-time.ts'
import { asksWhoAgreed } from './signing/agreed.ts'
import { repeatDecisions } from './signing/repeat-decisions.ts'
import { openReady, seatsOf, signingsPart } from './signing/seats.ts'
import { pausedPart, standStill, tasksDueAnew } from './stand-still.ts'
import type {
  ClosedTask,
  Explanation,
  HeardOutcome,
  PassingDecision,
  Program,
  Step,
  ToldText,
} from './step.ts'

/** What a transition left behind, and what was already decided before it. */
export interface Settling {
  readonly program: Program
  /** The snapshot before, with performers up to date; `tasks` and `timers` without what the input itself ended. */
  readonly before: Snapshot
  readonly live: AnyMachineSnapshot
  readonly actions: readonly ReturnedAction[]
  readonly decider: Decider
  readonly now: number
  /** Tasks that are over with an outcome: what the input completed, or what its time decided. */
  readonly completed?: readonly ClosedTask[]
  /** The timer the input fired. */
  readonly fired?: ArmedTimer
  /** The tasks that are decided: whatever else of them is open is over. */
  readonly over?: readonly Pick<OpenTask, 'invokeId' | 'name'>[]
  /** What the machine heard of them. */
  readonly heard?: readonly HeardOutcome[]
  /** What the system decided. */
  readonly passing?: readonly PassingDecision[]
  /** Of tasks whose rules were asked already, by invoke id. */
  readonly seats?: ReadonlyMap<string, readonly Seat[]>
}

/** The whole step after a transition: tasks opened and closed, timers, effects, the next snapshot. */
export function settleStep(given: Settling): Step {
  const settling = repeating(given)
  const { program, before, live, decider, heard = [] } = settling
  const plan = planActions(settling.actions)
  const isOver = live.status === 'done'
  if (isOver) plan.timers.push(...before.timers.map(disarm))
  const timers = settleTimers(settling, plan)
  const tasks = settleTasks(settling, plan, timers.timers)
  const { part: children, effects: asked } = settleChildren(settling, plan)
  const effects = plan.effects.flatMap((effect) => settleEffect(effect, settling))
  const missed = decider.recorded().recipients.filter((recipient) => recipient === null).length
  const { signings: _, paused: __, children: ___, invokedChildren: ____, agreed, ...rest } = before
  const snapshot: Snapshot = {
    ...rest,
    seq: before.seq + 1,
    status: isOver ? 'done' : 'active',
    machine: persistSnapshot(compiledOf(program), live),
    tasks: tasks.open,
    timers: isOver ? [] : timers.timers,
    position: positionOf(program, live),
    ...(agreed === undefined || isOver ? {} : { agreed }),
    ...pausedPart(isOver ? [] : timers.paused),
    ...signingsPart(tasks.signings),
    ...children,
  }
  return {
    snapshot,
    opened: tasks.opened,
    closed: tasks.closed,
    changed: tasks.changed,
    armed: isOver ? [] : timers.armed,
    disarmed: [...(settling.fired ? [settling.fired] : []), ...timers.disarmed],
    effects: [...effects, ...asked, ...tellParent(snapshot, program.definition)],
    explanation: explain(settling, plan, missed),
    recorded: decider.recorded(),
    ...(heard.length === 0 ? {} : { heard }),
  }
}

/** Where no task of the definition asks who has agreed before, nobody keeps that. */
function repeating(settling: Settling): Settling {
  if (asksWhoAgreed(settling.program.definition)) {
    return { ...settling, ...repeatDecisions(settling) }
  }
  if (settling.before.agreed === undefined) return settling
  const { agreed: _, ...before } = settling.before
  return { ...settling, before }
}

/** What opens a task or arms a timer in the step after `before`. */
export interface Opening extends Pick<Settling, 'program' | 'before' | 'live' | 'decider' | 'now'> {
  /** Of tasks whose rules were asked already, by invoke id. */
  readonly seats?: ReadonlyMap<string, readonly Seat[]>
}

function settleTimers(settling: Settling, plan: Plan) {
  const { program, before, live, decider, now } = settling
  const { definition } = program
  const clocks = armTimers(
    settling,
    { timers: before.timers, paused: before.paused ?? [] },
    plan.timers,
  )
  const isPaused = pausedBy(program, before, live)
  const isShare = (timer: ArmedTimer) => shareOf(definition, timer) !== null
  const areFree = isPaused === null && clocks.paused.length === 0 && !clocks.timers.some(isShare)
  const { timers, paused } = areFree
    ? clocks
    : standStill(clocks, {
        ...{ definition, decider, now, seq: before.seq + 1 },
        isPaused: isPaused ?? (() => false),
      })
  return {
    ...{ timers, paused },
    armed: timers.filter((timer) => !before.timers.includes(timer)),
    disarmed: before.timers.filter((timer) => !timers.includes(timer)),
  }
}

/** Which timers stand still where the machine is now; null where none does. */
export function pausedBy(
  program: Program,
  { suspension }: Pick<Snapshot, 'suspension'>,
  live: AnyMachineSnapshot,
): ((name: string) => boolean) | null {
  if (suspension !== undefined) return () => true
  const { pauses } = compiledOf(program)
  if (pauses.size === 0) return null
  const names = new Set(live._nodes.flatMap((node) => pauses.get(node.id) ?? []))
  return names.size === 0 ? null : (name) => names.has(name)
}

/** Tasks for what was invoked, due with the timers that wait now; of one that several people sign, a task for each seat that
 *  may be signed at once. */
export function openTasks(
  opening: Opening,
  invoked: Plan['opened'],
  timers: readonly ArmedTimer[],
): { readonly tasks: OpenTask[]; readonly signings: Signing[] } {
  const { program, before, live, decider, now } = opening
  const { definition } = program
  const tasks: OpenTask[] = []
  const signings: Signing[] = []
  for (const { invokeId, task: name } of invoked) {
    const task = definition.tasks[name]
    invariant(task, `The task '${name}' is declared.`)
    const kind = { definitionId: definition.id, task: name }
    const participants = { ...before, context: live.context, kind }
    const dueAt = timers.findLast((timer) => timer.name === task.due)?.dueAt ?? null
    const { signing, opened } = openReady(
      { invokeId, seats: opening.seats?.get(invokeId) ?? seatsFor(task, participants, decider) },
      {
        ...{ instanceId: before.instanceId, seq: before.seq + 1, count: tasks.length },
        ...{ name, dueAt, openedAt: now },
      },
    )
    tasks.push(...opened)
    if (task.sign) signings.push(signing)
  }
  return { tasks, signings }
}

function seatsFor(task: TaskDefinition, participants: Participants, decider: Decider): Seat[] {
  const found = task.sign
    ? decider.seats(task, participants)
    : [{ assignment: decider.assignment(task, participants), weight: 1 }]
  return seatsOf(task.sign ?? ONE_SIGNER, found)
}

/** One person does the task, and nothing but the task is kept. */
const ONE_SIGNER = { mode: 'any' } as const

function settleTasks(settling: Settling, plan: Plan, timers: readonly ArmedTimer[]) {
  const { before, live, completed = [], over = [] } = settling
  const isOver = live.status === 'done'
  // XState enters a state again without leaving it where a history leads back to it; the task of before is over then.
  const isAskedAgain = (task: OpenTask) =>
    plan.opened.some(({ invokeId }) => invokeId === task.invokeId)
  const isStopped = (task: OpenTask): boolean =>
    isOver ||
    over.some(({ invokeId }) => invokeId === task.invokeId) ||
    plan.stopped.includes(task.invokeId) ||
    isAskedAgain(task)
  const closed = before.tasks.filter(isStopped).map(cancelledTask)
  const opened = openTasks(settling, lasting(plan.opened, live), timers)
  const kept = before.tasks.filter((task) => !isStopped(task))
  const changed = tasksDueAnew(kept, {
    ...{ definition: settling.program.definition, before: before.timers, after: timers },
  })
  return {
    opened: opened.tasks,
    open: [...withChanged(kept, changed), ...opened.tasks],
    changed,
    signings: [...signingsIn(before, kept), ...opened.signings],
    closed: [...completed, ...closed],
  }
}

export function withChanged(tasks: readonly OpenTask[], changed: readonly OpenTask[]): OpenTask[] {
  return changed.length === 0
    ? [...tasks]
    : tasks.map((task) => changed.find(({ id }) => id === task.id) ?? task)
}

/** The signings that have a task among these. */
export function signingsIn({ signings }: Snapshot, tasks: readonly OpenTask[]): Signing[] {
  return (signings ?? []).filter((each) => tasks.some(({ invokeId }) => invokeId === each.invokeId))
}

type PlannedNotice = Extract<PlannedEffect, { kind: 'notice' }>

function settleEffect(planned: PlannedEffect, settling: Settling): Effect[] {
  if (planned.kind === 'emit') return [planned]
  const { context } = planned
  const to = settling.decider.recipients(planned.to, { ...settling.before, context })
  if (to === null) return []
  // Whoever started it reads what she said; others see enough to know whom it is about.
  const reader = planned.to.strategy === 'initiator' ? 'clear' : 'masked'
  const copy = planned.isCopy ? { copy: { by: null } } : {}
  const texts = renderNotice(planned, settling, reader)
  return [{ kind: 'notice', notice: planned.notice, to, ...texts, ...copy }]
}

function renderNotice(planned: PlannedNotice, { program, before }: Settling, reader: TextReader) {
  const notice = compiledOf(program).notices.get(planned.notice)
  const declared = program.definition.notices[planned.notice]
  invariant(notice && declared, `The notice '${planned.notice}' is declared.`)
  const facts = {
    context: planned.context,
    number: before.number,
    title: program.definition.title,
  }
  return {
    channel: declared.channel,
    ...(declared.opens === undefined ? {} : { opens: declared.opens }),
    title: renderText(notice.title, facts, reader),
    body: renderText(notice.body, facts, reader),
  }
}

function toldTexts(plan: Plan, settling: Settling): ToldText[] {
  return plan.effects
    .filter((effect) => effect.kind === 'notice')
    .filter(({ to }) => to.strategy === 'initiator')
    .map((planned) => {
      const body = compiledOf(settling.program).notices.get(planned.notice)?.body
      const told = renderNotice(planned, settling, 'clear').body
      if (body === undefined || !isPersonalText(body)) return told
      return { ...told, veiled: renderNotice(planned, settling, 'veiled').body }
    })
}

function explain(settling: Settling, plan: Plan, missed: number): Explanation {
  const { program, completed = [], fired, over = [], passing = [] } = settling
  const notes: LocaleText[] = [...plan.notes]
  if (missed > 0) {
    notes.push({
      'zh-CN': `有 ${missed} 条通知没有找到收件人，没有发出。`,
      en: `Notices that found nobody and were not sent: ${missed}.`,
    })
  }
  return {
    about: fired?.name ?? over[0]?.name ?? completed[0]?.task.name ?? null,
    left: plan.left,
    entered: plan.entered,
    decisions: compiledOf(program).run.decisions,
    ...(passing.length === 0 ? {} : { passing }),
    notes,
    told: toldTexts(plan, settling),
  }
}

/** uids of the active leaf states, in document order. */
export function positionOf(program: Program, live: AnyMachineSnapshot): string[] {
  const active = new Set(
    live._nodes
      .filter((node) => node.type === 'atomic' || node.type === 'final')
      .map((node) => node.id),
  )
  return compiledOf(program).uids.filter((uid) => active.has(uid))
}

function disarm(timer: ArmedTimer) {
  return { kind: 'disarm' as const, event: timer.event }
}
