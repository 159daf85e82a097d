import type { AssignRule } from './assign-rule.ts'

/** How the signatures of several people become one outcome of the task; the machine hears of that alone. Whoever signs has one
 *  signature, whatever posts she holds. Modes: after FlowLong and Yudao. */
export type SignRule = AnySignRule | VoteRule | ShareRule

/** 或签: the first signature decides. */
export interface AnySignRule extends Signers {
  readonly mode: 'any'
}

/** 会签 (`all`, in any order) and 依次 (`sequence`: the next one signs when the one before has): everybody agrees. */
export interface VoteRule extends Signers, Vote {
  readonly mode: 'all' | 'sequence'
}

/** 比例签, 票签: those who agree weigh enough. */
export interface ShareRule extends Signers, Vote {
  readonly mode: 'share'
  /** The least part of all weights, 1 to 100. */
  readonly percent: number
}

interface Vote {
  /** The outcome that counts as agreeing, and is the task's when enough agree. */
  readonly agree: string
  /** The task's outcome when not enough agree. */
  readonly otherwise: string
  /** Whether the first signature that does not agree ends it. Without it the others are heard too; a share ends when it
   *  is reached, or cannot be any more. */
  readonly stopsAtDissent?: true
}

interface Signers {
  /** At least one. Where a signer's rules find nobody, the task's own `assign` does. */
  readonly signers: readonly Signer[]
  /** Outcomes that are the task's at once, whoever gives them, as a return (退回) is. */
  readonly atOnce?: readonly string[]
}

export interface Signer {
  /** Tried in order, and then the task's `assign`. */
  readonly assign: readonly AssignRule[]
  /** Everybody who holds the post that is found signs, as a signer of her own. */
  readonly each?: true
  /** 1 to 100; 1 without it. */
  readonly weight?: number
}
