import type { ActionDefinition, Definition, GuardDefinition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { SignRule } from '@linli/schemas/sign-rule'
import { decidingOutcomes } from './assign-rules.ts'
import { actionsOf } from './definition-actions.ts'
import { errorAt, unknownName } from './definition-finding.ts'
import type { StateSite, TransitionSite } from './definition-tree.ts'
import { childSitesOf, invocationsOf, resolveTarget, transitionsOf } from './definition-tree.ts'

/** Names that lead nowhere: targets, events, timers, notices, tasks, forms, uids. */
export function checkReferences(definition: Definition, sites: readonly StateSite[]): Finding[] {
  return [
    ...sites.flatMap((site) => checkSite(definition, site, sites)),
    ...Object.entries(definition.tasks).flatMap(([name, task]) =>
      checkTaskNames(definition, name, task),
    ),
    ...(definition.invariants ?? []).flatMap(({ never: { states = [] } }, index) =>
      states.flatMap((name, at) =>
        unknownName({
          path: `/invariants/${index}/never/states/${at}`,
          name,
          thing: 'state uid',
          known: sites.flatMap(({ uid }) => uid ?? []),
        }),
      ),
    ),
    ...Object.keys(definition.events)
      .filter((name) => /^(xstate|linli)\./.test(name))
      .map((name) =>
        errorAt(`/events/${escapePointer(name)}`, 'name.reserved', [
          `“${name}”是系统保留的名字。`,
          `“${name}” is a reserved name.`,
        ]),
      ),
  ]
}

function checkSite(
  definition: Definition,
  site: StateSite,
  sites: readonly StateSite[],
): Finding[] {
  return [
    ...transitionsOf(site).flatMap((transition) => checkTransition(definition, transition, sites)),
    ...actionsOf(site).flatMap(({ path, action }) => checkAction(definition, path, action)),
    ...invocationsOf(site).flatMap(({ path, invoke }) =>
      unknownName({
        path: `${path}/input/task`,
        name: invoke.input.task,
        thing: 'task',
        known: Object.keys(definition.tasks),
      }),
    ),
    ...checkDefaultTarget(site, sites),
  ]
}

function checkTransition(
  definition: Definition,
  { path, from, cause, transition }: TransitionSite,
  sites: readonly StateSite[],
): Finding[] {
  const named =
    cause.kind === 'event'
      ? unknownName({
          path,
          name: cause.name,
          thing: 'event',
          known: Object.keys(definition.events),
        })
      : cause.kind === 'timer'
        ? unknownName({
            path,
            name: cause.name,
            thing: 'timer',
            known: Object.keys(definition.timers),
          })
        : []
  const guards =
    transition.guard === undefined ? [] : checkGuard(transition.guard, `${path}/guard`, sites)
  if (transition.target === undefined) return [...named, ...guards]
  return [...named, ...guards, ...checkTarget(transition.target, `${path}/target`, { from, sites })]
}

interface Place {
  readonly from: StateSite
  readonly sites: readonly StateSite[]
}

function checkTarget(target: string, path: string, { from, sites }: Place): Finding[] {
  if (resolveTarget(target, from, sites) !== null) return []
  const siblings = from.parent === null ? [] : childSitesOf(from.parent).map((site) => site.key)
  const uids = sites.flatMap((site) => (site.uid === null ? [] : `#${site.uid}`))
  return unknownName({ path, name: target, thing: 'state', known: [...siblings, ...uids] })
}

function checkDefaultTarget(site: StateSite, sites: readonly StateSite[]): Finding[] {
  const { target } = site.state as { readonly target?: string }
  return target === undefined
    ? []
    : checkTarget(target, `${site.path}/target`, { from: site, sites })
}

function checkGuard(guard: GuardDefinition, path: string, sites: readonly StateSite[]): Finding[] {
  switch (guard.type) {
    case 'expr':
      return []
    case 'and':
    case 'or':
      return guard.params.guards.flatMap((each, index) =>
        checkGuard(each, `${path}/params/guards/${index}`, sites),
      )
    case 'not':
      return checkGuard(guard.params.guard, `${path}/params/guard`, sites)
    case 'in':
      return unknownName({
        path: `${path}/params/state`,
        name: guard.params.state,
        thing: 'state',
        known: sites.flatMap((site) => (site.uid === null ? [] : `#${site.uid}`)),
      })
  }
}

function checkAction(definition: Definition, path: string, action: ActionDefinition): Finding[] {
  switch (action.type) {
    case 'set':
      return unknownName({
        path: `${path}/params/to`,
        name: action.params.to,
        thing: 'context field',
        known: Object.keys(definition.context.schema.properties),
      })
    case 'raise':
      return unknownName({
        path: `${path}/params/event`,
        name: action.params.event,
        thing: 'event',
        known: Object.keys(definition.events),
      })
    case 'notify':
      return [
        ...unknownName({
          path: `${path}/params/notice`,
          name: action.params.notice,
          thing: 'notice',
          known: Object.keys(definition.notices),
        }),
      ]
    case 'cancelTimer':
      return unknownName({
        path: `${path}/params/timer`,
        name: action.params.timer,
        thing: 'timer',
        known: Object.keys(definition.timers),
      })
    case 'emit':
    case 'log':
      return []
  }
}

/** The outcomes that a sign rule names, each with its place below the task. */
function outcomesNamedBy(rule: SignRule): [string, string][] {
  const atOnce = (rule.atOnce ?? []).map((name, index): [string, string] => [
    `sign/atOnce/${index}`,
    name,
  ])
  return rule.mode === 'any'
    ? atOnce
    : [...atOnce, ['sign/agree', rule.agree], ['sign/otherwise', rule.otherwise]]
}

function checkTaskNames(
  definition: Definition,
  name: string,
  task: Definition['tasks'][string],
): Finding[] {
  const path = `/tasks/${escapePointer(name)}`
  const tasks = Object.keys(definition.tasks)
  const references = [
    ...(task.exclude ?? []).flatMap((each, index) =>
      typeof each === 'object' && 'performerOf' in each
        ? [[`exclude/${index}/performerOf`, each.performerOf] as const]
        : [],
    ),
  ]
  return [
    ...references.flatMap(([place, other]) =>
      unknownName({ path: `${path}/${place}`, name: other, thing: 'task', known: tasks }),
    ),
    ...(task.sign === undefined ? [] : outcomesNamedBy(task.sign)).flatMap(([place, name]) =>
      unknownName({
        path: `${path}/${place}`,
        name,
        thing: 'outcome',
        known: Object.keys(task.outcomes),
      }),
    ),
    ...(task.atDue === undefined
      ? []
      : unknownName({
          path: `${path}/atDue/outcome`,
          name: task.atDue.outcome,
          thing: 'outcome',
          known: decidingOutcomes(task),
        })),
    ...(task.form === undefined
      ? []
      : unknownName({
          path: `${path}/form`,
          name: task.form,
          thing: 'form',
          known: Object.keys(definition.forms),
        })),
    ...(task.due === undefined
      ? []
      : unknownName({
          path: `${path}/due`,
          name: task.due,
          thing: 'timer',
          known: Object.keys(definition.timers),
        })),
  ]
}
