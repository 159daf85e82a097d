/** SQL: whether the node stands in the part of the street given as an array of node ids, or null for all of it. For numbers that
 *  an official is told of others: `readable.ts` says the same of rows. */
export function withinPart(
  node: { readonly tenant: string; readonly id: string },
  part: string,
): string {
  return `(${part}::text[] IS NULL OR EXISTS (SELECT 1 FROM org_above part
             WHERE part.tenant_id = ${node.tenant} AND part.node_id = ${node.id} AND part.above_id = ANY (${part})))`
}
