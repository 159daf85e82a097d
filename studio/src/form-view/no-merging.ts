/** Stands in for the library RJSF merges `allOf` with: the format of forms has no `allOf` (`FieldSchema`), and the page
 *  is 4 kB (gzip) lighter. RJSF builds its merger when it is loaded, so that the parts must be there; to merge is refused,
 *  and RJSF then draws the rest of the schema. See vite.config.ts. */
function nothing(): Readonly<Record<string, never>> {
  return {}
}

function refuse(): never {
  throw new Error('A form has no allOf')
}

export const createComparator = nothing
export const createDeduplicator = nothing
export const createIntersector = nothing
export const createMerger = nothing
export const createShallowAllOfMerge = () => refuse
