import type { ActionDefinition, Definition, GuardDefinition } from '@linli/schemas/definition'
import type { AnyStateMachine, EventObject, Snapshot } from 'xstate'
import { and, assign, cancel, createMachine, not, or, raise, stateIn } from 'xstate'
import type { StateSite, TransitionSite } from '../../runtime/src/core/definition-tree.ts'
import {
  childSitesOf,
  invocationsOf,
  statesOf,
  transitionsOf,
} from '../../runtime/src/core/definition-tree.ts'
import type { Moment } from './vocabulary.ts'
import { meaningOf, SHARES, TIMERS } from './vocabulary.ts'

/** Takes what the machine does while it runs. */
export interface Recorder {
  entered(uid: string): void
  left(uid: string): void
  effect(text: string): void
  note(text: string): void
}

/** The machine of a generated definition, written for XState by a second hand: real delays, actions that act, tasks that
 *  are living actors. It shares nothing with the compiler but the walk through the document. */
export function plainMachine(definition: Definition, recorder: Recorder): AnyStateMachine {
  const sites = statesOf(definition.machine)
  const root = sites[0]
  if (root === undefined) throw new Error('A definition has a machine.')
  const machine = createMachine(
    {
      ...plainState(root, { sites, recorder }),
      context: ({ input }: { input: unknown }) => input,
      options: { maxIterations: 1000 },
    } as never,
    {
      delays: Object.fromEntries([
        ...Object.entries(TIMERS).map(([name, seconds]) => [name, seconds * 1000]),
        ...Object.entries(SHARES).map(([name, { of, percent }]) => [
          name,
          TIMERS[of] * percent * 10,
        ]),
      ]),
      actors: { humanTask: LIVING_TASK },
    } as never,
  )
  return machine as unknown as AnyStateMachine
}

type TaskSnapshot = Snapshot<unknown> & { readonly output: unknown }

/** Done with the output of the first `answer` that it is sent. */
const LIVING_TASK = {
  transition: (snapshot: TaskSnapshot, event: EventObject & { readonly output?: unknown }) =>
    event.type === 'answer' ? { ...snapshot, status: 'done', output: event.output } : snapshot,
  getInitialSnapshot: () => ({ status: 'active', output: undefined, error: undefined }),
  getPersistedSnapshot: (snapshot: TaskSnapshot) => snapshot,
}

interface Writing {
  readonly sites: readonly StateSite[]
  readonly recorder: Recorder
}

function plainState(site: StateSite, at: Writing): Record<string, unknown> {
  const { state, uid } = site
  const { recorder } = at
  const transitions = transitionsOf(site)
  const only = (kind: TransitionSite['cause']['kind']) =>
    transitions.filter(({ cause }) => cause.kind === kind).map((each) => plainTransition(each, at))
  const children = childSitesOf(site)
  const all = {
    id: uid ?? '$root',
    type: state.type,
    initial: state.initial,
    states:
      children.length === 0
        ? undefined
        : Object.fromEntries(children.map((child) => [child.key, plainState(child, at)])),
    entry: [
      ...(uid === null ? [] : [() => recorder.entered(uid)]),
      ...plainActions(state.entry, at),
    ],
    exit: [...plainActions(state.exit, at), ...(uid === null ? [] : [() => recorder.left(uid)])],
    on: byName(transitions, 'event', at),
    after: byName(transitions, 'timer', at),
    always: only('always'),
    onDone: only('done'),
    invoke: invocationsOf(site).map(({ invoke }) => ({
      src: invoke.src,
      id: invoke.id,
      onDone: transitions
        .filter(({ cause }) => cause.kind === 'task' && cause.invoke === invoke)
        .map((each) => plainTransition(each, at)),
    })),
  }
  if (state.type !== 'history') return all
  return { id: uid, type: 'history', history: state.history, target: `#${state.target}` }
}

function byName(
  transitions: readonly TransitionSite[],
  kind: 'event' | 'timer',
  at: Writing,
): Record<string, unknown[]> {
  const named = transitions.flatMap((site) =>
    site.cause.kind === kind ? [{ name: site.cause.name, site }] : [],
  )
  return Object.fromEntries(
    named.map(({ name }) => [
      name,
      named.filter((each) => each.name === name).map(({ site }) => plainTransition(site, at)),
    ]),
  )
}

function plainTransition({ transition }: TransitionSite, at: Writing): Record<string, unknown> {
  const { target, reenter, guard } = transition
  return {
    ...(target === undefined ? {} : { target }),
    ...(reenter === undefined ? {} : { reenter }),
    ...(guard === undefined ? {} : { guard: plainGuard(guard) }),
    actions: plainActions(transition.actions, at),
  }
}

function plainGuard(guard: GuardDefinition): unknown {
  switch (guard.type) {
    case 'expr': {
      const means = meaningOf(guard.params.cel)
      return (moment: Moment) => means(moment) === true
    }
    case 'in':
      return stateIn(guard.params.state as never)
    case 'not':
      return not(plainGuard(guard.params.guard) as never)
    case 'and':
      return and(guard.params.guards.map(plainGuard) as never)
    case 'or':
      return or(guard.params.guards.map(plainGuard) as never)
  }
}

function plainActions(actions: readonly ActionDefinition[] | undefined, at: Writing): unknown[] {
  return (actions ?? []).flatMap((action) => plainAction(action, at))
}

function plainAction(action: ActionDefinition, { sites, recorder }: Writing): unknown[] {
  switch (action.type) {
    case 'set': {
      const means = meaningOf(action.params.cel)
      return [assign(((moment: Moment) => ({ [action.params.to]: means(moment) })) as never)]
    }
    case 'raise':
      return [raise({ type: action.params.event } as never)]
    case 'emit':
      return [() => recorder.effect(`emit ${action.params.event}`)]
    case 'notify':
      return [({ context }: Moment) => recorder.effect(`notice ${context.n}`)]
    case 'log':
      return [() => recorder.note(action.params.message['zh-CN'])]
    case 'cancelTimer': {
      const { timer } = action.params
      const shares = Object.entries(SHARES).flatMap(([name, { of }]) => (of === timer ? name : []))
      return [timer, ...shares].flatMap((name) =>
        sites
          .filter(({ state }) => Object.hasOwn(state.after ?? {}, name))
          .map(({ uid }) => cancel(`xstate.after.${name}.${uid ?? '$root'}`)),
      )
    }
  }
}
