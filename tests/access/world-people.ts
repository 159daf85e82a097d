import type { Role } from '@linli/schemas/org'
import { GRID, OTHER_GRID, POST } from './matter.ts'

/** Two streets whose people, nodes and services have the same ids: only the tenant tells them apart. */
export const TENANTS = ['one', 'two'] as const
export type Tenant = (typeof TENANTS)[number]

export interface PersonFacts {
  readonly role: Role
  readonly posts: readonly { readonly nodeId: string; readonly post: string }[]
}

const inPool = [{ nodeId: GRID, post: POST }]
const elsewhere = [{ nodeId: OTHER_GRID, post: POST }]

/** Who there is in each street. `party` and `partyOfficial` have the post of the pool and started a case of their own;
 *  `former` held a task and a post once and has neither any more; `gone` was disabled while signed in. */
export const PEOPLE = {
  resident: { role: 'resident', posts: [] },
  neighbour: { role: 'resident', posts: [] },
  candidate: { role: 'worker', posts: inPool },
  holder: { role: 'worker', posts: inPool },
  party: { role: 'worker', posts: inPool },
  former: { role: 'worker', posts: [] },
  other: { role: 'worker', posts: elsewhere },
  assignee: { role: 'worker', posts: elsewhere },
  official: { role: 'official', posts: [{ nodeId: 'street', post: 'street-center' }] },
  partyOfficial: { role: 'official', posts: inPool },
  /** Officials of a part of the street: of the area that the grid of the cases is in, and of another grid. */
  areaOfficial: { role: 'official', posts: [{ nodeId: 'area-1', post: 'committee' }] },
  otherOfficial: { role: 'official', posts: [{ nodeId: OTHER_GRID, post: 'committee' }] },
  /** Staff without a post: nobody hands a task on to her. */
  clerk: { role: 'official', posts: [] },
  gone: { role: 'worker', posts: inPool },
} as const satisfies Readonly<Record<string, PersonFacts>>
export type Person = keyof typeof PEOPLE

/** What stands above a node, itself among it. */
export const ABOVE: Readonly<Record<string, readonly string[]>> = {
  [GRID]: [GRID, 'area-1', 'street'],
  [OTHER_GRID]: [OTHER_GRID, 'area-2', 'street'],
}

/** A row of the matrix: a person of a street with her session, or somebody without one. */
export interface Viewer {
  readonly name: string
  readonly tenant: Tenant
  /** Null for who has no session that counts. */
  readonly person: Person | null
  readonly role: Role | null
}

function viewer(tenant: Tenant, person: Person): Viewer {
  return { name: `${person}@${tenant}`, tenant, person, role: PEOPLE[person].role }
}

/** `nobody` never signed in; the others without a person did, and then were disabled or signed out. */
export const VIEWERS: readonly Viewer[] = [
  { name: 'nobody', tenant: 'one', person: null, role: null },
  { name: 'gone', tenant: 'one', person: null, role: null },
  { name: 'signedOut', tenant: 'one', person: null, role: null },
  ...(
    [
      ...(['resident', 'neighbour', 'candidate', 'holder', 'party', 'former', 'other'] as const),
      ...(['assignee', 'official', 'areaOfficial', 'otherOfficial', 'partyOfficial'] as const),
    ] as const
  ).map((person) => viewer('one', person)),
  ...(['resident', 'candidate', 'holder', 'official', 'partyOfficial'] as const).map((person) =>
    viewer('two', person),
  ),
]
