import type { Street } from '@linli/schemas/street'
import { GRID, POST, SENSOR } from './chaos-definition.ts'

export const TENANT = 'chaos'

const same = (text: string) => ({ 'zh-CN': text, en: text })
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

export const chaosStreet: Street = {
  format: 'linli-street/1',
  tenant: { id: TENANT, name: same('混沌街道') },
  communityCode: '999000000000',
  nodeKinds: { street: same('街道'), grid: same('网格') },
  posts: { [POST]: same('网格员') },
  nodes: [
    { id: TENANT, parentId: null, kind: 'street', name: '混沌街道' },
    { id: GRID, parentId: TENANT, kind: 'grid', name: '混沌网格' },
  ],
  accounts: [
    ...numbers(4).map((number) => ({
      id: `worker-${number}`,
      role: 'worker' as const,
      name: `网格员${number}`,
      login: `worker-${number}`,
      posts: [{ nodeId: GRID, post: POST }],
    })),
    ...numbers(4).map((number) => ({
      id: `resident-${number}`,
      role: 'resident' as const,
      name: `居民${number}`,
      phone: `1390000090${number}`,
      posts: [],
    })),
  ],
  deviceTypes: { [SENSOR]: same('传感器') },
  devices: numbers(8).map((number) => ({
    id: `chaos-sensor-${number}`,
    type: SENSOR,
    name: `传感器${number}`,
    nodeId: GRID,
    samples: [],
  })),
}
