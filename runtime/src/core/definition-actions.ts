import type { ActionDefinition } from '@linli/schemas/definition'
import type { StateSite, TransitionCause } from './definition-tree.ts'
import { transitionsOf } from './definition-tree.ts'

/** An action with its place; `cause` is null for entry and exit actions. */
export interface ActionSite {
  readonly path: string
  readonly action: ActionDefinition
  readonly cause: TransitionCause | null
}

/** All actions written at a state: entry, exit, and those of its transitions. */
export function actionsOf(site: StateSite): ActionSite[] {
  return [
    ...listed(site.state.entry, `${site.path}/entry`, null),
    ...listed(site.state.exit, `${site.path}/exit`, null),
    ...transitionsOf(site).flatMap(({ path, transition, cause }) =>
      listed(transition.actions, `${path}/actions`, cause),
    ),
  ]
}

function listed(
  actions: readonly ActionDefinition[] | undefined,
  path: string,
  cause: TransitionCause | null,
): ActionSite[] {
  return (actions ?? []).map((action, index) => ({ path: `${path}/${index}`, action, cause }))
}
