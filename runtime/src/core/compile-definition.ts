import type {
  ActionDefinition,
  Definition,
  GuardDefinition,
  InvokeDefinition,
  TransitionDefinition,
} from '@linli/schemas/definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { invariant, unreachable } from '@linli/schemas/linli-error'
import type { AnyStateMachine } from 'xstate'
import { and, assign, not, or, raise, setup, stateIn } from 'xstate'
import type { CompiledChild } from './children/compile-children.ts'
import { compileChildren } from './children/compile-children.ts'
import type { CompiledForm } from './compile-form.ts'
import { compileForm } from './compile-form.ts'
import type { CompiledTrigger } from './compile-trigger.ts'
import { compileTrigger } from './compile-trigger.ts'
import { decidingFields } from './deciding-fields.ts'
import type { DefinitionScopes } from './definition-scopes.ts'
import { createScopes } from './definition-scopes.ts'
import type { StateSite, TransitionCause, TransitionSite } from './definition-tree.ts'
import { allInvocationsOf, resolveTarget, statesOf, transitionsOf } from './definition-tree.ts'
import { compileExpression, evaluate } from './expression.ts'
import type { Fuel } from './expression-fuel.ts'
import type { ExpressionScope } from './expression-scope.ts'
import type { MachineRun } from './machine-run.ts'
import { createMachineRun, tracked } from './machine-run.ts'
import { fieldMarks } from './marks/field-marks.ts'
import type { CompiledText } from './render-text.ts'
import { compileText } from './render-text.ts'
import type { Program } from './step.ts'
import { compileTaskForms } from './task-form/compile-task-forms.ts'
import { WAITING } from './waiting-actor.ts'

/** Everything of a definition that a step needs, ready to run. */
export interface CompiledDefinition {
  readonly machine: AnyStateMachine
  readonly run: MachineRun
  /** What all expressions of one step share. */
  readonly fuel: Fuel
  readonly triggers: readonly CompiledTrigger[]
  readonly forms: ReadonlyMap<string, CompiledForm>
  /** By task. */
  readonly taskForms: ReadonlyMap<string, CompiledForm>
  readonly notices: ReadonlyMap<
    string,
    { readonly title: CompiledText; readonly body: CompiledText }
  >
  /** By invoke id. */
  readonly children: ReadonlyMap<string, CompiledChild>
  /** uids in document order. */
  readonly uids: readonly string[]
  /** By the uid of a state, the timers that stand still while it is active. */
  readonly pauses: ReadonlyMap<string, readonly string[]>
}

/** Compiles a definition without error findings; `hash` is kept as given. Throws `definition.invalid` for an
 *  expression that does not compile. Costs milliseconds: keep the program by its hash. */
export function compileDefinition(definition: Definition, hash: string): Program {
  const scopes = createScopes(definition)
  const marks = fieldMarks(definition)
  const sites = statesOf(definition.machine)
  const run = createMachineRun()
  const compiled: CompiledDefinition = {
    machine: compileMachine({ definition, scopes, sites, run, meaning: realMeaning(run) }),
    run,
    fuel: scopes.fuel,
    triggers: definition.triggers.map((trigger) => compileTrigger(trigger, scopes)),
    forms: new Map(
      Object.entries(definition.forms).map(([id, form]) => [
        id,
        compileForm(form, scopes.form(id)),
      ]),
    ),
    taskForms: compileTaskForms(definition, scopes),
    notices: new Map(
      Object.entries(definition.notices).map(([name, notice]) => [
        name,
        {
          title: compileText(notice.title, scopes.notice, marks),
          body: compileText(notice.body, scopes.notice, marks),
        },
      ]),
    ),
    children: compileChildren(sites, scopes),
    uids: sites.flatMap((site) => site.uid ?? []),
    pauses: pausesOf(sites),
  }
  return { definition, hash, machine: compiled }
}

/** By the uid of a state, the timers that stand still while it is active. */
export function pausesOf(sites: readonly StateSite[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    sites.flatMap(({ uid, state }) => {
      const names = 'pauses' in state ? (state.pauses ?? []) : []
      return uid === null || names.length === 0 ? [] : [[uid, names] as const]
    }),
  )
}

/** The compiled form of a program made by `compileDefinition`. */
export function compiledOf(program: Program): CompiledDefinition {
  // `Program.machine` is opaque outside the core, and only compileDefinition makes programs.
  return program.machine as CompiledDefinition
}

