/** Who a task or a notice goes to. A rule that may find nobody while every post of a street is held (`person`, `field`, `leader`,
 *  `team`, `skill`) does not stand alone in a task: another one stands behind it. */
export type AssignRule =
  | PostRule
  /** Who started the instance. */
  | { readonly strategy: 'initiator' }
  /** Who completed the named task last. */
  | { readonly strategy: 'performer'; readonly task: string }
  /** One person, as long as she has a post. */
  | { readonly strategy: 'person' /** Account id. */; readonly account: string }
  /** The person whose account id stands in a text field of the context, as long as she has a post. */
  | { readonly strategy: 'field'; readonly field: string }
  | LeaderRule
  | TeamRule
  | SkillRule

/** Holders of the post at the nearest node on the way from the instance's node up to the street. */
export interface PostRule {
  readonly strategy: 'post'
  readonly post: string
  readonly pick?: PickRule
}

/** Holders of the post at the nearest node on the way up from where a person has her own posts; not she herself. */
export interface LeaderRule {
  readonly strategy: 'leader'
  readonly of: 'initiator' | { readonly performerOf: string }
  readonly post: string
}

/** Those who hold the post in the nearest team of the kind, going up from the instance's node, that is on duty now. */
export interface TeamRule {
  readonly strategy: 'team'
  /** Kind of the team. */
  readonly team: string
  /** `member` without it. */
  readonly post?: string
  readonly pick?: PickRule
}

/** Those who have a skill in the nearest team, going up from the instance's node, where somebody has it: a skill is a post at a
 *  team. Of several such teams at one place it is the one whose people have the fewest open tasks. */
export interface SkillRule {
  readonly strategy: 'skill'
  /** The post, or the text field of the context in which it stands. */
  readonly skill: string | { readonly field: string }
  /** Only teams of this kind. */
  readonly team?: string
  /** Whoever holds this post at the team may take it, e.g. `member`; without it those who have the skill. */
  readonly post?: string
  /** Teams whose hours are over count too; without it only those on duty now. */
  readonly offDuty?: true
  readonly pick?: PickRule
}

/** One person of those who are found: who has the fewest open tasks, or whose last task of this kind is the longest ago. */
export type PickRule = 'least-loaded' | 'in-turn'
