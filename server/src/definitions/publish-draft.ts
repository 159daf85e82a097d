import { findEmptyPools } from '@linli/runtime/core'
import type { Finding } from '@linli/schemas/finding'
import { parseDefinitionText } from '@linli/schemas/parse-definition'
import { actorOf, type Viewer } from '../access/viewer.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { inTransaction } from '../database/in-transaction.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import type { PublishedVersion } from '../reading/versions.ts'
import type { Services } from '../services.ts'
import type { DefinitionHead } from './definition.graphql.ts'
import { invalidDefinition } from './draft-answers.ts'
import type { StoredDraft } from './draft-store.ts'

/** What stands between a draft and its publication. */
export interface Proof {
  /** Errors first. */
  readonly findings: readonly Finding[]
  /** Whether it compiles: nobody can publish what does not. */
  readonly isSound: boolean
  readonly isProven: boolean
}

/** Parses, checks, walks and plays a draft, on another thread, and looks for people of the tenant to do its tasks. Throws
 *  `definition.check-timeout`, `server.overloaded`. */
export async function proveDraft(
  { verifier, directory, engine }: Services,
  tenantId: string,
  body: string,
): Promise<Proof> {
  const parsed = parseDefinitionText(body)
  if (parsed.kind === 'refused') {
    return { findings: parsed.findings, isSound: false, isProven: false }
  }
  const { findings: found, isSound } = await verifier.verify(parsed.definition)
  const empty = isSound ? findEmptyPools(parsed.definition, await directory.org(tenantId)) : []
  const others = isSound ? await engine.neighbourFindings(tenantId, parsed.definition) : []
  const findings = [...found, ...empty, ...others].sort(errorsFirst)
  const isProven = findings.every(({ severity }) => severity !== 'error')
  // The engine would refuse it, whoever approves.
  return { findings, isSound: isSound && !others.some(isError), isProven }
}

function isError({ severity }: Finding): boolean {
  return severity === 'error'
}

function errorsFirst(one: Finding, other: Finding): number {
  return Number(one.severity !== 'error') - Number(other.severity !== 'error')
}

export interface PublishedShape {
  readonly kind: 'Published'
  readonly definition: DefinitionHead
  readonly version: PublishedVersion
  readonly warnings: readonly Finding[]
}

/** Publishes a draft as the next version, with its audit row. Whether it may be is decided before. */
export async function publishDraft(
  context: GraphqlContext,
  draft: StoredDraft,
  by: {
    readonly viewer: Viewer
    /** As `acceptVersionName` gave it. */
    readonly name: string | null
    readonly detail: Readonly<Record<string, unknown>>
  },
): Promise<PublishedShape | ReturnType<typeof invalidDefinition>> {
  const { services, tenantId } = context
  const { definitionId } = draft
  const document: unknown = JSON.parse(draft.body)
  const actor = actorOf(by.viewer)
  const result = await services.engine.publish({ tenantId, document, actor })
  if (result.kind === 'refused') return invalidDefinition(result.findings, context)
  services.versions.forgetNewest(tenantId)
  const { number } = result
  const { name } = by
  await inTransaction(services.pool, async (client) => {
    if (name !== null) {
      await client.query(
        'INSERT INTO version_name (tenant_id, definition_id, number, name) VALUES ($1, $2, $3, $4)',
        [tenantId, definitionId, number, name],
      )
    }
    await writeAudit(client, {
      ...{ tenantId, actorId: by.viewer.accountId, deed: 'publish' },
      object: `definition:${definitionId}@${number}`,
      detail: { hash: result.hash, revision: draft.revision, name, ...by.detail },
    })
  })
  return {
    kind: 'Published',
    definition: { definitionId },
    version: await services.versions.get(tenantId, definitionId, number),
    warnings: result.warnings,
  }
}
