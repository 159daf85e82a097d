import type { Definition } from '@linli/schemas/definition'
import { grouped } from './grouped.ts'
import { findTarget, type PlacedState, placedStates } from './placed-states.ts'
import { type Way, waysOf } from './ways.ts'

/** Uids of the states that some course of events may enter. */
export function reachableUids(definition: Definition): ReadonlySet<string> {
  const placed = placedStates(definition.machine)
  const ways = grouped(waysOf(definition), ({ from }) => from?.uid ?? null)
  const inside = grouped(placed, ({ parent }) => parent?.uid ?? null)
  const found = new Set<string>()
  const waiting: (PlacedState | undefined)[] = []
  const begin = (from: PlacedState | null) => {
    const { type, initial } = from?.state ?? definition.machine
    const children = inside.get(from?.uid ?? null) ?? []
    waiting.push(...children.filter(({ key }) => type === 'parallel' || key === initial))
  }
  const leave = (list: readonly Way[] | undefined) =>
    waiting.push(...(list ?? []).flatMap(({ to }) => to ?? []))
  begin(null)
  leave(ways.get(null))
  for (let here = waiting.pop(); here !== undefined || waiting.length > 0; here = waiting.pop()) {
    if (here === undefined || found.has(here.uid)) continue
    found.add(here.uid)
    // Whoever enters a state stands in all states around it.
    waiting.push(here.parent ?? undefined)
    const { target } = here.state
    if (here.state.type === 'history' && target !== undefined) {
      waiting.push(findTarget(placed, here, target))
    }
    begin(here)
    leave(ways.get(here.uid))
  }
  return found
}
