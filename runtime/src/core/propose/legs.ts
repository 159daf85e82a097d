import { transitionsOf } from '../definition-tree.ts'
import type { Deed, Visit } from '../model-check/explore.ts'
import type { Judging } from '../model-check/verdict.ts'

/** One thing that happens, from one visit of an exploration to another. */
export interface Leg {
  readonly from: number
  readonly to: number
  readonly deed: Deed
}

/** Finds ways through what was explored. */
export interface Legs {
  /** A shortest way from one of the visits to a leg that `isWanted`, itself the last; null where there is none. */
  wayTo(starts: readonly number[], isWanted: (leg: Leg) => boolean): readonly Leg[] | null
  /** Visits at which an instance starts. */
  readonly starts: readonly number[]
}

export function legsOf(judging: Judging): Legs {
  const { visits } = judging.exploration
  const legs = visits.map((visit, from): readonly Leg[] => [
    ...idleLegs(visit, from, judging),
    ...visit.edges.map(({ move, answers, asks, taken, to }) => ({
      ...{ from, to },
      deed: { move, answers, asks, taken },
    })),
  ])
  return {
    starts: visits.flatMap(({ from }, index) => (from === null ? [index] : [])),
    wayTo: (starts, isWanted) => wayTo(legs, starts, isWanted),
  }
}

/** Timers that only tell people something are no moves of the exploration; they fire wherever their state waits. */
function idleLegs({ at }: Visit, from: number, { sites, machine }: Judging): Leg[] {
  if (at.live.status !== 'active') return []
  const active = new Set(at.live._nodes.map(({ id }) => id))
  return sites.flatMap((site) =>
    transitionsOf(site).flatMap(({ cause, path }): Leg[] => {
      if (cause.kind !== 'timer' || site.uid === null || !active.has(site.uid)) return []
      const event = `xstate.after.${cause.name}.${site.uid}`
      if (!machine.isIdle(event)) return []
      const timer = { event, name: cause.name }
      const deed: Deed = { move: { kind: 'fire', timer }, answers: [], asks: null, taken: [path] }
      return [{ from, to: from, deed }]
    }),
  )
}

/** Breadth first. */
function wayTo(
  legs: readonly (readonly Leg[])[],
  starts: readonly number[],
  isWanted: (leg: Leg) => boolean,
): readonly Leg[] | null {
  const cameBy = new Map<number, Leg | null>(starts.map((start) => [start, null]))
  const waiting = [...starts]
  for (const visit of waiting) {
    for (const leg of legs[visit] ?? []) {
      if (isWanted(leg)) return [...backFrom(visit, cameBy), leg]
      if (cameBy.has(leg.to)) continue
      cameBy.set(leg.to, leg)
      waiting.push(leg.to)
    }
  }
  return null
}

function backFrom(visit: number, cameBy: ReadonlyMap<number, Leg | null>): Leg[] {
  const way: Leg[] = []
  for (let leg = cameBy.get(visit); leg; leg = cameBy.get(leg.from)) way.unshift(leg)
  return way
}
