import type { Finding } from '@linli/schemas/finding'
import type { GraphqlContext } from '../graphql/context.ts'
import { bookMessage } from '../graphql/user-errors.ts'
import type { StoredDraft } from './draft-store.ts'

/** What must be put right before a definition can be kept or published. */
export function invalidDefinition(findings: readonly Finding[], { locale }: GraphqlContext) {
  const code = 'definition.invalid'
  return {
    kind: 'InvalidDefinition' as const,
    code,
    message: bookMessage({ code }, locale),
    findings,
  }
}

/** What is sound and not proven: a second official may publish it all the same. */
export function unproven(findings: readonly Finding[], { locale }: GraphqlContext) {
  const code = 'definition.not-proven'
  return {
    kind: 'InvalidDefinition' as const,
    code,
    message: bookMessage({ code }, locale),
    findings,
  }
}

/** Somebody else saved in between. */
export async function staleDraft({ revision, updatedBy }: StoredDraft, context: GraphqlContext) {
  const code = 'draft.stale'
  const by = await context.accounts.load(updatedBy)
  return {
    kind: 'StaleDraft' as const,
    code,
    message: bookMessage({ code }, context.locale),
    revision,
    updatedBy: by?.name ?? updatedBy,
  }
}
