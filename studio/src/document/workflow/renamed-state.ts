import type { AssignRule } from '@linli/schemas/assign-rule'
import type {
  ActionDefinition,
  GuardDefinition,
  InvokeDefinition,
  StateDefinition,
  TransitionDefinition,
  TransitionList,
} from '@linli/schemas/definition'

/** Old name → new name. What is not in it keeps its name. */
export interface Renaming {
  readonly uids: ReadonlyMap<string, string>
  readonly tasks: ReadonlyMap<string, string>
  readonly timers: ReadonlyMap<string, string>
  readonly invocations: ReadonlyMap<string, string>
}

interface Level {
  readonly renaming: Renaming
  /** Old key → new key among those who stand beside each other. */
  readonly keys: ReadonlyMap<string, string>
  /** Where a target leads that is not inside; null: nowhere. */
  readonly leadsTo: (target: string) => string | null
}

/** A state with all that is in it under new names. A renamed state's key is its uid. */
export function renamedState(
  state: StateDefinition,
  renaming: Renaming,
  leadsTo: Level['leadsTo'],
): StateDefinition {
  return stateIn(state, { renaming, keys: new Map(), leadsTo })
}

function stateIn(state: StateDefinition, level: Level): StateDefinition {
  const { renaming } = level
  const inner = { ...level, keys: keysOf(state, renaming) }
  const next: Record<string, unknown> = { ...state }
  const put = (key: keyof StateDefinition, value: unknown) => {
    if (state[key] === undefined) return
    if (value === undefined) delete next[key]
    else next[key] = value
  }
  const { uid } = state.meta
  put('meta', { ...state.meta, uid: renaming.uids.get(uid) ?? uid })
  put('initial', inner.keys.get(state.initial ?? '') ?? state.initial)
  put('states', renamedStates(state, inner))
  put('on', renamedLists(state.on, level))
  put('after', renamedTimers(state.after, level))
  put(
    'pauses',
    state.pauses?.map((name) => renaming.timers.get(name) ?? name),
  )
  put('always', automatic(state.always, level))
  put('onDone', automatic(state.onDone, level))
  put('invoke', invocationsIn(state.invoke, level))
  put(
    'entry',
    state.entry?.map((action) => actionIn(action, renaming)),
  )
  put(
    'exit',
    state.exit?.map((action) => actionIn(action, renaming)),
  )
  if (state.target !== undefined) put('target', targetIn(state.target, level) ?? state.target)
  return next as unknown as StateDefinition
}

function keysOf(state: StateDefinition, { uids }: Renaming): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(state.states ?? {}).flatMap(([key, child]) => {
      const uid = uids.get(child.meta.uid)
      return uid === undefined ? [] : [[key, uid] as const]
    }),
  )
}

function renamedStates(state: StateDefinition, inner: Level) {
  if (state.states === undefined) return undefined
  return Object.fromEntries(
    Object.entries(state.states).map(([key, child]) => [
      inner.keys.get(key) ?? key,
      stateIn(child, inner),
    ]),
  )
}

function renamedLists(slots: StateDefinition['on'], level: Level) {
  if (slots === undefined) return undefined
  return Object.fromEntries(
    Object.entries(slots).map(([name, list]) => [name, listIn(list, level)]),
  )
}

function renamedTimers(slots: StateDefinition['after'], level: Level) {
  const lists = renamedLists(slots, level)
  if (lists === undefined) return undefined
  const { timers } = level.renaming
  return Object.fromEntries(
    Object.entries(lists).map(([name, list]) => [timers.get(name) ?? name, list]),
  )
}

function invocationsIn(invoke: StateDefinition['invoke'], level: Level) {
  if (invoke === undefined) return undefined
  const { tasks, invocations } = level.renaming
  const renamed = (each: InvokeDefinition): InvokeDefinition => {
    const id = invocations.get(each.id) ?? each.id
    const onDone = listIn(each.onDone, level)
    if (each.src === 'workflow') {
      const { onError } = each
      return { ...each, id, onDone, ...(onError && { onError: listIn(onError, level) }) }
    }
    const { task } = each.input
    return { ...each, id, input: { ...each.input, task: tasks.get(task) ?? task }, onDone }
  }
  return isMany(invoke) ? invoke.map(renamed) : renamed(invoke)
}

function isMany<Item>(list: Item | readonly Item[]): list is readonly Item[] {
  return Array.isArray(list)
}

function listIn(list: TransitionList, level: Level): TransitionList {
  return isMany(list) ? list.map((way) => wayIn(way, level)) : wayIn(list, level)
}

/** A way that is taken by itself and leads nowhere would never end. */
function automatic(list: TransitionList | undefined, level: Level): TransitionList | undefined {
  if (list === undefined) return undefined
  const renamed = listIn(list, level)
  if (!isMany(renamed))
    return renamed.target === undefined && !isMany(list) && list.target !== undefined
      ? undefined
      : renamed
  const kept = renamed.filter(({ target }) => target !== undefined)
  return kept.length === 0 ? undefined : kept
}

function wayIn(way: TransitionDefinition, level: Level): TransitionDefinition {
  const { target, ...rest } = way
  const to = target === undefined ? null : targetIn(target, level)
  return {
    ...(to === null ? {} : { target: to }),
    ...rest,
    ...(way.guard === undefined ? {} : { guard: guardIn(way.guard, level.renaming) }),
    ...(way.actions === undefined
      ? {}
      : { actions: way.actions.map((action) => actionIn(action, level.renaming)) }),
  }
}

function targetIn(target: string, { renaming, keys, leadsTo }: Level): string | null {
  if (!target.startsWith('#')) return keys.get(target) ?? leadsTo(target)
  const uid = renaming.uids.get(target.slice(1))
  return uid === undefined ? leadsTo(target) : `#${uid}`
}

function guardIn(guard: GuardDefinition, renaming: Renaming): GuardDefinition {
  switch (guard.type) {
    case 'and':
    case 'or': {
      const guards = guard.params.guards.map((each) => guardIn(each, renaming))
      return { ...guard, params: { ...guard.params, guards } }
    }
    case 'not':
      return { ...guard, params: { ...guard.params, guard: guardIn(guard.params.guard, renaming) } }
    case 'in': {
      const uid = renaming.uids.get(guard.params.state.slice(1))
      return uid === undefined ? guard : { ...guard, params: { ...guard.params, state: `#${uid}` } }
    }
    case 'expr':
      return guard
  }
}

function actionIn(action: ActionDefinition, renaming: Renaming): ActionDefinition {
  if (action.type === 'cancelTimer') {
    const { timer } = action.params
    return { ...action, params: { ...action.params, timer: renaming.timers.get(timer) ?? timer } }
  }
  if (action.type !== 'notify') return action
  return { ...action, params: { ...action.params, to: ruleIn(action.params.to, renaming) } }
}

function ruleIn(rule: AssignRule, { tasks }: Renaming): AssignRule {
  if (rule.strategy === 'performer') return { ...rule, task: tasks.get(rule.task) ?? rule.task }
  if (rule.strategy !== 'leader' || rule.of === 'initiator') return rule
  const { performerOf } = rule.of
  return { ...rule, of: { ...rule.of, performerOf: tasks.get(performerOf) ?? performerOf } }
}
