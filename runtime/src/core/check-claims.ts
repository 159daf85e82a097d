import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { escapePointer } from '@linli/schemas/json-pointer'
import { errorAt, withRemoval } from './definition-finding.ts'
import type { StateSite } from './definition-tree.ts'
import { invocationsOf, transitionsOf } from './definition-tree.ts'
import { beginsAtEntry } from './share-of-time.ts'

/** Whether each timer that begins at a claim can begin, and whether nobody stops everything by claiming nothing: while its task waits,
 *  another timer that began with a state must lead somewhere or tell somebody. */
export function checkClaims(definition: Definition, sites: readonly StateSite[]): Finding[] {
  return sites.flatMap((site) =>
    Object.keys(site.state.after ?? {}).flatMap((name) => {
      const timer = Object.hasOwn(definition.timers, name) ? definition.timers[name] : undefined
      if (timer === undefined || timer.clock === 'share' || timer.from !== 'claim') return []
      const waiting = sites.filter(
        (inner) => isWithin(inner, site) && isDueHere(inner, name, definition),
      )
      return findingsOf(site, name, {
        hasTask: waiting.length > 0,
        isBounded: waiting.every((inner) => isBoundedAt(inner, definition)),
      })
    }),
  )
}

function findingsOf(
  site: StateSite,
  name: string,
  { hasTask, isBounded }: { readonly hasTask: boolean; readonly isBounded: boolean },
): Finding[] {
  const path = `${site.path}/after/${escapePointer(name)}`
  const from = `/timers/${escapePointer(name)}/from`
  if (!hasTask) {
    const finding = errorAt(path, 'timer.claim-no-task', [
      `“${name}”从签收起算，但这里没有以它为时限的任务，永远不会开始。`,
      `“${name}” begins at a claim, but no task here is due with it: it never begins.`,
    ])
    return [withRemoval(finding, from, FROM_ENTRY)]
  }
  if (isBounded) return []
  const finding = errorAt(path, 'timer.claim-unbounded', [
    `一直没有人签收，“${name}”就永远不开始：在这个环节或外层再加一个从进入环节起算、会提醒或流转的时限。`,
    `While nobody claims, “${name}” never begins: add a timer from the entry of this state, or of one around it, that tells somebody or leads on.`,
  ])
  return [withRemoval(finding, from, FROM_ENTRY)]
}

const FROM_ENTRY = ['改为从进入环节起算', 'Let it begin at the entry of its state'] as const

function isWithin({ path }: StateSite, outer: StateSite): boolean {
  return path === outer.path || path.startsWith(`${outer.path}/`)
}

function isDueHere(site: StateSite, timer: string, { tasks }: Definition): boolean {
  return invocationsOf(site).some(({ invoke }) => {
    const { task } = invoke.input
    return Object.hasOwn(tasks, task) && tasks[task]?.due === timer
  })
}

function isBoundedAt(site: StateSite, definition: Definition): boolean {
  const acts = transitionsOf(site).some(
    ({ cause, transition }) =>
      cause.kind === 'timer' &&
      beginsAtEntry(definition.timers, cause.name) &&
      (transition.target !== undefined || (transition.actions ?? []).length > 0),
  )
  return acts || (site.parent !== null && isBoundedAt(site.parent, definition))
}
