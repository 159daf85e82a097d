import type { Definition, TimerClock, TimerDefinition } from '@linli/schemas/definition'
import { LinliError } from '@linli/schemas/linli-error'
import type { ArmedTimer, OpenTask, PausedTimer } from '@linli/schemas/snapshot'
import { armTimers } from '../arm-timers.ts'
import { withoutAwaiting } from '../begin-at-claim.ts'
import { quotedText } from '../change-words.ts'
import { timerText } from '../clock-text.ts'
import { isSame } from '../compare-values.ts'
import { compiledOf } from '../compile-definition.ts'
import type { Sentence } from '../definition-finding.ts'
import { cancelledTask } from '../moving.ts'
import { isQuestion } from '../questions/is-question.ts'
import { orphansOf } from '../questions/settle-questions.ts'
import { persistSnapshot, restoreSnapshot } from '../restore-snapshot.ts'
import type { Opening } from '../settle-step.ts'
import { openTasks, pausedBy, positionOf, signingsIn } from '../settle-step.ts'
import { signingsPart } from '../signing/seats.ts'
import { pausedPart, standStill } from '../stand-still.ts'
import type { Step } from '../step.ts'
import { landChildren } from './land-children.ts'
import type { Landing } from './landing.ts'
import { activeIn } from './map-machine.ts'
import type { VersionPair } from './version-pair.ts'
import { dutiesOf } from './version-pair.ts'

/** The step that puts an instance on the second version: what it has open and armed goes on as it is, with its holders and
 *  deadlines; what the version has besides is opened and armed, counting from now. Asks where anything would be lost.
 *  Throws `calendar.uncovered`. */
export function land(landing: Landing): Step {
  const { pair, snapshot, live, decider, now } = landing
  const opening: Opening = { program: pair.after, before: snapshot, live, decider, now }
  const timers = landTimers(landing, opening)
  const tasks = landTasks(landing, opening, timers)
  const children = landChildren(landing, opening)
  const position = positionOf(pair.after, live)
  const changed = tasks.kept.filter(({ from, to }) => !isSame(from, to)).map(({ to }) => to)
  const { signers, signings: _, paused: __, undoable: ___, agreed: ____, ...others } = snapshot
  const { children: _____, invokedChildren: ______, ...rest } = others
  return {
    snapshot: {
      ...rest,
      seq: snapshot.seq + 1,
      machine: persistSnapshot(compiledOf(pair.after), live),
      tasks: [...tasks.kept.map(({ to }) => to), ...tasks.opened],
      timers: timers.waiting,
      performers: underPresentNames(pair, snapshot.performers),
      position,
      ...(signers && { signers: underPresentNames(pair, signers) }),
      ...pausedPart(timers.paused),
      ...signingsPart(tasks.signings),
      ...children.part,
    },
    opened: tasks.opened,
    closed: tasks.gone.map(cancelledTask),
    changed,
    reassigned: changed.map(({ id }) => id),
    armed: timers.waiting.filter((timer) => !snapshot.timers.includes(timer)),
    disarmed: snapshot.timers.filter((timer) => !timers.waiting.includes(timer)),
    effects: children.effects,
    explanation: {
      about: null,
      left: snapshot.position.filter((uid) => !position.includes(uid)),
      entered: position.filter((uid) => !snapshot.position.includes(uid)),
      decisions: [],
      notes: [],
      told: [],
    },
    recorded: decider.recorded(),
  }
}

/** By task name. */
function underPresentNames<Value>(
  pair: VersionPair,
  byTask: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(byTask).map(([task, value]) => [pair.present('tasks', task), value]),
  )
}

function landTasks(landing: Landing, opening: Opening, timers: LandedTimers) {
  const { pair, snapshot, live, inquiry } = landing
  const wanted = [...dutiesOf(pair.sites.after, activeIn(live)).tasks]
    .map(([invokeId, task]) => ({ invokeId, task }))
    .filter((each) => Object.hasOwn(live.children, each.invokeId) && !isDone(landing, each))
  const isSameTask = (each: Wanted, open: OpenTask) =>
    each.invokeId === open.invokeId && each.task === pair.present('tasks', open.name)
  const goOn = snapshot.tasks.flatMap((from) => {
    if (isQuestion(from)) return [{ from, to: { ...from, name: pair.present('tasks', from.name) } }]
    const same = wanted.find((each) => isSameTask(each, from) && !isSignedAnew(landing, each, from))
    return same === undefined ? [] : [{ from, to: keepTask(from, same.task, { pair, timers }) }]
  })
  const orphans = orphansOf(goOn.map(({ from }) => from))
  const kept = goOn.filter(({ from }) => !orphans.includes(from))
  const gone = snapshot.tasks.filter((open) => !kept.some(({ from }) => from === open))
  const missing = wanted.filter((each) => !kept.some(({ from }) => isSameTask(each, from)))
  const { tasks: opened, signings } = openTasks(opening, missing, timers.waiting)
  const isElsewhere = !isSame(positionOf(pair.after, live), snapshot.position)
  if (!isElsewhere && gone.length + opened.length > 0) {
    inquiry.ask(
      `tasks:${[...gone, ...opened].map(({ invokeId }) => invokeId).join(' ')}`,
      tasksMessage(pair, gone, opened),
      ['replayed'],
    )
  }
  const keptSignings = signingsIn(
    snapshot,
    kept.map(({ from }) => from),
  )
  return { kept, gone, opened, signings: [...keptSignings, ...signings] }
}

