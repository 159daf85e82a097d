import { invocationsOf, type StateSite, transitionsOf } from '../definition-tree.ts'
import type { Judging, Verdict } from './verdict.ts'

/** Tasks that wait for ever when nobody does them: no timer of their state or of one around it reminds or leads on. */
export function findUnattended({ definition, sites, exploration }: Judging): Verdict[] {
  return sites.flatMap((site) =>
    invocationsOf(site).flatMap(({ path, invoke }): Verdict[] => {
      if (isTimed(site)) return []
      const visit = exploration.visits.findIndex(({ at }) =>
        at.tasks.some(({ invokeId }) => invokeId === invoke.id),
      )
      const title = definition.tasks[invoke.input.task]?.title
      if (visit < 0 || title === undefined) return []
      return [
        {
          severity: 'error',
          code: 'task.no-timeout',
          path,
          message: {
            'zh-CN': `“${title['zh-CN']}”没有人办时什么也不会发生：给它加一个时限，到期提醒、升级或继续。`,
            en: `Nothing happens when nobody does “${title.en ?? title['zh-CN']}”: add a timer that reminds, escalates or goes on.`,
          },
          visit,
        },
      ]
    }),
  )
}

function isTimed(site: StateSite): boolean {
  const hasTimer = transitionsOf(site).some(({ cause }) => cause.kind === 'timer')
  return hasTimer || (site.parent !== null && isTimed(site.parent))
}

/** Transitions that no instance ever takes. Told only where everything was seen, and not of conditions that calculate:
 *  their samples may miss the values that matter. */
export function findNeverTaken({ sites, machine, exploration }: Judging): Verdict[] {
  if (!exploration.isComplete) return []
  return sites.flatMap((site) =>
    transitionsOf(site).flatMap(({ path, transition, cause }): Verdict[] => {
      const { guard } = transition
      if (guard === undefined || machine.taken.has(path)) return []
      // An idle timer is not played, and its condition is not asked.
      if (cause.kind === 'timer' || CALCULATES.test(JSON.stringify(guard))) return []
      return [
        {
          severity: 'warning',
          code: 'transition.never',
          path,
          message: {
            'zh-CN': '这条下一步的条件在任何情形下都不会成立，或者前面的总是先成立。',
            en: 'The condition of this transition never holds, or one before it always does.',
          },
        },
      ]
    }),
  )
}

const CALCULATES = /[-+*/%]\s*[\w(]|\.(?:map|filter|exists|all|split)\(/
