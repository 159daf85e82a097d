import type { DefinitionBodiesQuery, DefinitionPageQuery } from '../../api/documents.ts'

type Page = NonNullable<DefinitionPageQuery['definition']>
type Bodies = NonNullable<DefinitionBodiesQuery['definition']>
type Version = Page['versions'][number] & Pick<Bodies['versions'][number], 'body'>

/** A definition with everything its page shows. */
export interface DefinitionDetail extends Omit<Page, 'versions'> {
  readonly versions: readonly Version[]
}

/** A definition with what its versions say; null while one of them is not known yet. */
export function withBodies(page: Page, bodies: Bodies): DefinitionDetail | null {
  const known = new Map(bodies.versions.map(({ number, body }) => [number, body]))
  const versions = page.versions.flatMap((version): Version[] => {
    const body = known.get(version.number)
    return body === undefined ? [] : [{ ...version, body }]
  })
  return versions.length === page.versions.length ? { ...page, versions } : null
}

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