/** Who signs, and what that decides, is another question in the new version: whether those asked go on, or others are asked. */
function isSignedAnew({ pair, inquiry }: Landing, { task }: Wanted, { name }: OpenTask): boolean {
  const was = pair.before.definition.tasks[name]
  const is = pair.after.definition.tasks[task]
  if (was === undefined || is === undefined || isSame(was.sign ?? null, is.sign ?? null)) {
    return false
  }
  const [zh, en] = quotedText(is.title)
  const message: Sentence = [
    `${zh}由谁签、怎么算，新版本改了。`,
    `Who signs ${en}, and what counts, is different in the new version.`,
  ]
  return inquiry.ask(`signing:${task}`, message, ['keep', 'replayed']) === 'replayed'
}

/** A task of a state that goes on and that is not open any more: somebody did it. The machine keeps its invocation until
 *  the state is left. */
function isDone({ pair, snapshot }: Landing, { invokeId, task }: Wanted): boolean {
  if (snapshot.tasks.some((open) => open.invokeId === invokeId)) return false
  const before = restoreSnapshot(compiledOf(pair.before), snapshot)
  const former = dutiesOf(pair.sites.before, activeIn(before)).tasks.get(invokeId)
  return former !== undefined && pair.present('tasks', former) === task
}

/** As it is, under its present name; due as its timer is. */
function keepTask(
  task: OpenTask,
  name: string,
  { pair, timers }: { readonly pair: VersionPair; readonly timers: LandedTimers },
): OpenTask {
  const former = pair.before.definition.tasks[task.name]?.due
  const due = pair.after.definition.tasks[name]?.due
  const own = timers.kept.find(({ from }) => from.name === former && from.dueAt === task.dueAt)
  const isAnew = (timer: ArmedTimer) => timers.armed.includes(timer) || timer.left !== undefined
  const anew = timers.waiting.find((timer) => timer.name === due && isAnew(timer))
  const isPaused = timers.paused.some((timer) => timer.name === due)
  const dueAt = own?.to.dueAt ?? task.dueAt ?? anew?.dueAt ?? null
  return { ...task, name, dueAt: isPaused ? null : dueAt }
}

function tasksMessage(
  pair: VersionPair,
  gone: readonly OpenTask[],
  opened: readonly OpenTask[],
): Sentence {
  const parts = [
    ...gone.map(({ name }) => taskWord(['收回', 'takes back'], pair.before, name)),
    ...opened.map(({ name }) => taskWord(['新派', 'opens'], pair.after, name)),
  ]
  return [
    `新版本在这个环节${parts.map(([zh]) => zh).join('、')}。`,
    `At this state the new version ${parts.map(([, en]) => en).join(', ')}.`,
  ]
}

function taskWord(
  [zh, en]: Sentence,
  { definition }: VersionPair['after'],
  name: string,
): Sentence {
  const [title, titleEn] = quotedText(definition.tasks[name]?.title ?? { 'zh-CN': name })
  return [`${zh}${title}`, `${en} ${titleEn}`]
}

interface Wanted {
  readonly invokeId: string
  readonly task: string
}

interface LandedTimers {
  readonly kept: readonly { readonly from: ArmedTimer; readonly to: ArmedTimer }[]
  readonly armed: readonly ArmedTimer[]
  /** Both together, but those that stand still. */
  readonly waiting: readonly ArmedTimer[]
  readonly paused: readonly PausedTimer[]
}

