import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { LinliError } from '@linli/schemas/linli-error'
import { checkNeighbours } from '../core/children/check-neighbours.ts'
import { childInvocationsOf, statesOf } from '../core/definition-tree.ts'
import type { VersionBook } from './version-book.ts'

/** What is wrong with the other workflows that a definition starts, among those that are published now. Nothing is asked of the
 *  store where it starts none. */
export async function neighbourFindings(
  versions: VersionBook,
  tenantId: string,
  definition: Definition,
): Promise<Finding[]> {
  const inputs = statesOf(definition.machine)
    .flatMap(childInvocationsOf)
    .map(({ invoke }) => invoke.input)
  if (inputs.length === 0) return []
  const newest = await versions.newest(tenantId)
  const exact = new Map<string, Definition | null>()
  for (const { ref, version } of inputs) {
    if (version === undefined) continue
    exact.set(`${ref}@${version}`, await pinned(versions, { tenantId, ref, version }))
  }
  return checkNeighbours(definition, {
    refs: [...newest.keys()],
    definitionOf: (ref, version) =>
      version === null
        ? (newest.get(ref)?.program.definition ?? null)
        : (exact.get(`${ref}@${version}`) ?? null),
  })
}

async function pinned(
  versions: VersionBook,
  at: { readonly tenantId: string; readonly ref: string; readonly version: number },
): Promise<Definition | null> {
  try {
    return (await versions.pinned(at.tenantId, at.ref, at.version)).program.definition
  } catch (error) {
    if (error instanceof LinliError && error.code === 'version.not-found') return null
    throw error
  }
}
