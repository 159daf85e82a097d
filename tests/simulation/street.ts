import type { Actor, OrgTree } from '@linli/schemas/org'
import type { DeviceFacts } from '../../runtime/src/core/step.ts'
import { GRID, POST } from './definitions.ts'

/** Two tenants that look alike in everything but their own name: what leaves the tenant out of a key confuses them. */
export const TENANTS = ['east', 'west'] as const

export const WORKERS: readonly Actor[] = ['worker-1', 'worker-2', 'worker-3'].map((accountId) => ({
  accountId,
  role: 'worker',
  posts: [{ nodeId: GRID, post: POST }],
}))
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
  holdings: WORKERS.map(({ accountId }) => ({ accountId, nodeId: GRID, post: POST })),
}
