import type { ActionDefinition, Definition } from '@linli/schemas/definition'
import type { StateSite, TransitionSite } from '../definition-tree.ts'
import { transitionsOf } from '../definition-tree.ts'

/** Tells the timers whose firing only tells people something: no state changes, nothing that a condition reads, and no task is
 *  decided. */
export function idleTimers({
  definition,
  sites,
  relevant,
}: {
  readonly definition: Definition
  readonly sites: readonly StateSite[]
  readonly relevant: ReadonlySet<string>
}): (event: string) => boolean {
  const deciding = Object.values(definition.tasks).flatMap(({ due, atDue }) =>
    atDue === undefined || due === undefined ? [] : due,
  )
  const busy = new Set(
    sites.flatMap((site) =>
      transitionsOf(site).flatMap((transition) =>
        transition.cause.kind === 'timer' &&
        (deciding.includes(transition.cause.name) || changes(transition, relevant))
          ? `xstate.after.${transition.cause.name}.${site.uid ?? '$root'}`
          : [],
      ),
    ),
  )
  return (event) => !busy.has(event)
}

function changes({ transition }: TransitionSite, relevant: ReadonlySet<string>): boolean {
  const isActive = (action: ActionDefinition) =>
    (action.type === 'set' && relevant.has(action.params.to)) ||
    action.type === 'raise' ||
    action.type === 'cancelTimer'
  return transition.target !== undefined || (transition.actions ?? []).some(isActive)
}
