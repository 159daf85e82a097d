import type { AnyStateMachine, AnyStateNode } from 'xstate'
import type { TableName } from '../compared.ts'
import { compare } from '../compared.ts'
import { compiledOf } from '../compile-definition.ts'
import type { StateSite } from '../definition-tree.ts'
import { childInvocationsOf, invocationsOf, transitionsOf } from '../definition-tree.ts'
import { timerEvent, timerOfEvent } from '../plan-step.ts'
import type { Program } from '../step.ts'

/** Two versions of one definition, and what of the first is what in the second. States are told by their uid, which is
 *  permanent; tasks, timers, events and forms by their key or, where that is new, by the only equal title. */
export interface VersionPair {
  readonly before: Program
  readonly after: Program
  readonly sites: { readonly before: readonly StateSite[]; readonly after: readonly StateSite[] }
  /** The key in the second version of what has this key in the first. */
  present(table: TableName, key: string): string
  /** The second version's event of a timer. */
  presentTimer(event: string): string
}

/** Costs as much as judging a few instances: made once for all of them. */
export function pairVersions(before: Program, after: Program): VersionPair {
  const compared = compare(before.definition, after.definition, {})
  const present = compared.present
  return {
    before,
    after,
    sites: { before: compared.before.sites, after: compared.after.sites },
    present,
    presentTimer(event) {
      const { name, stateId } = timerOfEvent(event)
      return timerEvent(present('timers', name), stateId)
    },
  }
}

/** What active states have open and armed, as the definition says. */
export interface Duties {
  /** Invoke id → task. */
  readonly tasks: ReadonlyMap<string, string>
  /** Event → timer. */
  readonly timers: ReadonlyMap<string, string>
  /** Invoke ids of the other workflows. */
  readonly children: ReadonlySet<string>
}

/** Of some states of a version, by their ids. */
export function dutiesOf(
  all: readonly StateSite[],
  isActive: (stateId: string) => boolean,
): Duties {
  const sites = all.filter((site) => isActive(idOf(site)))
  return {
    tasks: new Map(
      sites.flatMap((site) =>
        invocationsOf(site).map(({ invoke }) => [invoke.id, invoke.input.task] as const),
      ),
    ),
    children: new Set(sites.flatMap(childInvocationsOf).map(({ invoke }) => invoke.id)),
    timers: new Map(
      sites.flatMap((site) =>
        transitionsOf(site).flatMap(({ cause }) =>
          cause.kind === 'timer' ? [[timerEvent(cause.name, idOf(site)), cause.name] as const] : [],
        ),
      ),
    ),
  }
}

export function machineOf(program: Program): AnyStateMachine {
  return compiledOf(program).machine
}

/** Null where the machine has no such state. */
export function nodeOf(program: Program, id: string): AnyStateNode | null {
  const { machine, uids } = compiledOf(program)
  return uids.includes(id) ? machine.getStateNodeById(id) : null
}

function idOf({ uid }: StateSite): string {
  return uid ?? '$root'
}
