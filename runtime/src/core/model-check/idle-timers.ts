import type { ActionDefinition } from '@linli/schemas/definition'
import type { StateSite, TransitionSite } from '../definition-tree.ts'
import { transitionsOf } from '../definition-tree.ts'

/** Tells the timers whose firing only tells people something: no state changes and nothing that a condition reads. */
export function idleTimers({
  sites,
  relevant,
}: {
  readonly sites: readonly StateSite[]
  readonly relevant: ReadonlySet<string>
}): (event: string) => boolean {
  const busy = new Set(
    sites.flatMap((site) =>
      transitionsOf(site).flatMap((transition) =>
        transition.cause.kind === 'timer' && changes(transition, relevant)
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
