import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import type { ScenarioExpectation, ScenarioStep } from '@linli/schemas/scenario'
import { parseInstant } from './civil-time.ts'
import { errorAt, unknownName } from './definition-finding.ts'
import type { StateSite } from './definition-tree.ts'
import { childInvocationsOf } from './definition-tree.ts'
import { durationMs } from './due-at.ts'

/** Whether the examples name what the definition has, and tell instants and durations that can be read.
 *  Whether they hold is found out by playing them. */
export function checkScenarios(definition: Definition, sites: readonly StateSite[]): Finding[] {
  const known: Known = {
    definition,
    uids: sites.flatMap((site) => (site.uid === null ? [] : site.uid)),
    invocations: sites.flatMap(childInvocationsOf).map(({ invoke }) => invoke.id),
  }
  return definition.scenarios.flatMap(({ startsAt, steps }, index) => {
    const path = `/scenarios/${index}`
    return [
      ...(parseInstant(startsAt) === null ? [unreadable(`${path}/startsAt`, startsAt)] : []),
      ...steps.flatMap((step, at) => checkStep(step, `${path}/steps/${at}`, known)),
    ]
  })
}

interface Known {
  readonly definition: Definition
  readonly uids: readonly string[]
  /** Ids of the invocations of other workflows. */
  readonly invocations: readonly string[]
}

const THING_OF = {
  forms: 'form',
  events: 'event',
  tasks: 'task',
  timers: 'timer',
  notices: 'notice',
} as const

function checkStep(step: ScenarioStep, path: string, known: Known): Finding[] {
  if ('submit' in step)
    return declared('forms', { path: `${path}/submit/form`, names: [step.submit.form] }, known)
  if ('send' in step)
    return declared('events', { path: `${path}/send/event`, names: [step.send.event] }, known)
  if ('claim' in step)
    return declared('tasks', { path: `${path}/claim/task`, names: [step.claim.task] }, known)
  if ('complete' in step) {
    const { task, outcome } = step.complete
    const outcomes = known.definition.tasks[task]?.outcomes
    return [
      ...declared('tasks', { path: `${path}/complete/task`, names: [task] }, known),
      ...(outcomes === undefined
        ? []
        : unknownName({
            path: `${path}/complete/outcome`,
            name: outcome,
            thing: 'outcome',
            known: Object.keys(outcomes),
          })),
    ]
  }
  if ('child' in step) return checkChildStep(step.child, path, known)
  if ('advance' in step) {
    const isReadable =
      parseInstant(step.advance) !== null || !Number.isNaN(durationMs(step.advance))
    return isReadable ? [] : [unreadable(`${path}/advance`, step.advance)]
  }
  return 'expect' in step ? checkExpectation(step.expect, `${path}/expect`, known) : []
}

function checkChildStep(
  { invoke, ends, fails }: Extract<ScenarioStep, { child: unknown }>['child'],
  path: string,
  { invocations }: Known,
): Finding[] {
  return [
    ...unknownName({
      ...{ path: `${path}/child/invoke`, name: invoke, thing: 'sub-workflow' },
      known: invocations,
    }),
    ...((ends === undefined) === (fails === undefined)
      ? [
          errorAt(`${path}/child`, 'scenario.child', [
            '子流程要么结束在一个环节（ends），要么没有办成（fails），写一样。',
            'A child either ends in a state (ends) or fails (fails): say one.',
          ]),
        ]
      : []),
  ]
}

function checkExpectation(expected: ScenarioExpectation, path: string, known: Known): Finding[] {
  return [
    ...(expected.states ?? []).flatMap((uid, index) =>
      unknownName({
        path: `${path}/states/${index}`,
        name: uid,
        thing: 'state uid',
        known: known.uids,
      }),
    ),
    ...declared('tasks', { path: `${path}/tasks`, names: expected.tasks ?? [] }, known),
    ...declared(
      'tasks',
      { path: `${path}/candidates`, names: Object.keys(expected.candidates ?? {}) },
      known,
    ),
    ...(expected.children ?? []).flatMap((name, index) =>
      unknownName({
        ...{ path: `${path}/children/${index}`, name, thing: 'sub-workflow' },
        known: known.invocations,
      }),
    ),
    ...declared('notices', { path: `${path}/notices`, names: expected.notices ?? [] }, known),
    ...declared(
      'timers',
      { path: `${path}/timers`, names: Object.keys(expected.timers ?? {}) },
      known,
    ),
    ...Object.keys(expected.context ?? {}).flatMap((name) =>
      unknownName({
        path: `${path}/context/${name}`,
        name,
        thing: 'context field',
        known: Object.keys(known.definition.context.schema.properties),
      }),
    ),
  ]
}

function declared(
  kind: keyof typeof THING_OF,
  { path, names }: { readonly path: string; readonly names: readonly string[] },
  { definition }: Known,
): Finding[] {
  const known = Object.keys(definition[kind])
  return names.flatMap((name) => unknownName({ path, name, thing: THING_OF[kind], known }))
}

function unreadable(path: string, text: string): Finding {
  return errorAt(path, 'scenario.time', [
    `看不懂时间“${text}”，写成 2026-09-28T09:00:00+08:00 或 PT4H。`,
    `The time “${text}” cannot be read; write 2026-09-28T09:00:00+08:00 or PT4H.`,
  ])
}
