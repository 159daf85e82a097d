import type { AssignRule } from '@linli/schemas/assign-rule'
import type {
  ActionDefinition,
  InvokeDefinition,
  TaskDefinition,
  TransitionDefinition,
  TransitionList,
} from '@linli/schemas/definition'
import type { Compared } from './compared.ts'
import type { StateSite } from './definition-tree.ts'
import { childSitesOf, resolveTarget } from './definition-tree.ts'

/** A rule of the former definition with the names that its task bears now. */
export function presentRule(rule: AssignRule, compared: Compared): AssignRule {
  switch (rule.strategy) {
    case 'performer':
      return { ...rule, task: compared.present('tasks', rule.task) }
    case 'leader':
      return rule.of === 'initiator'
        ? rule
        : { ...rule, of: { performerOf: compared.present('tasks', rule.of.performerOf) } }
    default:
      return rule
  }
}

/** An action of the former definition with the names that things bear now. */
export function presentAction(action: ActionDefinition, compared: Compared): ActionDefinition {
  switch (action.type) {
    case 'raise':
      return { ...action, params: { event: compared.present('events', action.params.event) } }
    case 'notify': {
      const { notice, to, ...rest } = action.params
      const params = {
        ...rest,
        notice: compared.present('notices', notice),
        to: presentRule(to, compared),
      }
      return { ...action, params }
    }
    case 'cancelTimer':
      return { ...action, params: { timer: compared.present('timers', action.params.timer) } }
    case 'set':
    case 'emit':
    case 'log':
      return action
  }
}

/** A task of the former definition with the names that things bear now. */
export function presentTask(task: TaskDefinition, compared: Compared): TaskDefinition {
  const { form, due, exclude, assign, sign, extension } = task
  const presentRules = (rules: TaskDefinition['assign']) =>
    rules.map((rule) => presentRule(rule, compared))
  return {
    ...task,
    assign: presentRules(assign),
    ...(extension && { extension: { ...extension, decide: presentRules(extension.decide) } }),
    ...(sign === undefined
      ? {}
      : {
          sign: {
            ...sign,
            signers: sign.signers.map((signer) => ({
              ...signer,
              assign: presentRules(signer.assign),
            })),
          },
        }),
    ...(form === undefined ? {} : { form: compared.present('forms', form) }),
    ...(due === undefined ? {} : { due: compared.present('timers', due) }),
    ...(exclude === undefined
      ? {}
      : {
          exclude: exclude.map((each) =>
            typeof each === 'object' && 'performerOf' in each
              ? { performerOf: compared.present('tasks', each.performerOf) }
              : each,
          ),
        }),
  }
}

/** How the target of a former transition is written now, where its state only got another key. */
export function presentTarget(target: string, from: StateSite, compared: Compared): string {
  if (target.startsWith('#')) return target
  const former = resolveTarget(target, from, compared.before.sites)
  const now = compared.after.sites.find(({ uid }) => uid !== null && uid === former?.uid)
  return now !== undefined && now.parent?.uid === from.parent?.uid ? now.key : target
}

/** A state of the former definition, without those inside it, with the names that things bear now. */
export function presentState(site: StateSite, compared: Compared): object {
  const { states: _, ...state } = site.state
  const names = { site, compared }
  const invocation = (invoke: InvokeDefinition): unknown => ({
    ...invoke,
    ...(invoke.src === 'humanTask' && {
      input: { task: compared.present('tasks', invoke.input.task) },
    }),
    onDone: presentList(invoke.onDone, names),
    ...(invoke.src === 'workflow' &&
      invoke.onError && { onError: presentList(invoke.onError, names) }),
  })
  const { on, after, always, invoke, onDone, entry, exit, initial } = state
  const named = (table: 'events' | 'timers', lists: Readonly<Record<string, TransitionList>>) =>
    Object.fromEntries(
      Object.entries(lists).map(([key, list]) => [
        compared.present(table, key),
        presentList(list, names),
      ]),
    )
  const actions = (list: readonly ActionDefinition[]) =>
    list.map((action) => presentAction(action, compared))
  return {
    ...state,
    ...(initial && { initial: presentInitial(initial, names) }),
    ...(on && { on: named('events', on) }),
    ...(after && { after: named('timers', after) }),
    ...('pauses' in state &&
      state.pauses && {
        pauses: state.pauses.map((name) => compared.present('timers', name)),
      }),
    ...(always && { always: presentList(always, names) }),
    ...(invoke && { invoke: isList(invoke) ? invoke.map(invocation) : invocation(invoke) }),
    ...(onDone && { onDone: presentList(onDone, names) }),
    ...(entry && { entry: actions(entry) }),
    ...(exit && { exit: actions(exit) }),
  }
}

interface AtState {
  readonly site: StateSite
  readonly compared: Compared
}

function presentInitial(initial: string, { site, compared }: AtState): string {
  const former = childSitesOf(site).find(({ key }) => key === initial)
  return compared.after.sites.find(({ uid }) => uid !== null && uid === former?.uid)?.key ?? initial
}

function presentList(list: TransitionList, at: AtState): unknown {
  return isList(list)
    ? list.map((each) => presentTransition(each, at))
    : presentTransition(list, at)
}

function presentTransition(transition: TransitionDefinition, { site, compared }: AtState): object {
  const { actions, target } = transition
  return {
    ...transition,
    ...(target && { target: presentTarget(target, site, compared) }),
    ...(actions && { actions: actions.map((action) => presentAction(action, compared)) }),
  }
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value)
}
