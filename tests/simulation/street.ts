import type { Actor, OrgTree } from '@linli/schemas/org'
import type { DeviceFacts } from '../../runtime/src/core/step.ts'
import { GRID, POST } from './definitions.ts'

/** Two tenants that look alike in everything but their own name: what leaves the tenant out of a key confuses them. */
export const TENANTS = ['east', 'west'] as const

/** Who holds which post of the grid. One holds two: she signs once. */
export const POSTS: Readonly<Record<string, readonly string[]>> = {
  [POST]: ['worker-1', 'worker-2', 'worker-3'],
  desk: ['desk-1', 'desk-2'],
  head: ['desk-2'],
  site: ['site-1', 'site-2'],
}

export const STAFF: readonly Actor[] = [...new Set(Object.values(POSTS).flat())].map(
  (accountId) => ({
    accountId,
    role: 'worker',
    posts: Object.entries(POSTS).flatMap(([post, holders]) =>
      holders.includes(accountId) ? [{ nodeId: GRID, post }] : [],
    ),
  }),
)
export const WORKERS = STAFF.filter(({ accountId }) => POSTS[POST]?.includes(accountId))
export const RESIDENTS: readonly Actor[] = ['resident-1', 'resident-2'].map((accountId) => ({
  accountId,
  role: 'resident',
  posts: [],
}))
export const OFFICIAL: Actor = { accountId: 'official-1', role: 'official', posts: [] }
export const SMOKE: DeviceFacts = { id: 'device-1', type: 'smoke', name: '烟感', nodeId: GRID }
export const BUTTON: DeviceFacts = { id: 'device-2', type: 'button', name: '按钮', nodeId: GRID }

export const ORG: OrgTree = {
  nodes: new Map([
    ['street', { id: 'street', parentId: null, kind: 'street', name: '街道' }],
    [GRID, { id: GRID, parentId: 'street', kind: 'grid', name: '网格' }],
  ]),
  holdings: STAFF.flatMap(({ accountId, posts }) => posts.map((post) => ({ accountId, ...post }))),
}

export function isStaff(accountId: string): boolean {
  return STAFF.some((each) => each.accountId === accountId)
}
