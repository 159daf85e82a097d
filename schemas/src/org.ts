/** The street's tree: 街道 → 社区 → 片区 → 网格 → 楼栋 → 单元 → 户; kinds are data. */
export interface OrgNode {
  readonly id: string
  /** Null at the street. */
  readonly parentId: string | null
  readonly kind: string
  readonly name: string
  /** Stays for the instances that name it; nothing new is started at it. */
  readonly isClosed?: boolean
  /** The node is no place but people who act together there. */
  readonly team?: Team
}

/** People who act together at the node above theirs: volunteers, a property company, a duty desk. What they hold at the team's
 *  node are posts: `member`, `leader`, `on-duty`, `substitute`, or a skill. */
export interface Team {
  /** What definitions call such teams, `[a-z][a-z0-9-]*`. */
  readonly kind: string
  /** Hours of the city's day, `HH:MM` to `HH:MM`, in which new tasks go to it; always without them. */
  readonly hours?: readonly { readonly from: string; readonly until: string }[]
}

/** A person's post at a node, e.g. `grid-worker` at a grid. */
export interface PostHolding {
  readonly accountId: string
  readonly nodeId: string
  readonly post: string
  /** She is on leave: new tasks look for others first. */
  readonly isAway?: boolean
}

/** Everything assignment may look at, at one moment. */
export interface OrgTree {
  readonly nodes: ReadonlyMap<string, OrgNode>
  readonly holdings: readonly PostHolding[]
}

export type Role = 'official' | 'worker' | 'resident'
export const ROLES: readonly Role[] = ['official', 'worker', 'resident']

/** A post that somebody holds who acts. */
export interface HeldAs {
  readonly nodeId: string
  readonly post: string
  /** Account ids of those on leave for whom she stands in, where she holds it for them only. */
  readonly for?: readonly string[]
}

/** Who acts. `posts` are current at the moment of the command (authorization is never from a token). */
export interface Actor {
  readonly accountId: string
  readonly role: Role | 'device' | 'system'
  readonly posts: readonly HeldAs[]
}
