import type { Street } from '@linli/schemas/street'
import { ALARM_TYPE, BENCH_POST, OVERDUE, PACED } from './definitions.ts'

export const TENANT = 'bench'
export const GRID = 'bench-grid'
const ALARM_DEVICES = 64
const WORKERS = 8

const same = (text: string) => ({ 'zh-CN': text, en: text })

/** One grid with eight workers and 64 alarms: as many devices as lanes, so that no limit per device decides a figure. */
export const benchStreet: Street = {
  format: 'linli-street/1',
  tenant: { id: TENANT, name: same('压测街道') },
  communityCode: '999000000000',
  nodeKinds: { street: same('街道'), grid: same('网格') },
  posts: { [BENCH_POST]: same('压测网格员') },
  nodes: [
    { id: TENANT, parentId: null, kind: 'street', name: '压测街道' },
    { id: GRID, parentId: TENANT, kind: 'grid', name: '压测网格' },
  ],
  accounts: Array.from({ length: WORKERS }, (_, index) => ({
    id: `worker-${index}`,
    role: 'worker' as const,
    name: `压测网格员${index}`,
    login: `worker-${index}`,
    posts: [{ nodeId: GRID, post: BENCH_POST }],
  })),
  deviceTypes: {
    [ALARM_TYPE]: same('压测告警器'),
    [OVERDUE.type]: same('压测计时器'),
    [PACED.type]: same('压测计时器'),
  },
  devices: [
    ...Array.from({ length: ALARM_DEVICES }, (_, index) => device(`alarm-${index}`, ALARM_TYPE)),
    device('overdue', OVERDUE.type),
    device('paced', PACED.type),
  ],
}

function device(id: string, type: string): Street['devices'][number] {
  return { id: `bench-${id}`, type, name: `压测设备 ${id}`, nodeId: GRID, samples: [] }
}
