import type { PlacedState } from '../../../document/workflow/placed-states.ts'

/** The time limits that run while a state is active: its own first, then those of the states around it. */
export function timersAround(place: PlacedState | null): readonly string[] {
  if (place === null) return []
  return [...Object.keys(place.state.after ?? {}), ...timersAround(place.parent)]
}
