import { readFile } from 'node:fs/promises'
import type { Definition } from '@linli/schemas/definition'
import type { Services } from '../../server/src/services.ts'

/** Publishes `templates/<name>` in the tenant through the engine. */
export async function publishTemplate(
  { engine }: Services,
  tenantId: string,
  name: string,
): Promise<Definition> {
  const path = new URL(`../../templates/${name}/definition.json`, import.meta.url)
  const document = JSON.parse(await readFile(path, 'utf8')) as Definition
  const result = await engine.publish({
    tenantId,
    document,
    actor: { accountId: 'shen-center', role: 'official', posts: [] },
  })
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.findings))
  return document
}