/** What expressions mean to a machine. A step asks what they say of the values at hand; the model check asks what they
 *  may say of values that nobody knows yet. */
export interface Meaning {
  guard(cel: string, scope: ExpressionScope, path: string): (moment: Moment) => boolean
  /** What `set` writes: one member, or none where nothing of it matters. */
  set(
    params: SetParams,
    scope: ExpressionScope,
  ): (moment: Moment) => Readonly<Record<string, unknown>>
}

type SetParams = Extract<ActionDefinition, { type: 'set' }>['params']

/** What XState hands to a guard or action. */
export interface Moment {
  readonly context: JsonObject
  readonly event: JsonObject
}

export interface Compiling {
  readonly definition: Definition
  readonly scopes: DefinitionScopes
  readonly sites: readonly StateSite[]
  readonly run: MachineRun
  readonly meaning: Meaning
}

function realMeaning(run: MachineRun): Meaning {
  return {
    guard(cel, scope, path) {
      const expression = compileExpression(cel, scope)
      const deciding = decidingFields(cel, scope)
      return (moment) => {
        const values = valuesOf(moment)
        const result = evaluate(expression, values) === true
        const isTold = run.decisions.length < MAX_TOLD
        run.decisions.push({
          ...{ path, cel, result },
          ...(isTold ? { values: deciding.told(result, values) } : {}),
        })
        return result
      }
    },
    set({ to, cel }, scope) {
      const expression = compileExpression(cel, scope)
      return (moment) => ({ [to]: evaluate(expression, valuesOf(moment)) })
    },
  }
}

/** The statechart as XState runs it. Each transition carries its place in the definition as `meta.path`. */
export function compileMachine(at: Compiling): AnyStateMachine {
  const root = at.sites[0]
  invariant(root, 'A definition has a machine.')
  const timers = Object.keys(at.definition.timers)
  const machine = setup({
    actors: { humanTask: WAITING, workflow: WAITING },
    // Only the name of a timer matters; its instant is decided in settle-step.ts.
    delays: Object.fromEntries(timers.map((name) => [name, 1])),
  }).createMachine({
    ...compileState(root, at),
    context: ({ input }: { input: unknown }) => (input as { context: JsonObject }).context,
    options: { maxIterations: 1000 },
    // The configuration is built from data, out of reach of XState's literal types.
  } as never)
  return machine as unknown as AnyStateMachine
}

function compileState(site: StateSite, at: Compiling): Record<string, unknown> {
  const { state } = site
  const transitions = transitionsOf(site)
  const children = at.sites.filter((each) => each.parent === site)
  const compiled: Record<string, unknown> = { id: site.uid ?? '$root' }
  if (state.type !== undefined) compiled['type'] = state.type
  if (state.history !== undefined) compiled['history'] = state.history
  if (state.initial !== undefined) compiled['initial'] = state.initial
  if (state.target !== undefined) compiled['target'] = compileTarget(state.target, site, at)
  if (children.length > 0) {
    compiled['states'] = Object.fromEntries(
      children.map((child) => [child.key, compileState(child, at)]),
    )
  }
  if (state.type === 'history') return compiled
  compiled['on'] = grouped(transitions, 'event', at)
  compiled['after'] = grouped(transitions, 'timer', at)
  compiled['always'] = alone(transitions, 'always', at)
  compiled['onDone'] = alone(transitions, 'done', at)
  compiled['invoke'] = allInvocationsOf(site).map(({ invoke }) => ({
    src: invoke.src,
    id: invoke.id,
    // What a child is given is computed when the step is settled, and no part of the snapshot.
    input: invoke.src === 'workflow' ? {} : invoke.input,
    onDone: answering(transitions, invoke, ['task', 'child']).map((each) =>
      compileTransition(each, at),
    ),
    onError: answering(transitions, invoke, ['child-failed']).map((each) =>
      compileTransition(each, at),
    ),
  }))
  compiled['entry'] = [
    ...mark(site, 'linli.entered'),
    ...compileActions(state.entry, at.scopes.state, at),
  ]
  compiled['exit'] = [
    ...compileActions(state.exit, at.scopes.state, at),
    ...mark(site, 'linli.left'),
  ]
  return compiled
}

function answering(
  transitions: readonly TransitionSite[],
  invoke: InvokeDefinition,
  kinds: readonly TransitionCause['kind'][],
): TransitionSite[] {
  return transitions.filter(
    ({ cause }) => 'invoke' in cause && cause.invoke === invoke && kinds.includes(cause.kind),
  )
}

