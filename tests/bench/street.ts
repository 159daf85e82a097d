import type { Street } from '@linli/schemas/street'
import { ALARM_TYPE, BENCH_POST, OVERDUE, PACED } from './definitions.ts'

export const TENANT = 'bench'
const OFFICIAL = 'official-0'
const ALARM_DEVICES = 64
const GRIDS = 8

const same = (text: string) => ({ 'zh-CN': text, en: text })
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

export const gridId = (number: number): string => `bench-grid-${number % GRIDS}`

/** Eight grids with one worker each, somebody who draws definitions, and 64 alarms: as many devices as lanes, so that no limit per device decides a
 *  figure. Lane `n` uses alarm `n` and worker `n` modulo 8, who are of the same grid. */
export const benchStreet: Street = {
  format: 'linli-street/1',
  tenant: { id: TENANT, name: same('压测街道') },
  communityCode: '999000000000',
  nodeKinds: { street: same('街道'), grid: same('网格') },
  posts: { [BENCH_POST]: same('压测网格员') },
  nodes: [
    { id: TENANT, parentId: null, kind: 'street', name: '压测街道' },
    ...numbers(GRIDS).map((number) => ({
      id: gridId(number),
      parentId: TENANT,
      kind: 'grid',
      name: `压测网格${number}`,
    })),
  ],
  accounts: [
    ...numbers(GRIDS).map((number) => ({
      id: `worker-${number}`,
      role: 'worker' as const,
      name: `压测网格员${number}`,
      login: `worker-${number}`,
      posts: [{ nodeId: gridId(number), post: BENCH_POST }],
    })),
    { id: OFFICIAL, role: 'official' as const, name: '压测主任', login: OFFICIAL, posts: [] },
  ],
  deviceTypes: {
    [ALARM_TYPE]: same('压测告警器'),
    [OVERDUE.type]: same('压测计时器'),
    [PACED.type]: same('压测计时器'),
  },
  devices: [
    ...numbers(ALARM_DEVICES).map((number) => device(`bench-alarm-${number}`, ALARM_TYPE, number)),
    device(OVERDUE.type, OVERDUE.type, 0),
    device(PACED.type, PACED.type, 0),
  ],
}

function device(id: string, type: string, number: number): Street['devices'][number] {
  return { id, type, name: `压测设备 ${id}`, nodeId: gridId(number), samples: [] }
}
