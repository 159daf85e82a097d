import { randomUUID } from 'node:crypto'
import type { Definition } from '@linli/schemas/definition'
import { expect } from 'vitest'
import { createInProcessEngine } from '../support/in-process-engine.ts'

/** Publishes the service and has a resident ask for it, at a community where nothing else is said; returns the instance's id. */
export async function lend(
  databaseUrl: string,
  document: Definition,
  place = 'qinghe',
): Promise<string> {
  const { engine, close } = await createInProcessEngine(databaseUrl)
  try {
    const actor = { accountId: 'publisher', role: 'official', posts: [] } as const
    const published = await engine.publish({ tenantId: 'jinxiu', document, actor })
    expect(published).toMatchObject({ kind: 'published' })
    const { instanceId } = await engine.start({
      ...{ tenantId: 'jinxiu', definitionId: document.id, form: 'start', key: randomUUID() },
      ...{
        answers: { place },
        actor: { accountId: 'lin-resident', role: 'resident', posts: [] },
      },
    })
    return instanceId
  } finally {
    await close()
  }
}