/** The step's explanation lists what was entered and left, also in passing. */
function mark(site: StateSite, type: string): readonly unknown[] {
  return site.uid === null ? [] : [{ type, params: { uid: site.uid } }]
}

function grouped(
  transitions: readonly TransitionSite[],
  kind: 'event' | 'timer',
  at: Compiling,
): Record<string, unknown[]> {
  const groups: Record<string, unknown[]> = {}
  for (const site of transitions) {
    if (site.cause.kind !== kind) continue
    const group = groups[site.cause.name] ?? []
    group.push(compileTransition(site, at))
    groups[site.cause.name] = group
  }
  return groups
}

function alone(
  transitions: readonly TransitionSite[],
  kind: 'always' | 'done',
  at: Compiling,
): unknown[] {
  return transitions
    .filter((site) => site.cause.kind === kind)
    .map((site) => compileTransition(site, at))
}

function compileTransition(site: TransitionSite, at: Compiling): Record<string, unknown> {
  const { transition }: { transition: TransitionDefinition } = site
  const scope = at.scopes.transition(site.cause)
  const compiled: Record<string, unknown> = {
    meta: { path: site.path },
    actions: compileActions(transition.actions, scope, at),
  }
  if (transition.target !== undefined) {
    compiled['target'] = compileTarget(transition.target, site.from, at)
  }
  if (transition.reenter !== undefined) compiled['reenter'] = transition.reenter
  if (transition.guard !== undefined) {
    compiled['guard'] = compileGuard(transition.guard, { path: `${site.path}/guard`, scope, at })
  }
  return compiled
}

function compileTarget(target: string, from: StateSite, at: Compiling): string {
  const site = resolveTarget(target, from, at.sites)
  invariant(site?.uid, `Target '${target}' of '${from.path}' exists.`)
  return `#${site.uid}`
}

interface GuardPlace {
  readonly path: string
  readonly scope: ExpressionScope
  readonly at: Compiling
}

function compileGuard(guard: GuardDefinition, place: GuardPlace): unknown {
  const { at } = place
  switch (guard.type) {
    case 'expr': {
      const holds = at.meaning.guard(guard.params.cel, place.scope, place.path)
      return (moment: Moment) => tracked(at.run, () => holds(moment))
    }
    case 'and':
    case 'or': {
      const guards = guard.params.guards.map((each, index) =>
        compileGuard(each, { ...place, path: `${place.path}/params/guards/${index}` }),
      )
      return guard.type === 'and' ? and(guards as never) : or(guards as never)
    }
    case 'not':
      return not(
        compileGuard(guard.params.guard, {
          ...place,
          path: `${place.path}/params/guard`,
        }) as never,
      )
    case 'in':
      return compileStateGuard(guard.params.state, place)
    default:
      return unreachable(guard)
  }
}

/** XState alone knows what is active, and says so only by asking what follows. */
function compileStateGuard(state: string, { path, at }: GuardPlace) {
  const kept = { path, cel: `in ${state}`, result: true }
  return and([
    // A question that no expression answers counts as well.
    () => tracked(at.run, () => true),
    stateIn(state as never),
    () => at.run.decisions.push(kept) > 0,
  ] as never)
}

/** Decisions of one step that are kept with their values; an honest step has tens. */
const MAX_TOLD = 50

function compileActions(
  actions: readonly ActionDefinition[] | undefined,
  scope: ExpressionScope,
  at: Compiling,
): unknown[] {
  return (actions ?? []).map((action) => compileAction(action, scope, at))
}

function compileAction(action: ActionDefinition, scope: ExpressionScope, at: Compiling): unknown {
  switch (action.type) {
    case 'set': {
      const written = at.meaning.set(action.params, scope)
      return assign(((moment: Moment) => tracked(at.run, () => written(moment))) as never)
    }
    case 'raise': {
      const { event } = action.params
      return raise((() => tracked(at.run, () => ({ type: event }))) as never)
    }
    case 'notify':
    case 'emit':
    case 'cancelTimer':
    case 'log':
      // The context at this very microstep goes with the action, since notices are rendered from it.
      return {
        type: `linli.${action.type}`,
        params: (moment: Moment) =>
          tracked(at.run, () => ({ ...action.params, context: moment.context })),
      }
    default:
      return unreachable(action)
  }
}

function valuesOf({ context, event }: Moment): Record<string, JsonValue | undefined> {
  return { context, event, output: event['output'] }
}
