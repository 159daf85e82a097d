import { hash } from 'node:crypto'
import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { parseDefinition } from '@linli/schemas/parse-definition'
import { checkDefinition } from '../core/check-definition.ts'
import { compileDefinition } from '../core/compile-definition.ts'
import { silencedAdvice } from '../core/silence/silenced-advice.ts'
import type { PublishCommand, PublishResult } from '../ports/engine.ts'
import { neighbourFindings } from './neighbour-findings.ts'
import type { Shell } from './shell.ts'

/** Parses, checks, compiles and freezes (I8). A document with error findings is refused as data; one that equals the
 *  newest version in everything but what `definitionHash` leaves out gives that version again. */
export async function publishDefinition(
  shell: Shell,
  command: PublishCommand,
): Promise<PublishResult> {
  const parsed = parseDefinition(command.document)
  if (parsed.kind === 'refused') return parsed
  const { definition } = parsed
  const checked = checkDefinition(definition)
  if (checked.some(isError)) return { kind: 'refused', findings: checked }
  const found = await neighbourFindings(shell.versions, command.tenantId, definition)
  const findings = [...silencedAdvice(definition, found).told, ...checked]
  if (findings.some(isError)) return { kind: 'refused', findings }
  const contentHash = definitionHash(definition)
  compileDefinition(definition, contentHash)
  const { tenantId, actor } = command
  const stored = await shell.store.insertVersion({
    tenantId,
    definition,
    hash: contentHash,
    publishedBy: actor.accountId,
  })
  shell.versions.forgetNewest(tenantId)
  const { definitionId, number } = stored
  return { kind: 'published', definitionId, number, hash: stored.hash, warnings: findings }
}

function isError({ severity }: Finding): boolean {
  return severity === 'error'
}

/** What decides nothing: the canvas with its notes and frames, the advice that was left standing, and where a group of fields came from. */
const OUTSIDE_THE_HASH = {
  layout: undefined,
  remarks: undefined,
  silenced: undefined,
  blocks: undefined,
}

/** Hex SHA-256 of everything that decides behaviour. */
export function definitionHash(definition: Definition): string {
  return hash('sha256', canonicalJson({ ...definition, ...OUTSIDE_THE_HASH }))
}
