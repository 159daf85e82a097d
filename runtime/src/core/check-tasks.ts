import type { Definition, InvokeDefinition, TaskDefinition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { escapePointer } from '@linli/schemas/json-pointer'
import { decidingOutcomes } from './assign-rules.ts'
import { checkAtDue } from './check-at-due.ts'
import { checkDedupe } from './check-dedupe.ts'
import { errorAt, warningAt } from './definition-finding.ts'
import type { StateSite } from './definition-tree.ts'
import { invocationsOf, transitionsOf } from './definition-tree.ts'

/** Whether every invoked task can be finished and its deadline is one that runs while it is open. */
export function checkTasks(definition: Definition, sites: readonly StateSite[]): Finding[] {
  return sites.flatMap((site) =>
    invocationsOf(site).flatMap(({ path, invoke }) => {
      const { task: name } = invoke.input
      const task = Object.hasOwn(definition.tasks, name) ? definition.tasks[name] : undefined
      if (task === undefined) return []
      return [
        ...checkDue(task, { site, path, timers: definition.timers }),
        ...checkExtension(task, { name, timers: definition.timers }),
        ...checkAtDue(task, { name, site, definition }),
        ...checkDedupe(task, { name, definition }),
        ...checkOutcomes(task, site, { path, invoke }),
        ...checkStays(site, invoke),
      ]
    }),
  )
}

function checkDue(
  { due }: TaskDefinition,
  {
    site,
    path,
    timers,
  }: {
    readonly site: StateSite
    readonly path: string
    readonly timers: Definition['timers']
  },
): Finding[] {
  if (due === undefined) return []
  if (Object.hasOwn(timers, due) && timers[due]?.clock === 'share') {
    return [
      errorAt(path, 'task.due-share', [
        `“${due}”是提醒，不是期限：任务的时限要写它所属的那个时限。`,
        `“${due}” is a reminder, no deadline: let the task be due with the timer that it is a share of.`,
      ]),
    ]
  }
  if (runsAt(due, site)) return []
  return [
    errorAt(path, 'task.due-not-running', [
      `任务的时限“${due}”不是这个环节或外层环节的时限（after）。`,
      `The task's due timer “${due}” is not an after of this state or of one around it.`,
    ]),
  ]
}

/** More time is given to a deadline, in a unit that is one everywhere. */
function checkExtension(
  { due, extension }: TaskDefinition,
  { name, timers }: { readonly name: string; readonly timers: Definition['timers'] },
): Finding[] {
  if (extension === undefined) return []
  const path = `/tasks/${escapePointer(name)}/extension`
  const clock = due !== undefined && Object.hasOwn(timers, due) ? timers[due]?.clock : undefined
  if (clock === undefined) {
    return [
      errorAt(path, 'task.extension-no-due', [
        '没有办理时限的任务不能延期：请写 due，或去掉 extension。',
        'A task without a deadline gets no more time: give it a due, or take extension away.',
      ]),
    ]
  }
  if (clock !== 'months') return []
  return [
    errorAt(path, 'task.extension-months', [
      '按月计的时限不能延期：月份长短不一，请改按天计。',
      'A timer that counts months gets no more time, as months differ: let it count days.',
    ]),
  ]
}

export function runsAt(timer: string, site: StateSite): boolean {
  if (Object.hasOwn(site.state.after ?? {}, timer)) return true
  return site.parent !== null && runsAt(timer, site.parent)
}

interface Invocation {
  readonly path: string
  readonly invoke: InvokeDefinition
}

/** An outcome that no transition takes leaves a person with a button that does not work. Only the plain comparison
 *  with one outcome is understood; other conditions may hold or not. */
function checkOutcomes(
  task: TaskDefinition,
  site: StateSite,
  { path, invoke }: Invocation,
): Finding[] {
  const guards = transitionsOf(site)
    .filter(({ cause }) => cause.kind === 'task' && cause.invoke === invoke)
    .map(({ transition }) => transition.guard)
  if (guards.includes(undefined)) return []
  const taken = guards.map((guard) =>
    guard?.type === 'expr'
      ? /^\s*output\.outcome\s*==\s*(['"])([^'"]*)\1\s*$/.exec(guard.params.cel)?.[2]
      : undefined,
  )
  const open = decidingOutcomes(task).filter((outcome) => !taken.includes(outcome))
  return open.map((outcome) =>
    warningAt(`${path}/onDone`, 'task.outcome-unhandled', [
      `选“${outcome}”以后不一定有下一步：在最后加一条没有条件的下一步。`,
      `The outcome “${outcome}” may lead nowhere: end the list with a transition without a condition.`,
    ]),
  )
}

/** A completion that neither goes anywhere nor does anything leaves the state without its task: nobody is asked again. */
function checkStays(site: StateSite, invoke: InvokeDefinition): Finding[] {
  return transitionsOf(site)
    .filter(({ cause, transition }) => {
      const isOwn = cause.kind === 'task' && cause.invoke === invoke
      return isOwn && transition.target === undefined && (transition.actions ?? []).length === 0
    })
    .map(({ path }) =>
      warningAt(path, 'task.no-target', [
        '办完以后留在原处，任务却没有了：要重办就把目标写成这个环节，并设 reenter。',
        'After this the state stays but its task is gone; to ask again, target the state itself with reenter.',
      ]),
    )
}
