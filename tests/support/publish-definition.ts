import type { Definition } from '@linli/schemas/definition'
import { createInProcessEngine } from './in-process-engine.ts'

/** Publishes through the engine, as an official would. Throws with the findings where the checker refuses. */
export async function publishDefinition(
  databaseUrl: string,
  tenantId: string,
  document: Definition,
): Promise<void> {
  const { engine, close } = await createInProcessEngine(databaseUrl)
  try {
    const actor = { accountId: 'publisher', role: 'official', posts: [] } as const
    const result = await engine.publish({ tenantId, document, actor })
    if (result.kind === 'refused') throw new Error(JSON.stringify(result.findings, null, 2))
  } finally {
    await close()
  }
}
