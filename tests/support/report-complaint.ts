import { randomUUID } from 'node:crypto'
import type { TestApp } from './start-app.ts'

/** A complaint of a signed-in resident, which waits at the desk; returns the instance's id. */
export async function reportComplaint(linli: TestApp, resident: string): Promise<string> {
  const { me } = await linli.ask('{ me { id } }', {}, resident)
  const { instanceId } = await linli.services.engine.start({
    ...{ tenantId: linli.street.tenant.id, definitionId: 'complaint', form: 'report' },
    answers: {
      description: '二楼楼道堆满纸箱，走不过去。',
      location: { nodeId: 'building-2', text: '2单元二楼楼道' },
      category: 'sanitation',
      ...{ reporterMode: 'named', reporterName: '林居民', contactBy: 'phone' },
      ...{ phone: '13900000001', consent: true },
    },
    actor: { accountId: me.id, role: 'resident', posts: [] },
    key: randomUUID(),
  })
  return instanceId
}
