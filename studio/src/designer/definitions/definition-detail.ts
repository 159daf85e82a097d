import type { DefinitionPageQuery } from '../../api/documents.ts'

/** A definition with everything its page shows. */
export type DefinitionDetail = NonNullable<DefinitionPageQuery['definition']>

/** The page of a definition below the studio. */
export function definitionPath(definitionId: string): string {
  return `/definitions/${encodeURIComponent(definitionId)}`
}

/** The version with the highest number. */
export function newestOf<T extends { readonly number: number }>(
  versions: readonly T[],
): T | undefined {
  return [...versions].sort((one, other) => other.number - one.number)[0]
}
