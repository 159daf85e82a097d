import type {
  Definition,
  StateDefinition,
  TaskDefinition,
  TaskInvocation,
  TransitionList,
} from '@linli/schemas/definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import { addPaper } from '../../studio/src/document/papers/edit-papers.ts'
import { asList } from '../../studio/src/document/workflow/as-list.ts'
import { deleteStep } from '../../studio/src/document/workflow/delete-step.ts'
import {
  declareEvent,
  hearEverywhere,
  setEvent,
} from '../../studio/src/document/workflow/edit-events.ts'
import {
  addNotice,
  removeNotice,
  setNotice,
} from '../../studio/src/document/workflow/edit-notices.ts'
import {
  addTask,
  removeTask,
  renameState,
  setInitial,
  setPauses,
  setPublicTitle,
  setStateActions,
  setTask,
} from '../../studio/src/document/workflow/edit-state.ts'
import {
  addTimer,
  removeTimer,
  reuseTimer,
  setTimer,
} from '../../studio/src/document/workflow/edit-timers.ts'
import {
  connect,
  deleteWay,
  leadNowhere,
  retarget,
  setActions,
  setGuard,
  setWay,
  withBranch,
} from '../../studio/src/document/workflow/edit-ways.ts'
import { insertStep, spotAfter } from '../../studio/src/document/workflow/insert-step.ts'
import { findUid, placedStates } from '../../studio/src/document/workflow/placed-states.ts'
import { addRegion } from '../../studio/src/document/workflow/regions.ts'
import type { StepKind } from '../../studio/src/document/workflow/step-kind.ts'
import type { Removed } from '../../studio/src/document/workflow/unused-parts.ts'
import type { Desk } from './desk.ts'
import { type OtherNames, renamedNames } from './renamed-names.ts'

type Mutable<Names> = Names extends ReadonlyMap<infer Key, infer Value> ? Map<Key, Value> : never
type Made = { readonly [Part in keyof OtherNames]: Mutable<OtherNames[Part]> }

/** Draws the steps of a machine with all they do. What is drawn has names of its own: which, is the answer. */
export function rebuildWorkflow(desk: Desk, target: Definition): OtherNames {
  const made: Made = {
    states: new Map(),
    tasks: new Map(),
    invocations: new Map(),
    timers: new Map(),
    notices: new Map(),
    events: new Map(),
    papers: new Map(),
  }
  for (const [name, declared] of Object.entries(target.events)) {
    desk.edit((now) => {
      const { definition, event } = declareEvent(now, { title: declared.title, source: 'system' })
      made.events.set(name, event)
      return definition
    })
    desk.edit((now) => setEvent(now, made.events.get(name) ?? '', declared))
  }
  for (const [name, declared] of Object.entries(target.notices)) {
    desk.edit((now) => {
      // Its task is not drawn yet.
      const { opens: _, ...plain } = declared
      const { definition, notice } = addNotice(now, plain)
      made.notices.set(name, notice)
      return definition
    })
  }
  const beginnings = Object.keys(desk.now().machine.states ?? {})
  const scaffold = [...beginnings]
  const [anchor = ''] = beginnings
  for (const state of Object.values(target.machine.states ?? {})) {
    putState({ desk, target, made, scaffold }, state, anchor)
  }
  sayPapers(desk, target, made)
  sayLinks(desk, target, made)
  // From here on the target is told in the names that were made.
  const wanted = renamedNames(target, made)
  for (const [name, task] of Object.entries(wanted.tasks)) sayTask(desk, name, task)
  for (const { uid, state } of placedStates(wanted.machine)) sayState(desk, uid, state)
  const { machine } = wanted
  for (const [event, list] of Object.entries(machine.on ?? {})) {
    desk.edit((now) => hearEverywhere(now, event))
    sayWays(desk, `/machine/on/${escapePointer(event)}`, list)
  }
  for (const level of [machine, ...placedStates(machine).map(({ state }) => state)]) {
    const first = level.initial === undefined ? undefined : level.states?.[level.initial]
    if (first !== undefined) desk.edit((now) => setInitial(now, first.meta.uid))
  }
  for (const uid of scaffold) {
    desk.edit((now) => {
      const deleted = deleteStep(now, uid)
      if (deleted.kind === 'deleted') return deleted.definition
      throw new Error(`'${uid}' stays: ${JSON.stringify(deleted)}`)
    })
  }
  return made
}

function sayLinks(desk: Desk, target: Definition, made: Made): void {
  for (const [name, declared] of Object.entries(target.notices)) {
    if (declared.opens === undefined) continue
    const opens = made.tasks.get(declared.opens) ?? ''
    desk.edit((now) => setNotice(now, made.notices.get(name) ?? '', { ...declared, opens }))
  }
}