function landTimers(landing: Landing, opening: Opening): LandedTimers {
  const { pair, snapshot, live } = landing
  const wasActive = activeIn(restoreSnapshot(compiledOf(pair.before), snapshot))
  const former = new Set(
    [...dutiesOf(pair.sites.before, wasActive).timers.keys()].map((event) =>
      pair.presentTimer(event),
    ),
  )
  const wanted = dutiesOf(pair.sites.after, activeIn(live)).timers
  const kept = snapshot.timers.flatMap((from) => {
    const event = pair.presentTimer(from.event)
    const name = wanted.get(event)
    if (name !== undefined)
      return [{ from, to: keepTimer(landing, from, { ...from, event, name }) }]
    if (isStillThere(landing, from)) askDropped(landing, from)
    return []
  })
  // What was there before and does not wait has fired, or was cancelled.
  const added = [...wanted].filter(([event]) => !former.has(event))
  const paused = (snapshot.paused ?? []).flatMap((timer) => {
    const event = pair.presentTimer(timer.event)
    const name = wanted.get(event)
    return name === undefined ? [] : [begunWhereDeclared(landing, { ...timer, event, name })]
  })
  const before = kept.map(({ to }) => to)
  const armed = armTimers(
    opening,
    { timers: before, paused },
    added.map(([event, name]) => ({ kind: 'arm', name, event })),
  )
  const clocks = standStill(
    { timers: armed.timers, paused: begunWhereTaken(landing, armed.paused) },
    {
      ...{ definition: pair.after.definition, decider: landing.decider, now: landing.now },
      seq: snapshot.seq + 1,
      isPaused: pausedBy(pair.after, snapshot, live) ?? (() => false),
    },
  )
  return {
    kept,
    armed: armed.timers.filter((timer) => !before.includes(timer)),
    waiting: clocks.timers,
    paused: clocks.paused,
  }
}

/** The new version lets it begin at once. */
function begunWhereDeclared({ pair }: Landing, timer: PausedTimer): PausedTimer {
  const declared = pair.after.definition.timers[timer.name]
  if (declared?.clock !== 'share' && declared?.from === 'claim') return timer
  const { awaits: _, ...begun } = timer
  return begun
}

/** What would await a claim begins now where the task was taken before. */
function begunWhereTaken(
  { pair, snapshot }: Landing,
  paused: readonly PausedTimer[],
): readonly PausedTimer[] {
  return snapshot.tasks.reduce<readonly PausedTimer[]>((left, { name, holderId }) => {
    if (holderId === null) return left
    const task = { name: pair.present('tasks', name) }
    return withoutAwaiting(left, task, pair.after.definition) ?? left
  }, paused)
}

/** The timer's state stays active. */
function isStillThere({ live }: Landing, { event }: ArmedTimer): boolean {
  return activeIn(live)(event.slice(event.lastIndexOf('.') + 1))
}

function askDropped({ pair, inquiry }: Landing, { name }: ArmedTimer): void {
  const [title, titleEn] = quotedText(titleOf(pair.before.definition.timers[name], name))
  inquiry.ask(
    `dropped:${name}`,
    [
      `新版本在这个环节没有时限${title}了。`,
      `The new version has no timer ${titleEn} at this state.`,
    ],
    ['replayed'],
  )
}

function keepTimer(landing: Landing, from: ArmedTimer, to: ArmedTimer): ArmedTimer {
  const { pair, inquiry } = landing
  const was = pair.before.definition.timers[from.name]
  const is = pair.after.definition.timers[to.name]
  const kept = isSame(from, to) ? from : to
  // What stood still goes on with what was left of it.
  if (from.left !== undefined) return kept
  if (was === undefined || is === undefined || isSame(clockOf(was), clockOf(is))) return kept
  // A reminder follows the timer that it is a share of.
  if (was.clock === 'share' || is.clock === 'share') return kept
  const message = deadlineMessage(was, is, pair.after.definition.timers)
  const chosen = inquiry.ask(`deadline:${to.name}`, message, ['keep', 'replayed'])
  return chosen === 'replayed' ? recount(landing, to, is) : kept
}

/** Counted anew from where it was armed; a generation of its own, so that a late firing of before is refused (I5). */
function recount(landing: Landing, timer: ArmedTimer, clock: TimerClock): ArmedTimer {
  const { snapshot, entries, decider } = landing
  const { armedAt: _, ...rest } = timer
  const from = timer.armedAt ?? entries[timer.generation - 1]?.now
  if (from === undefined) {
    throw new LinliError('invariant.broken', `I3: the step that armed '${timer.event}' is kept.`)
  }
  const counted = { ...rest, dueAt: decider.dueAt(clock, from), generation: snapshot.seq + 1 }
  return decider.keepsStart(clock) ? { ...counted, armedAt: from } : counted
}

function deadlineMessage(
  was: TimerDefinition,
  is: TimerDefinition,
  timers: Definition['timers'],
): Sentence {
  const [[from, fromEn], [to, toEn]] = [timerText(was, timers), timerText(is, timers)]
  const [title, titleEn] = quotedText(titleOf(is, ''))
  return [
    `时限${title}由 ${from} 改为 ${to}。`,
    `The timer ${titleEn} changed from ${fromEn} to ${toEn}.`,
  ]
}

function clockOf({ title: _, ...clock }: TimerDefinition) {
  return clock
}

function titleOf(timer: TimerDefinition | undefined, name: string) {
  return timer?.title ?? { 'zh-CN': name }
}
