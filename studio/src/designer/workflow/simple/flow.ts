import type { Spot } from '../../../document/workflow/insert-step.ts'
import type { PlacedState } from '../../../document/workflow/placed-states.ts'
import type { Way } from '../../../document/workflow/ways.ts'

/** What one after the other happens on a level, as the 简洁 view shows it. Every state of the level stands in it exactly once. */
export interface Flow {
  readonly items: readonly FlowItem[]
  /** States that nothing shown here leads to, and marks that remember: the 专业 view shows how they are reached. */
  readonly locked: readonly PlacedState[]
}

export type FlowItem = FlowStep | FlowBranches | FlowJump | FlowOpen

export interface FlowStep {
  readonly kind: 'step'
  readonly place: PlacedState
  /** The line above it. */
  readonly spot: Spot
  /** Ways that lead elsewhere than to what stands below. */
  readonly asides: readonly Way[]
  /** What is inside: one flow, or one for each part that runs beside the others. */
  readonly inside: readonly InnerFlow[]
}

export interface InnerFlow {
  /** The part; the state itself where it is no parallel one. */
  readonly place: PlacedState
  readonly flow: Flow
}

export interface FlowBranches {
  readonly kind: 'branches'
  readonly of: PlacedState
  readonly columns: readonly FlowColumn[]
}

export interface FlowColumn {
  readonly way: Way
  /** Taken where none of the others is (其他情况). */
  readonly isElse: boolean
  /** The line at its top. */
  readonly spot: Spot
  readonly items: readonly FlowItem[]
}

/** The flow goes on at a state that stands elsewhere. */
export interface FlowJump {
  readonly kind: 'jump'
  readonly to: PlacedState
  readonly spot: Spot
}

/** Nothing follows yet. */
export interface FlowOpen {
  readonly kind: 'open'
  readonly spot: Spot
}