function sayPapers(desk: Desk, target: Definition, made: Made): void {
  for (const [name, declared] of Object.entries(target.papers ?? {})) {
    desk.edit((now) => {
      const at = made.states.get(declared.at)?.uid ?? ''
      const { definition, paper } = addPaper(now, { ...declared, at })
      made.papers.set(name, paper)
      return definition
    })
  }
}

interface Drawing {
  readonly desk: Desk
  readonly target: Definition
  readonly made: Made
  /** Steps that only hold others until those hold themselves. */
  readonly scaffold: string[]
}

/** A step of the nearest kind behind another one, and in it those that stand in it. */
function putState(drawing: Drawing, state: StateDefinition, after: string): void {
  const { desk, made, scaffold } = drawing
  const kind = nearestKind(state)
  let uid = ''
  desk.edit((now) => {
    const inserted = insertStep(now, spotAfter(now, after), kind)
    uid = inserted.uid
    return inserted.definition
  })
  made.states.set(state.meta.uid, { uid, key: uid })
  clear(drawing, uid, kind)
  tasksOf(drawing, state, uid)
  for (const [name] of Object.entries(state.after ?? {})) timerOf(drawing, name, uid)
  const inside = Object.values(state.states ?? {})
  const had = placedStates(desk.now().machine).filter(({ parent }) => parent?.uid === uid)
  if (kind === 'section') {
    const [first] = had
    scaffold.push(...had.map((each) => each.uid))
    for (const child of inside) putState(drawing, child, first?.uid ?? '')
  }
  if (kind === 'parallel') regionsOf(drawing, inside, uid)
}

function regionsOf(drawing: Drawing, wanted: readonly StateDefinition[], uid: string): void {
  const { desk, made, scaffold } = drawing
  const regions = () => placedStates(desk.now().machine).filter(({ parent }) => parent?.uid === uid)
  while (regions().length < wanted.length) {
    desk.edit((now) => addRegion(now, uid)?.definition ?? now)
  }
  for (const [index, state] of wanted.entries()) {
    const region = regions()[index]
    if (region === undefined) throw new Error('There are as many regions.')
    made.states.set(state.meta.uid, { uid: region.uid, key: region.key })
    for (const name of Object.keys(state.after ?? {})) timerOf(drawing, name, region.uid)
    const had = placedStates(desk.now().machine).filter(({ parent }) => parent?.uid === region.uid)
    scaffold.push(...had.map((each) => each.uid))
    for (const child of Object.values(state.states ?? {})) {
      putState(drawing, child, had[0]?.uid ?? '')
    }
  }
}

function nearestKind(state: StateDefinition): StepKind {
  if (state.type === 'final') return 'end'
  if (state.type === 'parallel') return 'parallel'
  if (state.states !== undefined) return 'section'
  if (state.invoke !== undefined) return 'task'
  return state.always === undefined ? 'wait' : 'notice'
}

/** What a kind brings along that may not be wanted: it is taken out again. */
function clear({ desk }: Drawing, uid: string, kind: StepKind): void {
  const state = stateOf(desk, uid)
  if (kind === 'wait') {
    for (const name of Object.keys(state.after ?? {})) {
      desk.edit((now) => gone(removeTimer(now, uid, name)))
    }
  }
  if (kind !== 'notice') return
  desk.edit((now) => setStateActions(now, { uid, when: 'entry' }, []))
  desk.edit((now) => gone(removeNotice(now, uid)))
}

function taskInvocationsOf({ invoke }: Pick<StateDefinition, 'invoke'>): readonly TaskInvocation[] {
  return asList(invoke).filter((each) => each.src === 'humanTask')
}

function tasksOf({ desk, target, made }: Drawing, state: StateDefinition, uid: string): void {
  const brought = taskInvocationsOf(stateOf(desk, uid))
  for (const [index, { id, input }] of taskInvocationsOf(state).entries()) {
    const declared = target.tasks[input.task]
    const own = brought[index]
    let task = own?.input.task ?? ''
    if (own === undefined) {
      desk.edit((now) => {
        const added = addTask(now, uid, declared?.title ?? { 'zh-CN': '' })
        task = added.task
        return added.definition
      })
    }
    made.tasks.set(input.task, task)
    made.invocations.set(id, own?.id ?? task)
  }
  for (const { input } of brought.slice(taskInvocationsOf(state).length)) {
    desk.edit((now) => gone(removeTask(now, uid, input.task)))
  }
}

function timerOf({ desk, target, made }: Drawing, name: string, uid: string): void {
  const known = made.timers.get(name)
  if (known !== undefined) {
    desk.edit((now) => reuseTimer(now, uid, known))
    return
  }
  const declared = target.timers[name]
  if (declared === undefined) throw new Error(`There is no timer '${name}'.`)
  desk.edit((now) => {
    const added = addTimer(now, uid, { title: declared.title, clock: 'working-days', days: 1 })
    made.timers.set(name, added.timer)
    return added.definition
  })
  desk.edit((now) => setTimer(now, made.timers.get(name) ?? '', declared))
}

