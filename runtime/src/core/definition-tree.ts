import type {
  InvokeDefinition,
  MachineDefinition,
  StateDefinition,
  TaskInvocation,
  TransitionDefinition,
  TransitionList,
  WorkflowInvocation,
} from '@linli/schemas/definition'
import { escapePointer } from '@linli/schemas/json-pointer'

/** A state with its place in the document. The machine itself is the first one, without a uid. */
export interface StateSite {
  /** JSON Pointer into the definition. */
  readonly path: string
  readonly key: string
  readonly uid: string | null
  readonly state: StateDefinition | MachineDefinition
  readonly parent: StateSite | null
}

export interface TransitionSite {
  readonly path: string
  readonly from: StateSite
  readonly cause: TransitionCause
  readonly transition: TransitionDefinition
}

export type TransitionCause =
  | { readonly kind: 'event'; readonly name: string }
  | { readonly kind: 'timer'; readonly name: string }
  | { readonly kind: 'always' }
  | { readonly kind: 'done' }
  | { readonly kind: 'task'; readonly invoke: TaskInvocation }
  /** A child has ended, or it failed. */
  | { readonly kind: 'child' | 'child-failed'; readonly invoke: WorkflowInvocation }

/** All states in document order, the machine first. */
export function statesOf(machine: MachineDefinition): StateSite[] {
  const root: StateSite = { path: '/machine', key: '', uid: null, state: machine, parent: null }
  return [root, ...childSitesOf(root).flatMap(withDescendants)]
}

/** The states directly inside a state, in document order. */
export function childSitesOf(site: StateSite): StateSite[] {
  return Object.entries(site.state.states ?? {}).map(([key, state]) => ({
    path: `${site.path}/states/${escapePointer(key)}`,
    key,
    uid: state.meta.uid,
    state,
    parent: site,
  }))
}

/** All transitions written at a state, in the order XState tries them. */
export function transitionsOf(site: StateSite): TransitionSite[] {
  const { state } = site
  return [
    ...named(site, 'on', state.on).map(({ name, ...at }) => ({
      ...at,
      cause: { kind: 'event' as const, name },
    })),
    ...named(site, 'after', state.after).map(({ name, ...at }) => ({
      ...at,
      cause: { kind: 'timer' as const, name },
    })),
    ...listed(site, `${site.path}/always`, state.always).map((at) => ({
      ...at,
      cause: { kind: 'always' as const },
    })),
    ...invocationsOf(site).flatMap(({ path, invoke }) =>
      listed(site, `${path}/onDone`, invoke.onDone).map((at) => ({
        ...at,
        cause: { kind: 'task' as const, invoke },
      })),
    ),
    ...childInvocationsOf(site).flatMap(({ path, invoke }) => [
      ...listed(site, `${path}/onDone`, invoke.onDone).map((at) => ({
        ...at,
        cause: { kind: 'child' as const, invoke },
      })),
      ...listed(site, `${path}/onError`, invoke.onError).map((at) => ({
        ...at,
        cause: { kind: 'child-failed' as const, invoke },
      })),
    ]),
    ...listed(site, `${site.path}/onDone`, state.onDone).map((at) => ({
      ...at,
      cause: { kind: 'done' as const },
    })),
  ]
}

interface Invoked<Invocation> {
  readonly path: string
  readonly invoke: Invocation
}

/** The tasks a state invokes, with their places. */
export function invocationsOf(site: StateSite): Invoked<TaskInvocation>[] {
  return allInvocationsOf(site).flatMap(({ path, invoke }) =>
    invoke.src === 'humanTask' ? [{ path, invoke }] : [],
  )
}

/** The other workflows a state invokes, with their places. */
export function childInvocationsOf(site: StateSite): Invoked<WorkflowInvocation>[] {
  return allInvocationsOf(site).flatMap(({ path, invoke }) =>
    invoke.src === 'workflow' ? [{ path, invoke }] : [],
  )
}

/** Everything a state invokes, in document order. */
export function allInvocationsOf(site: StateSite): Invoked<InvokeDefinition>[] {
  const { invoke } = site.state
  if (invoke === undefined) return []
  if (!isList(invoke)) return [{ path: `${site.path}/invoke`, invoke }]
  return invoke.map((each, index) => ({ path: `${site.path}/invoke/${index}`, invoke: each }))
}

/** The state a target names (`#uid`, or the key of a sibling), or null. */
export function resolveTarget(
  target: string,
  from: StateSite,
  all: readonly StateSite[],
): StateSite | null {
  if (target.startsWith('#')) return all.find((site) => site.uid === target.slice(1)) ?? null
  if (from.parent === null) return null
  return childSitesOf(from.parent).find((site) => site.key === target) ?? null
}

function withDescendants(site: StateSite): StateSite[] {
  return [site, ...childSitesOf(site).flatMap(withDescendants)]
}

function named(
  site: StateSite,
  keyword: 'on' | 'after',
  lists: Readonly<Record<string, TransitionList>> | undefined,
) {
  return Object.entries(lists ?? {}).flatMap(([name, list]) =>
    listed(site, `${site.path}/${keyword}/${escapePointer(name)}`, list).map((at) => ({
      ...at,
      name,
    })),
  )
}

function listed(from: StateSite, path: string, list: TransitionList | undefined) {
  if (list === undefined) return []
  if (!isList(list)) return [{ path, from, transition: list }]
  return list.map((transition, index) => ({ path: `${path}/${index}`, from, transition }))
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value)
}