function sayTask(desk: Desk, name: string, wanted: TaskDefinition): void {
  const had = desk.now().tasks[name]
  const keys = new Set([...Object.keys(had ?? {}), ...Object.keys(wanted)])
  for (const key of keys as Set<keyof TaskDefinition>) {
    desk.edit((now) => setTask(now, { task: name, key }, wanted[key]))
  }
}

function sayState(desk: Desk, uid: string, wanted: StateDefinition): void {
  const { title, publicTitle } = wanted.meta
  desk.edit((now) => renameState(now, uid, title))
  if (publicTitle !== undefined) desk.edit((now) => setPublicTitle(now, uid, publicTitle))
  for (const when of ['entry', 'exit'] as const) {
    desk.edit((now) => setStateActions(now, { uid, when }, wanted[when] ?? []))
  }
  desk.edit((now) => setPauses(now, uid, wanted.pauses ?? []))
  workOf(desk, uid, wanted)
  wokenBy(desk, uid, wanted)
}

function pointerOf(desk: Desk, uid: string): string {
  return findUid(placedStates(desk.now().machine), uid)?.pointer ?? ''
}

/** What comes of the work of a step, of what is inside, or by itself. */
function workOf(desk: Desk, uid: string, wanted: StateDefinition): void {
  for (const [index, { onDone }] of asList(wanted.invoke).entries()) {
    const isList = Array.isArray(stateOf(desk, uid).invoke)
    sayWays(desk, `${pointerOf(desk, uid)}/invoke${isList ? `/${index}` : ''}/onDone`, onDone)
  }
  for (const slot of ['always', 'onDone'] as const) {
    const list = wanted[slot]
    const at = `${pointerOf(desk, uid)}/${slot}`
    if (list !== undefined) {
      begin(desk, uid, list)
      sayWays(desk, at, list)
    } else if (stateOf(desk, uid)[slot] !== undefined) {
      desk.edit((now) => gone(deleteWay(now, at)))
    }
  }
}

function wokenBy(desk: Desk, uid: string, wanted: StateDefinition): void {
  const pointer = pointerOf(desk, uid)
  for (const [timer, list] of Object.entries(wanted.after ?? {})) {
    sayWays(desk, `${pointer}/after/${escapePointer(timer)}`, list)
  }
  for (const [name, list] of Object.entries(wanted.on ?? {})) {
    const to = uidOf(asList(list).find(({ target }) => target !== undefined)?.target) ?? uid
    const wakes = { kind: 'event', name } as const
    desk.edit((now) => connect(now, { from: uid, to, wakes })?.definition ?? now)
    sayWays(desk, `${pointer}/on/${escapePointer(name)}`, list)
  }
}

/** A step that goes nowhere yet by itself gets its first way. */
function begin(desk: Desk, uid: string, list: TransitionList): void {
  const { always, onDone, states, invoke } = stateOf(desk, uid)
  const isThere = states === undefined ? always !== undefined : onDone !== undefined
  const to = uidOf(asList(list)[0]?.target)
  if (isThere || invoke !== undefined || to === null) return
  desk.edit((now) => connect(now, { from: uid, to, wakes: { kind: 'next' } })?.definition ?? now)
}

/** The ways of one list that has its first one: the others, and what each says. */
function sayWays(desk: Desk, list: string, wanted: TransitionList): void {
  const ways = asList(wanted)
  for (let count = 1; count < ways.length; count += 1) {
    desk.edit((now) => withBranch(now, list, {}).definition)
  }
  for (const [index, way] of ways.entries()) {
    const pointer = ways.length > 1 ? `${list}/${index}` : list
    const to = uidOf(way.target)
    desk.edit((now) => (to === null ? leadNowhere(now, pointer) : retarget(now, pointer, to)))
    desk.edit((now) => setGuard(now, pointer, way.guard ?? null))
    desk.edit((now) => setActions(now, `${pointer}/actions`, way.actions ?? []))
    for (const key of ['reenter', 'description'] as const) {
      desk.edit((now) => setWay(now, { way: pointer, key }, way[key]))
    }
  }
}

function uidOf(target: string | undefined): string | null {
  return target === undefined ? null : target.slice(1)
}

function stateOf(desk: Desk, uid: string): StateDefinition {
  const place = findUid(placedStates(desk.now().machine), uid)
  if (place === undefined) throw new Error(`There is no state '${uid}'.`)
  return place.state
}

function gone(removed: Removed): Definition {
  if (removed.kind === 'removed') return removed.definition
  throw new Error(`It stays: ${JSON.stringify(removed.by)}`)
}
